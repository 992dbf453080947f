package dev.riskdex.classifier.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.score.Ruleset;
import dev.riskdex.classifier.score.RulesetWriter;
import dev.riskdex.classifier.score.Weights;
import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TunerTest {

    private static final Ruleset START =
            new Ruleset("test", Weights.NONE, Map.of("name-act", 1.0), Map.of(), 0.34, 0, 0.85, 0.95, 0.75);

    private static Observation seen(String rule) {
        return new Observation(rule, Kind.LEXICAL, "name", "quoted", Optional.of(Category.READ));
    }

    private static Tuner.Example example(String group, String rule, Category category) {
        return new Tuner.Example(group, List.of(seen(rule)), category);
    }

    @Test
    void aRuleSeenInFewerThanThreeGroupsKeepsItsPrior() {
        List<Tuner.Example> examples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            examples.add(example(i % 2 == 0 ? "one" : "two", "name-act.rare", Category.EXECUTE));
            examples.add(example("group " + i % 3, "name-act.common", Category.EXECUTE));
        }

        Ruleset fitted = new Tuner(START).fit(examples);

        assertThat(fitted.weights()).containsOnlyKeys("name-act.common");
        Weights rare = fitted.weights(seen("name-act.rare"));
        assertThat(rare.of(Category.READ)).isEqualTo(1);
        assertThat(rare.of(Category.EXECUTE)).isEqualTo(0);
        Weights common = fitted.weights(seen("name-act.common"));
        assertThat(common.of(Category.EXECUTE)).isPositive();
        assertThat(common.of(Category.READ)).isLessThan(1);
    }

    @Test
    void theSameLabelsGiveTheSameRules() {
        List<Tuner.Example> examples = new ArrayList<>();
        Category[] categories = {Category.READ, Category.WRITE, Category.FINANCIAL};
        for (int i = 0; i < 60; i++) {
            examples.add(example("group " + i % 7, "name-act.r" + i % 5, categories[i % 3]));
        }

        String once = RulesetWriter.write(new Tuner(START).fit(examples));
        String again = RulesetWriter.write(new Tuner(START).fit(examples));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void theOrderOfTheLabelsDoesNotMatter() {
        List<Tuner.Example> examples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            examples.add(example("group " + i, "name-act.a", i % 3 == 0 ? Category.READ : Category.WRITE));
        }
        String once = RulesetWriter.write(new Tuner(START).fit(examples));
        Collections.reverse(examples);

        assertThat(RulesetWriter.write(new Tuner(START).fit(examples))).isEqualTo(once);
    }

    @Test
    void keepsEverythingElse() {
        Ruleset fitted = new Tuner(START).fit(List.of());

        assertThat(fitted.version()).isEqualTo("test");
        assertThat(fitted.priors()).isEqualTo(START.priors());
        assertThat(fitted.weights()).isEmpty();
        assertThat(fitted.unknownBelow()).isEqualTo(0.34);
    }
}
