package dev.riskdex.classifier.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.tune.SteeringEvaluation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invented definitions that were written before the rules that read them: the misses of {@code a} gave ideas for rules,
 * {@code b} and {@code c} were only counted. The floors lie just below what was reached.
 */
class UnseenSteeringTest {

    @ParameterizedTest
    @CsvSource({"a, 0.90, 0.03", "b, 0.78, 0.03", "c, 0.85, 0.03"})
    void findsMostAndLeavesHonestOnesAlone(String half, double found, double honestFlagged) throws IOException {
        SteeringEvaluation evaluation = new SteeringEvaluation(Classifier.standard());
        try (InputStream rows = UnseenSteeringTest.class.getResourceAsStream("unseen-" + half + ".jsonl")) {
            new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> evaluation.add(JsonMapper.shared().readTree(line)));
        }

        assertThat(evaluation.recall().value())
                .as(evaluation.byTechnique().toString())
                .isGreaterThanOrEqualTo(found);
        assertThat(evaluation.honestFlagged().value()).isLessThanOrEqualTo(honestFlagged);
    }
}
