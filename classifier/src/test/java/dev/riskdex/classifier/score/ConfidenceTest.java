package dev.riskdex.classifier.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.ToolRisk;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static ToolRisk risk(String how) {
        ToolDefinition plain = Servers.tool("delete_note", "Deletes a note.");
        ToolDefinition tool = new ToolDefinition(
                plain.name(),
                plain.title(),
                plain.description(),
                plain.inputSchema(),
                plain.outputSchema(),
                plain.annotations(),
                plain.meta(),
                new ToolOrigin(Optional.of("a"), OptionalInt.empty(), Optional.of(how), Optional.empty(), false, true));
        return Classifier.standard()
                .classify(Servers.server("notes", tool))
                .tools()
                .get(0);
    }

    @Test
    void aToolKnownFromAReadmeOnlyIsLessCertain() {
        ToolRisk declared = risk("tool list");
        ToolRisk named = risk("README");
        assertThat(named.confidence()).isLessThan(declared.confidence());
        assertThat(named.category()).isEqualTo(declared.category());
        assertThat(named.confidenceReasons()).contains("it is known from a README only, which may be out of date");
        assertThat(declared.confidenceReasons()).noneMatch(reason -> reason.contains("README"));
    }
}
