package dev.riskdex.classifier.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Evidence.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ScorerTest {

    /** No bias; a rule without a line of its own weighs 2 for what it speaks for. */
    private static final Ruleset RULES = new Ruleset(
            "test",
            Weights.NONE,
            Map.of("name-act", 2.0),
            Map.of(
                    "name-act.known",
                    new Weights(new double[] {0, 1, 3, 0, 0}),
                    "hint.weak",
                    Weights.of(Category.READ, 0.05)),
            0.34,
            0,
            0.5,
            0.9,
            0.75);

    private static final Scorer SCORER = new Scorer(RULES);

    private static Observation seen(String rule, Optional<Category> speaksFor) {
        return new Observation(rule, Kind.LEXICAL, "name", "quoted", speaksFor);
    }

    @Test
    void addsWeightsUpAndTurnsThemIntoProbabilities() {
        Scorer.Verdict verdict = SCORER.score(
                List.of(
                        seen("name-act.known", Optional.of(Category.READ)),
                        seen("name-act.other", Optional.of(Category.EXECUTE))),
                1);
        double total = 1 + Math.exp(1) + Math.exp(5) + 1 + 1;

        assertThat(verdict.category()).isEqualTo(Category.EXECUTE);
        assertThat(verdict.posterior().of(Category.EXECUTE)).isCloseTo(Math.exp(5) / total, within(1e-12));
        assertThat(verdict.posterior().of(Category.WRITE)).isCloseTo(Math.exp(1) / total, within(1e-12));
        assertThat(verdict.posterior().of(Category.READ)).isCloseTo(1 / total, within(1e-12));
        assertThat(verdict.posterior().second()).isEqualTo(Category.WRITE);
    }

    @Test
    void drawsTheSumsTogetherWhereLittleIsKnown() {
        List<Observation> seen = List.of(seen("name-act.a", Optional.of(Category.DESTRUCTIVE)));

        assertThat(SCORER.score(seen, 1).posterior().of(Category.DESTRUCTIVE))
                .isCloseTo(Math.exp(2) / (Math.exp(2) + 4), within(1e-12));
        assertThat(SCORER.score(seen, 0.5).posterior().of(Category.DESTRUCTIVE))
                .isCloseTo(Math.exp(1) / (Math.exp(1) + 4), within(1e-12));
        assertThat(SCORER.score(seen, 0).posterior().of(Category.DESTRUCTIVE)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void quotesTheStrongestFirstAndLeavesOutWhatHardlyWeighs() {
        Scorer.Verdict verdict = SCORER.score(
                List.of(
                        seen("hint.weak", Optional.of(Category.READ)),
                        seen("unknown.rule", Optional.of(Category.READ)),
                        seen("name-act.b", Optional.of(Category.READ)),
                        seen("name-act.a", Optional.of(Category.READ)),
                        seen("name-act.none", Optional.empty()),
                        seen("name-act.known", Optional.empty())),
                1);

        assertThat(verdict.evidence())
                .extracting(Evidence::signal)
                .containsExactly("name-act.known", "name-act.a", "name-act.b");
        assertThat(verdict.evidence())
                .extracting(Evidence::supports)
                .containsExactly(Category.EXECUTE, Category.READ, Category.READ);
        assertThat(verdict.evidence()).extracting(Evidence::weight).containsExactly(2.75, 2.0, 2.0);
    }

    @Test
    void isUnknownWhereNothingIsProbableEnough() {
        assertThat(SCORER.score(List.of(), 1).category()).isEqualTo(Category.UNKNOWN);
        assertThat(SCORER.score(List.of(seen("name-act.a", Optional.of(Category.UNKNOWN))), 1)
                        .category())
                .isEqualTo(Category.UNKNOWN);
        assertThat(SCORER.score(List.of(seen("name-act.a", Optional.of(Category.WRITE))), 1)
                        .category())
                .isEqualTo(Category.WRITE);
    }

    @ParameterizedTest
    @CsvSource({"0.1, UNKNOWN", "0.7, UNKNOWN", "0.8, READ", "2, READ"})
    void drawsTheLineOfUnknownAtTheRulesetsProbability(double bias, Category category) {
        Ruleset biased = RULES.with(Weights.of(Category.READ, bias), Map.of());

        assertThat(new Scorer(biased)
                        .score(List.of(seen("name-act.a", Optional.empty())), 1)
                        .category())
                .isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"domain.cloud", "domain-act.cloud+none", "siblings.read", "name-act.none", "name-word.xyzzy"})
    void isUnknownWhereNothingCarriesAVerdict(String rule) {
        Ruleset biased = RULES.with(Weights.of(Category.READ, 5), Map.of());

        assertThat(new Scorer(biased)
                        .score(List.of(seen(rule, Optional.empty())), 1)
                        .category())
                .isEqualTo(Category.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"'0 0 0 0 0'", "'1 2 3 4 5'", "'1000 -1000 999 0 0'", "'-5000 -5000 -5000 -5000 -5000'"})
    void probabilitiesSumToOne(String sums) {
        Posterior posterior = Posterior.softmax(
                Arrays.stream(sums.split(" ")).mapToDouble(Double::parseDouble).toArray());

        assertThat(Weights.CLASSES.stream().mapToDouble(posterior::of).sum()).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(value = Category.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void measuresAWeightAgainstTheMeanOfTheOthers(Category category) {
        Weights weights = Weights.of(category, 4);

        assertThat(weights.strongest()).isEqualTo(category);
        assertThat(weights.contrast(category)).isEqualTo(4);
        assertThat(new Weights(new double[] {2, 2, 2, 2, 2}).contrast(category)).isEqualTo(0);
    }

    @Test
    void theRulesetOfThisBuildCanBeWrittenAndReadBack() {
        Ruleset ruleset = Ruleset.load();
        Ruleset again = Ruleset.of(new YAMLMapper().readTree(RulesetWriter.write(ruleset)));

        assertThat(RulesetWriter.write(again)).isEqualTo(RulesetWriter.write(ruleset));
        assertThat(again.version()).isEqualTo(ruleset.version());
        assertThat(again.priors()).isEqualTo(ruleset.priors());
        assertThat(again.unknownBelow()).isEqualTo(ruleset.unknownBelow());
    }
}
