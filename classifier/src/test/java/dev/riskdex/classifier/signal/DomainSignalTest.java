package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import dev.riskdex.classifier.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainSignalTest {

    private static List<String> rules(String server, String... tools) {
        return Seen.by(new DomainSignal(Vocabulary.load().combinations()), Servers.named(server, tools)).stream()
                .map(Observation::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, delete_row, domain.database, domain-act.database+delete",
        "Kestra workflows, list_flows, domain.orchestration, domain-act.orchestration+list",
        "stripe, thing, domain.payments, domain-act.payments+none",
        "discord-bot, send_it, domain.messaging, domain-act.messaging+send"
    })
    void readsWhatTheServerIsAboutAloneAndWithTheAct(String server, String tool, String alone, String withAct) {
        assertThat(rules(server, tool)).contains(alone, withAct);
    }

    @ParameterizedTest
    @CsvSource({"server", "mcp-server", "tools", "notebook", "postgresish", "bankable"})
    void saysNothingWhereNothingIsSaid(String server) {
        assertThat(rules(server, "thing")).isEmpty();
    }

    @Test
    void hearsManyToolsWhereTheNameSaysNothing() {
        assertThat(rules(
                        "acme",
                        "list_workflows",
                        "get_execution",
                        "list_executions",
                        "get_flow",
                        "start_job",
                        "list_jobs"))
                .contains("domain.orchestration");
    }
}
