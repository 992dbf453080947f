package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.riskdex.classifier.text.Inflection.Form;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LexiconTest {

    private static final Lexicon ACTS = Lexicon.ofVerbs("signals/acts.yaml");
    private static final Lexicon OBJECTS = Lexicon.ofNouns("signals/objects.yaml");

    @ParameterizedTest
    @CsvSource({
        "delete, delete, BASE",
        "deletes, delete, PLURAL_OR_THIRD_PERSON",
        "deleting, delete, GERUND",
        "deleted, delete, PAST",
        "executes, run, PLURAL_OR_THIRD_PERSON",
        "listing, list, GERUND"
    })
    void findsAWordInAnyForm(String word, String group, Form form) {
        Optional<Lexicon.Entry> entry = Optional.ofNullable(ACTS.find(word));

        assertThat(entry).map(Lexicon.Entry::form).contains(form);
        assertThat(entry).map(found -> found.group().id()).contains(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "execution", "checklist", "settings", "Delete", "deleteflow", "indelete"})
    void doesNotKnowWordsThatOnlyContainOne(String word) {
        assertThat(Optional.ofNullable(ACTS.find(word))).isEmpty();
    }

    @Test
    void knowsWhatAGroupSpeaksFor() {
        assertThat(ACTS.group("delete").supports()).contains(Category.DESTRUCTIVE);
        assertThat(ACTS.group("list").supports()).contains(Category.READ);
        assertThat(OBJECTS.group("running").supports()).isEmpty();
        assertThat(ACTS.groups()).extracting(Lexicon.Group::id).doesNotHaveDuplicates();
    }

    @Test
    void derivesPluralsOfThings() {
        assertThat(Optional.ofNullable(OBJECTS.find("executions")))
                .map(entry -> entry.group().id())
                .contains("running");
    }

    @Test
    void refusesAWordInTwoGroupsAndNamesBoth() {
        JsonNode file = JsonMapper.shared()
                .readTree("{\"groups\":[{\"id\":\"delete\",\"words\":[\"erase\"]},"
                        + "{\"id\":\"clear\",\"words\":[\"wipe\",\"erase\"]}]}");

        assertThatIllegalStateException()
                .isThrownBy(() -> Lexicon.read("acts.yaml", file, Inflection::ofVerb))
                .withMessageContaining("'erase'")
                .withMessageContaining("delete")
                .withMessageContaining("clear");
    }

    /** In these files a word that stood in two places would make the verdict depend on their order. */
    @ParameterizedTest
    @ValueSource(strings = {"acts", "objects", "lead-ins"})
    void everyWordStandsOnceInLowerCase(String file) {
        Set<String> seen = new HashSet<>();
        for (JsonNode group : DataFiles.yaml("signals/" + file + ".yaml").path("groups")) {
            assertThat(group.path("words")).as(group.path("id").asString()).isNotEmpty();
            group.path("words").forEach(word -> {
                assertSpelling(word.asString());
                assertThat(seen.add(word.asString())).as(word.asString()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"phrases, groups, phrases", "parameters, groups, names", "domains, domains, words"})
    void everyEntryStandsOnceInItsGroupInLowerCase(String file, String groups, String field) {
        for (JsonNode group : DataFiles.yaml("signals/" + file + ".yaml").path(groups)) {
            List<String> entries =
                    group.path(field).valueStream().map(JsonNode::asString).toList();
            assertThat(entries).as(group.path("id").asString()).isNotEmpty().doesNotHaveDuplicates();
            entries.forEach(LexiconTest::assertSpelling);
        }
    }

    /** A phrase or parameter in two groups that speak for different categories would speak against itself. */
    @ParameterizedTest
    @CsvSource({"phrases, phrases", "parameters, names"})
    void noEntrySpeaksForTwoCategories(String file, String field) {
        Map<String, String> supports = new HashMap<>();
        for (JsonNode group : DataFiles.yaml("signals/" + file + ".yaml").path("groups")) {
            String category = group.path("supports").asString();
            group.path(field)
                    .forEach(entry -> assertThat(supports.merge(entry.asString(), category, (one, other) -> one))
                            .as(entry.asString())
                            .isEqualTo(category));
        }
    }

    @ParameterizedTest
    @CsvSource({"severity, id", "capabilities, id"})
    void everyRuleHasAnIdOfItsOwn(String file, String field) {
        assertThat(DataFiles.yaml("signals/" + file + ".yaml")
                        .path("rules")
                        .valueStream()
                        .map(rule -> rule.path(field).asString())
                        .toList())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static void assertSpelling(String word) {
        assertThat(word)
                .isEqualTo(word.toLowerCase(Locale.ROOT))
                .isEqualTo(word.strip())
                .isNotEmpty();
    }
}
