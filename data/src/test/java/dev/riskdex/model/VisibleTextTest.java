package dev.riskdex.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class VisibleTextTest {

    @ParameterizedTest
    @CsvSource({
        "202E, <U+202E>",
        "200B, <U+200B>",
        "FEFF, <U+FEFF>",
        "AD, <U+00AD>",
        "1B, <U+001B>",
        "0, <U+0000>",
        "85, <U+0085>",
        "2028, <U+2028>",
        "E0041, <U+E0041>",
        "E000, <U+E000>",
        "D800, <U+D800>",
        "3164, <U+3164>",
        "FE01, <U+FE01>",
        "D, <U+000D>"
    })
    void spellsOutWhatHides(String hex, String expected) {
        String character = Character.toString(Integer.parseInt(hex, 16));

        assertThat(VisibleText.of("a" + character + "b")).isEqualTo("a" + expected + "b");
    }

    @ParameterizedTest
    @CsvSource({"é", "删除", "👍🏽", "❤️", "<b>", "a b", "مرحبا"})
    void keepsWhatIsSeen(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @Test
    void keepsLinesAndTabs() {
        assertThat(VisibleText.of("one\ttwo\nthree\r\nfour")).isEqualTo("one\ttwo\nthree\r\nfour".replace("\r", ""));
    }

    @Test
    void joinsLinesOfNames() {
        assertThat(VisibleText.line("one\ntwo\u001B[31m")).isEqualTo("one two<U+001B>[31m");
    }

    @ParameterizedTest
    @CsvSource({"202E, \\u202E", "9B, \\u009B", "7F, \\u007F", "E0041, \\uDB40\\uDC41", "200D, \\u200D"})
    void escapesInJsonWhatHidesAndKeepsTheValue(String hex, String escape) {
        JsonMapper mapper = JsonMapper.shared();
        String value = "a" + Character.toString(Integer.parseInt(hex, 16)) + "é删";

        String json = VisibleText.json(mapper.writeValueAsString(value));

        assertThat(json).isEqualTo("\"a" + escape + "é删\"");
        assertThat(mapper.readTree(json).stringValue()).isEqualTo(value);
    }

    @Test
    void leavesTheLineBreaksOfIndentedJson() {
        assertThat(VisibleText.json("{\n\t\"a\": 1\n}")).isEqualTo("{\n\t\"a\": 1\n}");
    }
}
