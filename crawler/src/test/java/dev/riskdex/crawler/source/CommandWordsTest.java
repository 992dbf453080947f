package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node server.js --stdio | node,server.js,--stdio",
                "  a   b  | a,b",
                "a 'b c' | a,b c",
                "a \"b c\" | a,b c",
                "a b\\ c | a,b c",
                "a 'b'\"c\"d | a,bcd",
                "a $HOME `x` | a,$HOME,`x`",
                "a; rm -rf * | a;,rm,-rf,*",
            })
    void splitsAndExpandsNothing(String line, String words) {
        assertThat(String.join(",", CommandWords.split(line))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "it's", "\"", "\\", "new\nline", "$x", "é"})
    void wordsComeOutAsTheyWentIn(String word) {
        List<String> words = List.of("program", word, "end");
        assertThat(CommandWords.split(CommandWords.join(words))).isEqualTo(words);
    }

    @Test
    void aQuoteMustBeClosed() {
        assertThatThrownBy(() -> CommandWords.split("a 'b")).isInstanceOf(IllegalArgumentException.class);
    }
}
