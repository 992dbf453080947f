package dev.riskdex.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deletes a flow. It is gone. | deletes a flow",
                "Deletes a flow! Gone. | deletes a flow",
                "Really? Yes. | really",
                "Note: deletes a flow. | note",
                "Uses v1.2 of e.g.x files. Then more. | uses v1 2 of e g x files",
                "删除文件。然后 | 删除文件",
                "One line | one line",
                "...Deletes it. Then more. | deletes it"
            })
    void knowsWhereTheFirstSentenceEnds(String text, String words) {
        assertThat(first(text)).isEqualTo(words);
    }

    @Test
    void endsASentenceAtABlankLineAndAtAListItemButNotAtALineBreak() {
        assertThat(first("Deletes\na flow\n\nArgs: none")).isEqualTo("deletes a flow");
        assertThat(first("Acts\n- get it\n- delete it")).isEqualTo("acts");
        assertThat(first("Acts\n  * get it")).isEqualTo("acts");
        assertThat(first("Acts\n# Notes")).isEqualTo("acts");
        assertThat(first("Acts\nall at once")).isEqualTo("acts all at once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "does not delete the file | delete",
                "never deletes a file | deletes",
                "Reads without changing anything | changing",
                "It cannot write | write",
                "It doesn't write | write",
                "It does not delete or change the file | change",
                "It does not delete, move or change | change",
                "Use this instead of delete | delete"
            })
    void negatesTheWordsThatANegationReaches(String text, String word) {
        assertThat(token(text, word).negated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deletes the file | deletes",
                "Does not ask. Deletes the file. | deletes",
                "Does not ask; deletes the file | deletes",
                "Deletes (not moves) and writes | writes",
                "It is not one two three four five six deletes | deletes",
                "Takes notes and writes them | writes",
                "delete it, not more | delete"
            })
    void doesNotNegateWhatIsOutOfReach(String text, String word) {
        assertThat(token(text, word).negated()).isFalse();
    }

    @Test
    void knowsWhereAWordStands() {
        String text = "Lists  the Runs.";

        assertThat(Description.of(text).tokens())
                .extracting(token -> text.substring(
                        token.start(), token.start() + token.word().length()))
                .containsExactly("Lists", "the", "Runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "...", "- - -", "\u0000\u202E\u200B"})
    void hasNoWordsWithoutLettersOrDigits(String text) {
        assertThat(Description.of(text).isEmpty()).isTrue();
        assertThat(Description.of(text).firstSentence()).isEmpty();
    }

    @Test
    @Timeout(10)
    void aMegabyteCostsNoMoreThanTheFirstKilobytes() {
        String text = "Lists runs and never deletes them, \n- ".repeat(30_000);
        Description.of(text);
        long start = System.nanoTime();
        List<Description.Token> tokens = Description.of(text).tokens();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(text.length()).isGreaterThan(1_000_000);
        assertThat(tokens.get(tokens.size() - 1).start()).isLessThan(Description.MAX_CHARACTERS);
        assertThat(took).isLessThan(Duration.ofMillis(500));
    }

    private static String first(String text) {
        return String.join(
                " ",
                Description.of(text).firstSentence().stream()
                        .map(Description.Token::word)
                        .toList());
    }

    private static Description.Token token(String text, String word) {
        return Description.of(text).tokens().stream()
                .filter(token -> token.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
