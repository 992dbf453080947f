package dev.riskdex.classifier.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EvaluationTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    /** Five tools, three of them right; the figures below are worked out by hand. */
    private static final Evaluation FIVE = Evaluation.of(List.of(
            judged(Category.READ, Severity.LOW, "all", Category.READ, Severity.LOW, 0.95),
            judged(Category.READ, Severity.LOW, "all", Category.WRITE, Severity.MEDIUM, 0.55),
            judged(Category.WRITE, Severity.MEDIUM, "all", Category.WRITE, Severity.MEDIUM, 0.85),
            judged(Category.DESTRUCTIVE, Severity.CRITICAL, "pro", Category.READ, Severity.LOW, 0.93),
            judged(Category.EXECUTE, Severity.HIGH, "pro", Category.EXECUTE, Severity.MEDIUM, 1.0)));

    private static Judged judged(
            Category label, Severity severity, String stratum, Category verdict, Severity found, double confidence) {
        return new Judged(
                new Label("row", "tool", label, severity, stratum, false), verdict, found, confidence, "shop", "en");
    }

    @Test
    void countsWhatIsRight() {
        assertThat(FIVE.count()).isEqualTo(5);
        assertThat(FIVE.accuracy()).isCloseTo(0.6, EXACTLY);
        assertThat(FIVE.by(item -> item.label().stratum())).containsOnlyKeys("all", "pro");
        assertThat(FIVE.by(item -> item.label().stratum()).values())
                .extracting(Evaluation::count)
                .containsExactly(3, 2);
        assertThat(FIVE.where(item -> item.label().stratum().equals("all")).accuracy())
                .isCloseTo(2 / 3.0, EXACTLY);
    }

    @Test
    void scoresEachCategory() {
        Evaluation.ClassScore read = FIVE.score(Category.READ);
        assertThat(read.precision()).isCloseTo(1 / 2.0, EXACTLY);
        assertThat(read.recall()).isCloseTo(1 / 2.0, EXACTLY);
        assertThat(read.f1()).isCloseTo(1 / 2.0, EXACTLY);
        assertThat(read.support()).isEqualTo(2);
        Evaluation.ClassScore write = FIVE.score(Category.WRITE);
        assertThat(write.precision()).isCloseTo(1 / 2.0, EXACTLY);
        assertThat(write.recall()).isCloseTo(1, EXACTLY);
        assertThat(write.f1()).isCloseTo(2 / 3.0, EXACTLY);
        assertThat(FIVE.score(Category.EXECUTE).f1()).isCloseTo(1, EXACTLY);
        assertThat(FIVE.score(Category.DESTRUCTIVE).f1()).isCloseTo(0, EXACTLY);
        assertThat(FIVE.score(Category.FINANCIAL)).isEqualTo(new Evaluation.ClassScore(0, 0, 0));
        assertThat(FIVE.macroF1()).isCloseTo((1 / 2.0 + 2 / 3.0 + 1) / 5, EXACTLY);
    }

    @Test
    void countsTheMissesThatHurt() {
        assertThat(FIVE.takenForReads()).isCloseTo(1 / 3.0, EXACTLY);
        assertThat(FIVE.severeTakenForLow()).isCloseTo(1 / 2.0, EXACTLY);
        assertThat(FIVE.unknowns()).isCloseTo(0, EXACTLY);
    }

    @Test
    void comparesSeverities() {
        assertThat(FIVE.severityEqual()).isCloseTo(2 / 5.0, EXACTLY);
        assertThat(FIVE.severityWithinOneStep()).isCloseTo(4 / 5.0, EXACTLY);
    }

    private static Map<Category, Integer> row(Category label) {
        return FIVE.confusion().getOrDefault(label, Map.of());
    }

    @Test
    void laysOutTheConfusion() {
        assertThat(row(Category.READ))
                .containsEntry(Category.READ, 1)
                .containsEntry(Category.WRITE, 1)
                .containsEntry(Category.DESTRUCTIVE, 0);
        assertThat(row(Category.DESTRUCTIVE)).containsEntry(Category.READ, 1);
    }

    @Test
    void comparesConfidenceWithWhatIsRight() {
        assertThat(FIVE.reliability()).extracting(Evaluation.Bin::from).containsExactly(0.5, 0.8, 0.9);
        assertThat(FIVE.reliability()).extracting(Evaluation.Bin::count).containsExactly(1, 1, 3);
        Evaluation.Bin last = FIVE.reliability().get(2);
        assertThat(last.confidence()).isCloseTo(0.96, EXACTLY);
        assertThat(last.right()).isCloseTo(2 / 3.0, EXACTLY);
        assertThat(FIVE.calibrationError()).isCloseTo((0.55 + 0.15 + 3 * (0.96 - 2 / 3.0)) / 5, EXACTLY);
    }

    @Test
    void isZeroWhereThereIsNothingToCount() {
        Evaluation none = Evaluation.of(List.of());

        assertThat(List.of(
                        none.accuracy(),
                        none.macroF1(),
                        none.takenForReads(),
                        none.severeTakenForLow(),
                        none.unknowns(),
                        none.severityEqual(),
                        none.calibrationError()))
                .containsOnly(0.0);
        assertThat(none.reliability()).isEmpty();
        assertThat(none.by(item -> item.label().stratum())).isEmpty();
    }

    @Test
    void readsALabel() {
        assertThat(label("{'id':'a','tool':'t','category':'read','severity':'LOW','stratum':'all','hard':true}"))
                .isEqualTo(new Label("a", "t", Category.READ, Severity.LOW, "all", true));
        assertThat(label("{'id':'a','tool':'t','category':'Read','severity':'Low'}"))
                .isEqualTo(new Label("a", "t", Category.READ, Severity.LOW, "", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'id':'a','tool':'t','severity':'Low'}",
                "{'id':'a','tool':'t','category':'Read'}",
                "{'id':'a','tool':'t','category':'Other','severity':'Low'}"
            })
    void refusesWhatIsNoLabel(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> label(json));
    }

    private static Label label(String json) {
        return Label.of(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
