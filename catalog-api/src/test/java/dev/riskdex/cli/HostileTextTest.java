package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.VisibleText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a definition holds, nothing reaches the screen that a terminal would obey or a reader not see. */
class HostileTextTest {

    private static final String HOSTILE =
            "<script>x</script> \u001B[31mred\u009B2J\u202Eeman\u200B\u0007\u2028\uDB40\uDC41\r\n\tend";

    @TempDir
    private Path folder;

    private Shell shell;
    private String file = "";

    @BeforeEach
    void write() {
        shell = new Shell(folder);
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.putObject("server").put("id", "file:evil").put("name", HOSTILE).put("title", HOSTILE);
        ObjectNode tool = row.putArray("tools").addObject();
        tool.put("name", "delete_" + HOSTILE).put("title", HOSTILE).put("description", "Deletes " + HOSTILE);
        tool.putObject("inputSchema").putObject("properties").putObject(HOSTILE).put("type", HOSTILE);
        file = shell.file("evil.jsonl", row.toString());
    }

    private static void assertHarmless(String text) {
        List<String> hidden = text.codePoints()
                .filter(VisibleText::hidden)
                .mapToObj(character -> String.format("U+%04X", character))
                .toList();
        assertThat(hidden).as(text).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "jsonl"})
    void isHarmlessInEveryFormat(String format) {
        Shell.Result result = shell.run("classify", file, "--format", format);

        assertThat(result.out()).contains("delete_");
        assertHarmless(result.out());
        assertHarmless(result.err());
    }

    @Test
    void isHarmlessInTheCatalogueAndStillTheSameName() {
        assertThat(shell.run("index", file).exitCode()).isZero();
        String name = "delete_" + HOSTILE;
        Shell.Result tool = shell.run("show", "evil", name);

        assertThat(tool.exitCode()).as(tool.err()).isZero();
        assertThat(tool.out()).contains("<U+202E>").contains("<U+001B>").contains("hidden-characters");
        for (Shell.Result result : List.of(
                tool,
                shell.run("show", "evil"),
                shell.run("show", "evil", name, "--json"),
                shell.run("show", "evil", "no " + HOSTILE),
                shell.run("search", "delete"),
                shell.run("show", HOSTILE))) {
            assertHarmless(result.out());
            assertHarmless(result.err());
        }
    }

    @Test
    void thePolicyEscapesTheNameAndKeepsIt() {
        Shell.Result result = shell.run("policy", file);
        JsonNode policy = JsonMapper.shared().readTree(result.out());

        assertHarmless(result.out());
        assertThat(policy.path("hide").path(0).asString("")).isEqualTo("delete_" + HOSTILE);
    }
}
