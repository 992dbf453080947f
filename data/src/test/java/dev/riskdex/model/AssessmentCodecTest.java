package dev.riskdex.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AssessmentCodecTest {

    private static final ToolRef FETCH = new ToolRef("desk", "fetch");

    private static ServerAssessment again(ServerAssessment assessment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        AssessmentCodec.write(assessment, node);
        return AssessmentCodec.read(node);
    }

    @Test
    void readsWhatItWrote() {
        ServerAssessment whole = new ServerAssessment(
                new Grade("D", 40.5, List.of(new Grade.Contribution("worst", 40.5, "its worst tool")), ""),
                List.of(new Combination(
                        "fetch-run",
                        "Fetches and runs",
                        Severity.CRITICAL,
                        "why",
                        "remedy",
                        List.of(
                                new Combination.Step("fetches", List.of(FETCH)),
                                new Combination.Step("runs", List.of(new ToolRef("desk", "run")))),
                        List.of(FETCH))),
                List.of(FETCH),
                false);

        assertThat(again(whole)).isEqualTo(whole);
        assertThat(again(ServerAssessment.NONE)).isEqualTo(ServerAssessment.NONE);
        assertThat(AssessmentCodec.read(JsonNodeFactory.instance.objectNode())).isEqualTo(ServerAssessment.NONE);
    }

    @Test
    void keepsBothVerdictsAndTheQuotesOfCapabilities() {
        ToolRisk own = new ToolRisk(
                Optional.empty(),
                "desk",
                "delete_note",
                Category.DESTRUCTIVE,
                Severity.HIGH,
                0.9,
                List.of(),
                "Deletes a note.",
                List.of(),
                List.of(),
                Map.of(),
                List.of(Capability.READS_FILES, Capability.DELETES_DATA),
                List.of(
                        new CapabilityEvidence(Capability.READS_FILES, "reads-files.path", "parameters/path", "path"),
                        new CapabilityEvidence(Capability.DELETES_DATA, "deletes.any", "name", "delete")),
                List.of(),
                List.of(),
                "1",
                "0".repeat(64),
                Optional.empty());
        ToolRisk overridden = own.overridden(
                Category.WRITE,
                Severity.LOW,
                new VerdictOverride(
                        Category.DESTRUCTIVE, Severity.HIGH, "a bin", "Ada", Optional.of(LocalDate.of(2027, 1, 31))));

        assertThat(RiskCodec.read(RiskCodec.write(own))).isEqualTo(own);
        assertThat(RiskCodec.read(RiskCodec.write(overridden))).isEqualTo(overridden);
        assertThat(overridden.capabilities()).containsExactly(Capability.READS_FILES);
        assertThat(overridden.capabilityEvidence()).hasSize(1);
    }
}
