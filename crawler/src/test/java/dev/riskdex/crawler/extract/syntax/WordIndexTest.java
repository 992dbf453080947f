package dev.riskdex.crawler.extract.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordIndexTest {

    private static final byte[] SOURCE = "a.tool(b$1, tool_, über['a-b']); tools; tool; Aa BB a".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "tool", "tools", "tool_", "b$1", "b", "über", "ber", "a-b", "Aa", "BB", "nothing", "("})
    void findsWhatAScanFinds(String word) {
        WordIndex index = new WordIndex(SOURCE);
        for (int from = 0; from <= SOURCE.length; from += 3) {
            for (int to = from; to <= SOURCE.length; to += 4) {
                assertThat(index.find(word, from, to, 2)).isEqualTo(Words.find(SOURCE, word, from, to, 2));
            }
        }
    }
}
