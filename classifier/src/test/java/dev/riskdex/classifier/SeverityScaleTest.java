package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.score.Posterior;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityScaleTest {

    private static final Vocabulary VOCABULARY = Vocabulary.load();
    private static final SeverityScale SCALE = new SeverityScale("signals/severity.yaml");
    private static final AskedPhrases ASKED = new AskedPhrases(Condition.phrases(SCALE.conditions()));

    private static SeverityScale.Step step(Category category, ServerDefinition server) {
        ToolView view = ToolView.allOf(server, VOCABULARY).get(0);
        return SCALE.severity(new ToolFacts(category, view, VOCABULARY, ASKED));
    }

    @ParameterizedTest
    @CsvSource({
        "READ, LOW",
        "WRITE, MEDIUM",
        "EXECUTE, HIGH",
        "DESTRUCTIVE, HIGH",
        "FINANCIAL, CRITICAL",
        "UNKNOWN, UNKNOWN"
    })
    void hasADefaultForEachCategoryWithoutReason(Category category, Severity severity) {
        SeverityScale.Step step = step(category, Servers.named("acme", "zzz"));

        assertThat(step.severity()).isEqualTo(severity);
        assertThat(step.reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READ | get_secret | Returns a value. | MEDIUM | raised from Low: it hands a secret or credential to the model",
                "READ | thing | Returns the api key of a user. | MEDIUM | raised from Low: it hands an access token or key to the model",
                "WRITE | clear_session | Ends it. | LOW | lowered from Medium: it changes session or cache state only"
            })
    void movesAndSaysWhy(Category category, String name, String text, Severity severity, String reason) {
        SeverityScale.Step step = step(category, Servers.server("acme", Servers.tool(name, text)));

        assertThat(step.severity()).isEqualTo(severity);
        assertThat(step.reasons()).contains(reason).doesNotHaveDuplicates();
    }

    @Test
    void aLoginStaysALoginThoughItTakesAPassword() {
        SeverityScale.Step step = step(
                Category.WRITE, Servers.server("acme", Servers.tool("login", "Logs in with user name and password.")));

        assertThat(step.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aLowReadThatMayWellBeMoreIsRaised() {
        ToolView view = ToolView.allOf(Servers.named("acme", "zzz"), VOCABULARY).get(0);
        ToolFacts facts = new ToolFacts(Category.READ, view, VOCABULARY, ASKED);

        assertThat(SCALE.severity(facts, Posterior.softmax(new double[] {1, 0, 1, 0, 0})))
                .isEqualTo(
                        new SeverityScale.Step(Severity.MEDIUM, List.of("raised from Low: it may do more than read")));
        assertThat(SCALE.severity(facts, Posterior.softmax(new double[] {5, 0, 1, 0, 0}))
                        .severity())
                .isEqualTo(Severity.LOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READ | get_secretary | Returns a person. | LOW",
                "READ | thing | Does not return the api key. | LOW",
                "READ | thing | One. Two. Three. Returns the api key. | LOW",
                "WRITE | clear_obsession | Ends it. | MEDIUM"
            })
    void doesNotMoveForNearMisses(Category category, String name, String text, Severity severity) {
        SeverityScale.Step step = step(category, Servers.server("acme", Servers.tool(name, text)));

        assertThat(step.severity()).isEqualTo(severity);
    }

    @Test
    void aStepUpCountsMoreThanAStepDown() {
        SeverityScale.Step down = step(Category.WRITE, Servers.named("acme", "set_cache"));
        SeverityScale.Step both = step(Category.WRITE, Servers.named("acme", "set_cache_permission"));

        assertThat(down.severity()).isEqualTo(Severity.LOW);
        assertThat(both.severity()).isEqualTo(Severity.HIGH);
        assertThat(both.reasons()).allMatch(reason -> reason.startsWith("raised from Medium: "));
    }

    @Test
    void everyRuleMovesItsCategoryAwayFromTheDefault() {
        DataFiles.yaml("signals/severity.yaml").path("rules").forEach(rule -> {
            Category category = Category.of(rule.path("category").asString());
            Severity normal = step(category, Servers.named("acme", "zzz")).severity();
            assertThat(Severity.of(rule.path("to").asString()))
                    .as(rule.path("id").asString())
                    .isNotEqualTo(normal);
            assertThat(rule.path("reason").asString()).isNotEmpty();
            assertThat(rule.path("id").asString()).startsWith(category.slug() + ".");
        });
    }
}
