package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.text.Inflection.Form;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {

    @ParameterizedTest
    @CsvSource({
        "delete, deletes, PLURAL_OR_THIRD_PERSON",
        "delete, deleted, PAST",
        "delete, deleting, GERUND",
        "copy, copies, PLURAL_OR_THIRD_PERSON",
        "copy, copied, PAST",
        "copy, copying, GERUND",
        "deploy, deploys, PLURAL_OR_THIRD_PERSON",
        "deploy, deployed, PAST",
        "stop, stopped, PAST",
        "stop, stopping, GERUND",
        "restart, restarted, PAST",
        "restart, restarting, GERUND",
        "push, pushes, PLURAL_OR_THIRD_PERSON",
        "fix, fixes, PLURAL_OR_THIRD_PERSON",
        "process, processes, PLURAL_OR_THIRD_PERSON",
        "search, searches, PLURAL_OR_THIRD_PERSON",
        "write, writer, AGENT",
        "generate, generator, AGENT",
        "recommend, recommender, AGENT"
    })
    void derivesTheFormsOfAVerb(String verb, String form, Form kind) {
        assertThat(Inflection.ofVerb(verb)).containsEntry(form, kind);
    }

    @ParameterizedTest
    @CsvSource({
        "delete, delete",
        "delete, deletion",
        "delete, deleteing",
        "copy, copys",
        "run, runings",
        "list, listable"
    })
    void derivesNothingElse(String verb, String other) {
        assertThat(Inflection.ofVerb(verb)).doesNotContainKey(other);
    }

    @ParameterizedTest
    @CsvSource({
        "run, runs",
        "policy, policies",
        "key, keys",
        "branch, branches",
        "box, boxes",
        "process, processes",
        "hash, hashes"
    })
    void derivesThePluralOfANoun(String noun, String plural) {
        assertThat(Inflection.ofNoun(noun)).containsOnlyKeys(plural).containsValue(Form.PLURAL_OR_THIRD_PERSON);
        assertThat(plural).isEqualTo(plural.toLowerCase(Locale.ROOT));
    }
}
