package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ToolRisk;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClassifyCommandTest {

    private static final String GOOD = "{\"tools\":[{\"name\":\"delete_note\",\"description\":\"Deletes a note.\"}]}";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private static List<ToolRisk> risks(String jsonl) {
        return jsonl.lines()
                .map(line -> RiskCodec.read(JsonMapper.shared().readTree(line)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "definitions.jsonl | {'server':{'id':'file:n','name':'n'},'provenance':{'source':'file','location':'x','complete':true},'tools':[{'name':'delete_note'}]}",
                "list.json | {'tools':[{'name':'delete_note'}]}",
                "response.json | {'jsonrpc':'2.0','id':1,'result':{'tools':[{'name':'delete_note'}]}}",
                "array.json | [{'name':'delete_note'}]",
                "tools.json | [{'name':'delete_note','arguments':[{'name':'id','type':'string','desc':'which'}]}]",
                "manifest.json | {'manifest_version':'0.3','name':'n','version':'1','server':{},'tools':[{'name':'delete_note'}]}"
            })
    void readsEveryShape(String name, String json) {
        Shell.Result result = shell.run("classify", shell.file(name, json.replace('\'', '"')), "--format", "jsonl");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(risks(result.out())).singleElement().satisfies(risk -> {
            assertThat(risk.tool()).isEqualTo("delete_note");
            assertThat(risk.category().label()).isEqualTo("Destructive");
        });
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)));
            Shell.Result result = shell.run("classify", "-", "--format", "jsonl");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(risks(result.out())).extracting(ToolRisk::tool).containsExactly("delete_note");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void keepsTheCallersId() {
        String row = "{\"id\":\"row 7\",\"server\":{\"name\":\"n\"},\"tools\":[{\"name\":\"a\"}]}";

        assertThat(risks(shell.run("classify", shell.file("rows.jsonl", row), "--format", "jsonl")
                        .out()))
                .extracting(ToolRisk::rowId)
                .containsExactly(Optional.of("row 7"));
    }

    /** Each is bad as a whole, so nothing can be classified. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON",
                "``",
                "`  \n `",
                "{\"tools\":{}}",
                "{\"tools\":\"none\"}",
                "{\"other\":1}",
                "42",
                "null",
                "{\"tools\":[{\"description\":\"no name\"}]}",
                "{\"tools\":[null,7,[]]}",
                "{\"tools\":[{\"name\":7}]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-1,\"message\":\"no\"}}",
                "{\"tools\":[{\"na"
            })
    void endsWithTwoWhereNothingCanBeRead(String text) {
        String file = shell.file("bad.json", text);
        Shell.Result result = shell.run("classify", file, "--format", "jsonl");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("bad.json").doesNotContain("\tat ");
    }

    /** Each costs itself and nothing else: the tool "good" is always judged. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3 | #/tools/1               | {\"tools\":[{\"name\":\"good\"},{\"description\":\"no name\"}]}",
                "3 | #/tools/1               | {\"tools\":[{\"name\":\"good\"},null]}",
                "3 | #/tools/0/inputSchema   | {\"tools\":[{\"name\":\"good\",\"inputSchema\":true}]}",
                "3 | #/tools/0/inputSchema   | {\"tools\":[{\"name\":\"good\",\"inputSchema\":[]}]}",
                "3 | #/tools/0/description   | {\"tools\":[{\"name\":\"good\",\"description\":{}}]}",
                "3 | #/tools/0/annotations   | {\"tools\":[{\"name\":\"good\",\"annotations\":\"x\"}]}",
                "3 | #/tools/1/name          | {\"tools\":[{\"name\":\"good\"},{\"name\":7}]}",
                "3 | partly.jsonl#/tools/1   | {\"tools\":[{\"name\":\"good\"},{\"name\":\"b",
                "3 | partly.jsonl:2          | `{\"tools\":[{\"name\":\"good\"}]}\nnot JSON`",
                "3 | partly.jsonl:2          | `{\"tools\":[{\"name\":\"good\"}]}\n42`",
            })
    void aBadItemCostsThatItemOnly(int exitCode, String where, String text) {
        Shell.Result result = shell.run("classify", shell.file("partly.jsonl", text), "--format", "jsonl");

        assertThat(risks(result.out())).extracting(ToolRisk::tool).containsExactly("good");
        assertThat(result.err()).contains("partly.jsonl").contains(where);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    }

    @Test
    void saysThatBytesAreNotUtf8() {
        byte[] bytes = "{\"tools\":[{\"name\":\"good\",\"description\":\"caf?\"}]}".getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xE9;
        Shell.Result result = shell.run("classify", shell.file("latin.json", bytes), "--format", "jsonl");

        assertThat(risks(result.out())).extracting(ToolRisk::tool).containsExactly("good");
        assertThat(result.err()).contains("latin.json");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void survivesDepth() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        Shell.Result inside = shell.run(
                "classify",
                shell.file("deep.json", "{\"tools\":[{\"name\":\"good\",\"inputSchema\":{\"x\":" + deep + "}}]}"),
                "--format",
                "jsonl");
        Shell.Result alone = shell.run("classify", shell.file("alone.json", deep));

        assertThat(risks(inside.out())).extracting(ToolRisk::tool).containsExactly("good");
        assertThat(inside.err()).contains("deep.json:1#/tools/0/inputSchema");
        assertThat(inside.exitCode()).isEqualTo(3);
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("alone.json");
    }

    @Test
    void acceptsControlCharactersAndShowsThem() {
        Shell.Result result = shell.run(
                "classify",
                shell.file("control.json", "{\"tools\":[{\"name\":\"go\\u0007od\",\"description\":\"a\\u0000b\"}]}"),
                "--format",
                "jsonl");

        assertThat(risks(result.out())).extracting(ToolRisk::tool).containsExactly("go\u0007od");
    }

    @Test
    void onlyTheMissingFileFails() {
        Shell.Result alone = shell.run("classify", folder.resolve("absent.json").toString());
        Shell.Result besides = shell.run(
                "classify",
                folder.resolve("absent.json").toString(),
                shell.file("good.json", GOOD),
                "--format",
                "jsonl");

        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("absent.json").contains("no such file");
        assertThat(besides.exitCode()).isEqualTo(3);
        assertThat(risks(besides.out())).extracting(ToolRisk::tool).containsExactly("delete_note");
    }

    @ParameterizedTest
    @CsvSource({"low, 1", "Medium, 1", "HIGH, 1", "cRiTiCaL, 0", "unknown, 2", "none, 2", "'', 2"})
    void failsOnASeverityInAnyCase(String severity, int exitCode) {
        assertThat(shell.run("classify", shell.file("good.json", GOOD), "--fail-on", severity)
                        .exitCode())
                .isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({"low, 1", "high, 1", "critical, 0"})
    void countsUnknownAsHigh(String severity, int exitCode) {
        String file = shell.file("unknown.json", "[{\"name\":\"42\"}]");

        assertThat(shell.run("classify", file, "--fail-on", severity).exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void theThresholdGoesBeforeThePartialResult() {
        String file = shell.file("partly.json", "{\"tools\":[{\"name\":\"delete_note\"},{}]}");

        assertThat(shell.run("classify", file).exitCode()).isEqualTo(3);
        assertThat(shell.run("classify", file, "--fail-on", "medium").exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "jsonl", "JSONL"})
    void twoRunsGiveTheSameBytes(String format) {
        String file = shell.file("good.json", GOOD);

        String once = shell.run("classify", file, "--format", format).out();
        assertThat(shell.run("classify", file, "--format", format).out())
                .isNotEmpty()
                .isEqualTo(once);
    }

    @Test
    void printsJsonAsPeopleWriteIt() {
        String out = shell.run("classify", shell.file("good.json", GOOD), "--format", "json")
                .out();
        JsonNode array = JsonMapper.shared().readTree(out);

        assertThat(array.isArray()).isTrue();
        assertThat(out).startsWith("[\n  {\n    \"server\": \"good\",\n    \"tool\": \"delete_note\",");
    }

    @Test
    void writesAFileInsteadOfPrinting() throws Exception {
        Path out = folder.resolve("risks.jsonl");
        Shell.Result result =
                shell.run("classify", shell.file("good.json", GOOD), "--format", "jsonl", "--out", out.toString());

        assertThat(result.out()).isEmpty();
        assertThat(risks(Files.readString(out))).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classify", "classify good.json --format xml", "classify good.json --no-such-option"})
    void refusesWrongUsage(String line) {
        Shell.Result result = shell.run(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry:https://", "pypi:x y", "npm:", "npm:../x", "unknown\u0000path"})
    void refusesWhatIsNoSource(String source) {
        Shell.Result result = shell.run("classify", source);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("riskdex: ").doesNotContain("\tat ");
    }
}
