package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What loops and functions make of the texts of tools, and that a text is not called certain when they are not known. */
class JavaScriptRewritesTest {

    private static final String LIST = """
            const reading = new Set(["read_row"]);
            const notes = { drop_row: "There is no way back." };
            function sentence(text) { const bare = text.trim(); return /[.!?]$/.test(bare) ? bare : `${bare}.`; }
            function describe(name, text, harmless) {
              const note = notes[name];
              if (note) { return `${sentence(text)} ${note}`; }
              const whole = sentence(text);
              if (whole.length >= 12) { return whole; }
              return `${whole} ${name.split("_")[0] === "read" && harmless ? "Changes nothing." : "Changes rows."}`;
            }
            export const all = [
              { name: "read_row", description: "Reads one", inputSchema: {} },
              { name: "drop_row", description: "Drops a row!", inputSchema: {} },
              { name: "save_row", description: "Saves all of a row", inputSchema: {} },
            ];
            """;
    private static final String SERVER = "server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: all }));";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "for (const t of all) { t.description = describe(t.name, t.description, reading.has(t.name)); } "
                        + "| Reads one. Changes nothing. | Drops a row! There is no way back. | Saves all of a row. | false",
                "for (const t of all) t.description += ' Now.'; | Reads one Now. | Drops a row! Now. | Saves all of a row Now. | false",
                "all.forEach((t) => { t.description = t.description.replace(/a r[o]w/, 'one'); }); "
                        + "| Reads one | Drops one! | Saves all of one | false",
                "all.forEach((t) => { if (t.name !== 'drop_row') return; t.description = 'Gone.'; }); "
                        + "| Reads one | Gone. | Saves all of a row | false",
                "for (const t of all) { t.description = translate(t.description); } "
                        + "| Reads one | Drops a row! | Saves all of a row | true",
                "for (const t of all) { if (settings.short) t.description = 'Short.'; } "
                        + "| Reads one | Drops a row! | Saves all of a row | true",
                "for (const t of all) { t.description = t.description.replace(/(s)+/, ''); } "
                        + "| Reads one | Drops a row! | Saves all of a row | true",
                "for (const t of others) { t.description = 'Other.'; } | Reads one | Drops a row! | Saves all of a row | false",
                "for (const t of all) { log(t.description); } | Reads one | Drops a row! | Saves all of a row | false",
                "for (const t of all) { t.schema.open = false; } | Reads one | Drops a row! | Saves all of a row | false"
            })
    void followsALoopThatChangesTexts(String loop, String read, String drop, String save, boolean partial) {
        List<ToolDefinition> tools = extract(LIST + loop + "\n" + SERVER);

        assertThat(tools).extracting(tool -> tool.description().orElse("")).containsExactly(read, drop, save);
        assertThat(tools).extracting(tool -> tool.origin().descriptionPartial()).containsOnly(partial);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "text.replace(/\\s+/g, ' '); a b c; false",
                "text.replace(/B/i, 'x'); a   x  c; false",
                "text.replace(/c$/, 'd'); a   b  d; false",
                "text.replace(/(a+)+$/, 'd'); a   b  c; true",
                "text.replace(/ *b *c/, 'd'); a   b  c; true",
                "text.replace(/b/, '$&'); a   b  c; true",
                "text.length > 4 ? 'long' : 'short'; long; false",
                "text.length < 4 ? 'short' : text; a   b  c; false",
                "text + (count <= 4 ? '!' : '?'); a   b  c?; true"
            })
    void evaluatesWhatMakesADescription(String expression, String description, boolean partial) {
        List<ToolDefinition> tools = extract("const text = 'a   b  c'; server.registerTool('one', { description: "
                + expression + ", inputSchema: {} }, run);");

        assertThat(tools)
                .extracting(
                        tool -> tool.description().orElse("") + tool.origin().descriptionPartial())
                .containsExactly(description + partial);
    }

    private static List<ToolDefinition> extract(String source) {
        return new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(SourceTree.of(Map.of("index.js", source.getBytes(UTF_8))))
                .tools();
    }
}
