package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActListsTest {

    private static final ActLists LISTS = Vocabulary.load().actLists();

    private static List<String> lists(String text) {
        return LISTS.in(Description.of(text).tokens()).stream()
                .map(list -> list.acts().stream().map(Lexicon.Entry::lemma).collect(Collectors.joining(" ")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Create, rename, or delete a folder. | create rename delete",
                "Perform actions like move, copy, or delete a file. | move copy delete",
                "The action must be one of “get” or “delete”. | get delete",
                "Lists and deletes notes. | list delete"
            })
    void readsActsBesideEachOther(String text, String acts) {
        assertThat(lists(text)).containsExactly(acts);
    }

    @Test
    void readsActsInQuotationMarks() {
        assertThat(lists("Action to take: 'get', 'set', 'delete'")).contains("get set delete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deletes a note.",
                "Lists notes that were created or deleted.",
                "Does not create or delete anything.",
                "Create a note. Delete it later.",
                "Gets the order or the report."
            })
    void takesNothingElseForAList(String text) {
        assertThat(lists(text)).isEmpty();
    }

    @Test
    void knowsWhetherAListNamesTheValuesOfAnArgument() {
        assertThat(LISTS.in(
                        Description.of("Operation to perform (create, delete)").tokens()))
                .allMatch(ActLists.ActList::announced)
                .isNotEmpty();
        assertThat(LISTS.in(Description.of("Create or delete a note").tokens()))
                .noneMatch(ActLists.ActList::announced)
                .isNotEmpty();
    }
}
