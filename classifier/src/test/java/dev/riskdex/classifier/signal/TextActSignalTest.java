package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextActSignalTest {

    private static final Signal SIGNAL = new TextActSignal(Seen.VOCABULARY);

    private static List<String> rules(String description) {
        return Seen.rulesBy(SIGNAL, Servers.server("server", Servers.tool("thing", description)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deletes a note. | text-act.delete: deletes",
                "Delete a note | text-act.delete: delete",
                "Tool to delete a note. | text-act.delete: delete",
                "Use this tool to delete a note. | text-act.delete: delete",
                "Allows you to list the notes. | text-act.list: list",
                "Executes a flow. | text-act.run: executes"
            })
    void readsTheActOfTheFirstSentence(String description, String rule) {
        assertThat(rules(description)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lists deleted notes. | delete",
                "The checklist of the day. | list",
                "Does not delete anything. | delete",
                "Weather of the day. It may delete nothing. | delete",
                "Gets notes. One. Two. Deletes them. | delete"
            })
    void doesNotTakeOtherWordsForTheAct(String description, String act) {
        assertThat(rules(description)).noneMatch(rule -> rule.startsWith("text-act." + act + ":"));
    }

    @Test
    void mentionsFurtherActsOfTheFirstSentences() {
        assertThat(rules("Lists notes. It deletes them too.")).contains("text-also.delete: deletes");
        assertThat(rules("Lists notes and does not delete them.")).contains("text-not.delete: delete");
        assertThat(rules("Lists notes. One. Two. It deletes them too.")).noneMatch(rule -> rule.contains("delete"));
    }

    @Test
    void negatedActsSpeakForNothing() {
        assertThat(Seen.by(SIGNAL, Servers.server("server", Servers.tool("thing", "Lists notes, never deletes them."))))
                .filteredOn(seen -> seen.rule().startsWith("text-not."))
                .isNotEmpty()
                .allMatch(seen -> seen.speaksFor().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manage_notes | Create, list, or delete notes. | manages-list.destructive: create, list, delete",
                "manage_notes | Acts on notes. The action is one of get, add. | action-text.write: get, add",
                "notes | Notes. Operations are list and delete. | action-text.destructive: list, delete"
            })
    void judgesAListOfActsByItsWorstMember(String name, String description, String rule) {
        assertThat(Seen.rulesBy(SIGNAL, Servers.server("server", Servers.tool(name, description))))
                .contains(rule);
    }

    @Test
    void countsNoLesserActsBesideAWorseOneOfAList() {
        assertThat(Seen.rulesBy(
                        SIGNAL,
                        Servers.server("server", Servers.tool("manage_notes", "Create, list or delete notes."))))
                .noneMatch(rule -> rule.startsWith("text-also.list") || rule.startsWith("text-also.create"))
                .contains("text-also.delete: delete");
    }

    @Test
    void seesNothingWithoutDescription() {
        assertThat(rules("")).isEmpty();
        assertThat(rules("...")).isEmpty();
    }

    @Test
    void saysWhenTheFirstSentenceHasNoAct() {
        assertThat(rules("Weather of the coming day")).contains("text-act.none: weather of the coming");
    }
}
