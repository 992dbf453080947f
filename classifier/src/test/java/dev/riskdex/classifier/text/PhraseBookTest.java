package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseBookTest {

    private static final PhraseBook BOOK = PhraseBook.read("signals/phrases.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This cannot be undone. | permanent",
                "This can't be undone. | permanent",
                "Irreversible! | permanent",
                "A Read Only query | read-only",
                "a read-only query | read-only",
                "It does not modify the file | read-only",
                "Gives a list of runs | returns"
            })
    void findsAPhraseInAnyCase(String text, String group) {
        assertThat(find(text)).anyMatch(hit -> hit.phrase().group().equals(group));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This cannot be. Undone it stays.",
                "This cannot really be undone",
                "already onlyness",
                "read nothing only",
                "This cannot be",
                "irreversiblement"
            })
    void needsWholeWordsInOneSentence(String text) {
        assertThat(find(text))
                .noneMatch(hit ->
                        List.of("permanent", "read-only").contains(hit.phrase().group()));
    }

    @Test
    void saysWhetherThePhraseIsNegated() {
        assertThat(find("Files are permanently removed"))
                .anyMatch(hit -> hit.phrase().group().equals("permanent") && !hit.negated());
        assertThat(find("Files are not permanently removed"))
                .filteredOn(hit -> hit.phrase().group().equals("permanent"))
                .isNotEmpty()
                .allMatch(PhraseBook.Hit::negated);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(find("")).isEmpty();
    }

    private static List<PhraseBook.Hit> find(String text) {
        return BOOK.find(Description.of(text).tokens());
    }
}
