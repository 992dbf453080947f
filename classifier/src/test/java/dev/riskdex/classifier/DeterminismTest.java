package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeterminismTest {

    private static final List<ServerDefinition> SERVERS = List.of(
            Servers.named(
                    "Kestra workflows",
                    "change_taskrun_state",
                    "resume_execution",
                    "restart_execution",
                    "execute_flow",
                    "list_flows"),
            Servers.server(
                    "acme",
                    Servers.tool(
                            "manage_notes",
                            "Creates, lists and deletes notes. This cannot be undone.",
                            "{'properties':{'action':{'enum':['get','set','delete']},'sql':{'type':'string'}}}",
                            "{'readOnlyHint':true}"),
                    Servers.tool("send_mail", "Sends a mail \u202E to people."),
                    ToolDefinition.named("send_mail"),
                    ToolDefinition.named("42")));

    @Test
    void twoClassifiersGiveTheSameBytes() {
        assertThat(lines(Classifier.standard())).isEqualTo(lines(Classifier.standard()));
    }

    @Test
    void oneClassifierGivesTheSameBytesAgain() {
        Classifier classifier = Classifier.standard();

        assertThat(lines(classifier)).isEqualTo(lines(classifier));
    }

    private static String lines(Classifier classifier) {
        return SERVERS.stream()
                .flatMap(server -> classifier.classify(server).tools().stream())
                .map(RiskCodec::writeLine)
                .collect(Collectors.joining("\n"));
    }
}
