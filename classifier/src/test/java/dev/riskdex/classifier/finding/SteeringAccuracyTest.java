package dev.riskdex.classifier.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.tune.SteeringEvaluation;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many real poisoned definitions are found; they are no part of the source tree. */
class SteeringAccuracyTest {

    private static final double FOUND = 0.90;
    private static final double HONEST_FLAGGED = 0.03;
    private static final double ORDINARY_FLAGGED = 0.001;

    @Test
    void findsNineInTenAndLeavesOrdinaryToolsAlone() throws IOException {
        Path corpus = Path.of(System.getProperty("riskdex.shared", ""), "corpus");
        Path poisoned = corpus.resolve("poisoned_dev.jsonl");
        Assumptions.assumeTrue(
                Files.isRegularFile(poisoned),
                "no poisoned definitions: the system property riskdex.shared names none");

        SteeringEvaluation evaluation = new SteeringEvaluation(Classifier.standard());
        for (String line : Files.readAllLines(poisoned)) {
            evaluation.add(JsonMapper.shared().readTree(line));
        }
        for (String line : Files.readAllLines(corpus.resolve("dev.jsonl"))) {
            evaluation.addOrdinary(definition(JsonMapper.shared().readTree(line)));
        }

        assertThat(evaluation.recall().value()).isGreaterThanOrEqualTo(FOUND);
        assertThat(evaluation.honestFlagged().value()).isLessThanOrEqualTo(HONEST_FLAGGED);
        assertThat(evaluation.ordinaryFlagged().value())
                .as(evaluation.ordinaryFlagsByCode().toString())
                .isLessThanOrEqualTo(ORDINARY_FLAGGED);
    }

    private static ServerDefinition definition(JsonNode row) {
        String id = row.path("id").asString("");
        return new ServerDefinition(
                Optional.of(id),
                DefinitionCodec.readServer(row.path("server"), id, "", new ArrayList<>()),
                Provenance.of("file", "corpus"),
                DefinitionCodec.readTools(row.path("tools"), "", new ArrayList<>()));
    }
}
