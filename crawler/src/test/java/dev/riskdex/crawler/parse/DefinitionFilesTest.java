package dev.riskdex.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionFilesTest {

    private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

    private static DefinitionReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), LIMITS);
    }

    private static DefinitionReading read(byte[] bytes, ReadLimits limits) {
        return new DefinitionFiles(limits).read(new ByteArrayInputStream(bytes), "in.json", "file:in");
    }

    private static List<String> names(DefinitionReading reading) {
        return reading.servers().stream()
                .flatMap(server -> server.tools().stream())
                .map(ToolDefinition::name)
                .toList();
    }

    private static List<String> codes(DefinitionReading reading) {
        return reading.warnings().stream().map(Warning::code).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tools/list result     | {\"tools\":[{\"name\":\"a\"},{\"name\":\"b\"}]}",
                "JSON-RPC response     | {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}",
                "array of tools        | [{\"name\":\"a\"},{\"name\":\"b\"}]",
                "pretty-printed        | `{\n \"tools\": [\n  {\"name\":\"a\"},\n  {\"name\":\"b\"}\n ]\n}`",
                "definitions line      | {\"server\":{\"id\":\"x\"},\"tools\":[{\"name\":\"a\"},{\"name\":\"b\"}]}",
                "two definitions lines | `{\"id\":\"x\",\"tools\":[{\"name\":\"a\"}]}\n{\"id\":\"y\",\"tools\":[{\"name\":\"b\"}]}\n`",
                "array of servers      | [{\"id\":\"x\",\"tools\":[{\"name\":\"a\"}]},{\"id\":\"y\",\"tools\":[{\"name\":\"b\"}]}]",
                "bundle manifest       | {\"manifest_version\":\"0.3\",\"name\":\"x\",\"server\":{},\"tools\":[{\"name\":\"a\"},{\"name\":\"b\"}]}",
            })
    void readsEveryShape(String shape, String text) {
        DefinitionReading reading = read(text);
        assertThat(names(reading)).as(shape).containsExactly("a", "b");
        assertThat(reading.failed()).isFalse();
    }

    @Test
    void takesTheCallersIdAsIdentityWhereTheServerHasNone() {
        ServerDefinition server = read("{\"id\":\"row-1\",\"server\":{\"name\":\"weather\"},\"tools\":[]}")
                .servers()
                .get(0);
        assertThat(server.rowId()).contains("row-1");
        assertThat(server.server().id()).isEqualTo("row-1");
        assertThat(server.server().name()).isEqualTo("weather");
    }

    @Test
    void prefersTheServersOwnIdentity() {
        ServerDefinition server = read("{\"id\":\"row-1\",\"server\":{\"id\":\"npm:weather\"},\"tools\":[]}")
                .servers()
                .get(0);
        assertThat(server.rowId()).contains("row-1");
        assertThat(server.server().id()).isEqualTo("npm:weather");
    }

    @Test
    void givesLinesWithoutIdentityDifferentOnes() {
        DefinitionReading reading = read("{\"tools\":[{\"name\":\"a\"}]}\n\n{\"tools\":[{\"name\":\"b\"}]}\n");
        assertThat(reading.servers())
                .extracting(server -> server.server().id())
                .containsExactly("file:in", "file:in#3");
    }

    @ParameterizedTest
    @CsvSource({
        "weather.json, file:weather",
        "weather.jsonl.gz, file:weather",
        "tools.list, file:tools.list",
        ".json, file:.json",
    })
    void namesAServerAfterItsFile(String file, String identity) {
        assertThat(DefinitionFiles.identity(Path.of("some", file))).isEqualTo(identity);
    }

    @Test
    void turnsDockersArgumentsIntoASchema() {
        DefinitionReading reading = read(
                "[{\"name\":\"get\",\"description\":\"d\",\"arguments\":[{\"name\":\"id\",\"type\":\"string\",\"desc\":\"which\"},"
                        + "{\"name\":\"deep\",\"type\":\"boolean\",\"optional\":true}]}]");
        assertThat(reading.servers().get(0).tools().get(0).inputSchema().orElseThrow())
                .hasToString(
                        "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\",\"description\":\"which\"},"
                                + "\"deep\":{\"type\":\"boolean\"}},\"required\":[\"id\"]}");
    }

    @Test
    void prefersTheRecordedAnswerOfABundleManifest() {
        DefinitionReading reading = read(
                "{\"manifest_version\":\"0.3\",\"name\":\"x\",\"version\":\"2\",\"tools\":[{\"name\":\"a\"}],\"_meta\":"
                        + "{\"com.microsoft.windows\":{\"static_responses\":{\"tools/list\":{\"tools\":[{\"name\":\"full\"}]}}}}}");
        assertThat(names(reading)).containsExactly("full");
        assertThat(reading.servers().get(0).server().id()).isEqualTo("mcpb:x");
        assertThat(reading.servers().get(0).server().version()).contains("2");
    }

    @Test
    void saysThatAManifestMayNotNameAllTools() {
        DefinitionReading reading = read(
                "{\"manifest_version\":\"0.3\",\"name\":\"x\",\"tools\":[{\"name\":\"a\"}],\"tools_generated\":true}");
        assertThat(reading.servers().get(0).provenance().complete()).isFalse();
        assertThat(codes(reading)).contains("tools-generated", "no-schemas");
    }

    /** Each costs what it is and nothing else: the tool "good" is always read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tool-without-name    | in.json:1#/tools/0               | {\"tools\":[{\"description\":\"x\"},{\"name\":\"good\"}]}",
                "not-a-text           | in.json:1#/tools/0/name          | {\"tools\":[{\"name\":7},{\"name\":\"good\"}]}",
                "tool-not-an-object   | in.json:1#/tools/0               | {\"tools\":[null,{\"name\":\"good\"}]}",
                "schema-not-an-object | in.json:1#/tools/0/inputSchema   | {\"tools\":[{\"name\":\"good\",\"inputSchema\":true}]}",
                "not-a-text           | in.json:1#/tools/0/description   | {\"tools\":[{\"name\":\"good\",\"description\":[]}]}",
                "duplicate-key        | in.json:1#/tools/0/description   | {\"tools\":[{\"name\":\"good\",\"description\":\"a\",\"description\":\"b\"}]}",
                "lone-surrogate       | in.json:1#/tools/0/description   | {\"tools\":[{\"name\":\"good\",\"description\":\"a\\ud800b\"}]}",
                "not-json             | in.json:2                        | `{\"tools\":[{\"name\":\"good\"}]}\nnot JSON\n`",
                "unknown-shape        | in.json:2                        | `{\"tools\":[{\"name\":\"good\"}]}\n42\n`",
                "unknown-shape        | in.json:2#                       | `{\"tools\":[{\"name\":\"good\"}]}\n{\"other\":1}\n`",
                "tools-not-an-array   | in.json:2#                       | `{\"tools\":[{\"name\":\"good\"}]}\n{\"tools\":{}}\n`",
                "error-response       | in.json:2#/error                 | `{\"tools\":[{\"name\":\"good\"}]}\n{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"no\"}}\n`",
                "text-after-json      | in.json:1                        | {\"tools\":[{\"name\":\"good\"}]} and more",
                "not-an-object        | in.json:1#/server                | {\"id\":\"x\",\"server\":[],\"tools\":[{\"name\":\"good\"}]}",
            })
    void aBadItemCostsThatItemOnly(String code, String where, String text) {
        DefinitionReading reading = read(text);
        assertThat(names(reading)).containsExactly("good");
        assertThat(reading.warnings())
                .extracting(Warning::code, Warning::where)
                .contains(org.assertj.core.api.Assertions.tuple(code, where));
    }

    @Test
    void keepsTheToolsBeforeABreak() {
        DefinitionReading reading = read("{\"tools\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"half\",\"desc");
        assertThat(names(reading)).containsExactly("a", "b");
        assertThat(codes(reading)).contains("not-json");
        assertThat(reading.servers().get(0).provenance().complete()).isFalse();
    }

    @Test
    void keepsTheToolsBeforeABreakInPrettyJson() {
        DefinitionReading reading = read("{\n \"tools\": [\n  {\"name\":\"a\"},\n  {\"name\": oops}\n ]\n}\n");
        assertThat(names(reading)).containsExactly("a");
        assertThat(reading.warnings().get(0).where()).isEqualTo("in.json#/tools/1/name");
    }

    @Test
    void readsTheLinesBehindABrokenFirstLine() {
        DefinitionReading reading =
                read("{\"id\":\"x\",\"tools\":[{\"name\":\"a\n{\"id\":\"y\",\"tools\":[{\"name\":\"b\"}]}\n");
        assertThat(names(reading)).containsExactly("b");
        assertThat(reading.warnings().get(0).where()).startsWith("in.json:1");
    }

    @Test
    void leavesOutWhatIsNestedTooDeepAndReadsTheRest() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        DefinitionReading reading = read("{\"tools\":[{\"name\":\"deep\",\"inputSchema\":{\"type\":\"object\",\"x\":"
                + deep + "}},{\"name\":\"good\"}]}");
        assertThat(names(reading)).containsExactly("deep", "good");
        assertThat(codes(reading)).containsExactly("too-deep");
    }

    @Test
    void survivesDepthBeyondAllBounds() {
        DefinitionReading reading = read("[".repeat(2_000_000));
        assertThat(reading.failed()).isTrue();
        assertThat(codes(reading)).contains("not-json");
    }

    @Test
    void passesOverALineThatIsTooLong() {
        ReadLimits small = new ReadLimits(1_000, 1 << 20, 16, 1_000, 10, 100, 100, 100);
        String text = "{\"tools\":[{\"name\":\"a\"}]}\n{\"tools\":[{\"name\":\"" + "x".repeat(5_000)
                + "\"}]}\n{\"tools\":[{\"name\":\"b\"}]}\n";
        DefinitionReading reading = read(text.getBytes(StandardCharsets.UTF_8), small);
        assertThat(names(reading)).containsExactly("a", "b");
        assertThat(reading.warnings())
                .extracting(Warning::code, Warning::where)
                .containsExactly(org.assertj.core.api.Assertions.tuple("line-too-long", "in.json:2"));
    }

    @Test
    void boundsToolsNamesAndDescriptions() {
        ReadLimits small = new ReadLimits(10_000, 1 << 20, 16, 10_000, 3, 10, 5, 100);
        DefinitionReading reading = read(
                ("{\"tools\":[{\"name\":\"a\",\"description\":\"1234567\"},{\"name\":\"" + "x".repeat(11)
                                + "\"},{\"name\":\"b\"},{\"name\":\"c\"}]}")
                        .getBytes(StandardCharsets.UTF_8),
                small);
        assertThat(names(reading)).containsExactly("a", "b");
        assertThat(reading.servers().get(0).tools().get(0).description()).contains("12345");
        assertThat(codes(reading)).containsExactly("description-cut", "tool-name-too-long", "too-many-tools");
        assertThat(reading.servers().get(0).provenance().complete()).isFalse();
    }

    @Test
    void stopsAtTheLengthOfAFile() {
        ReadLimits small = new ReadLimits(100, 60, 16, 1_000, 10, 100, 100, 100);
        String line = "{\"tools\":[{\"name\":\"a\"}]}\n";
        DefinitionReading reading = read(line.repeat(1_000).getBytes(StandardCharsets.UTF_8), small);
        assertThat(codes(reading)).contains("file-too-large");
    }

    @Test
    void aHundredMegabytesOnOneLineCostThatLineOnly() {
        byte[] tools = "{\"tools\":[{\"name\":\"a\"}]}\n".getBytes(StandardCharsets.UTF_8);
        byte[] huge = new byte[100 << 20];
        Arrays.fill(huge, (byte) '[');
        byte[] both = Arrays.copyOf(tools, tools.length + huge.length);
        System.arraycopy(huge, 0, both, tools.length, huge.length);
        DefinitionReading reading = read(both, LIMITS);
        assertThat(names(reading)).containsExactly("a");
        assertThat(codes(reading)).containsExactly("line-too-long");
    }

    @Test
    void readsInvalidUtf8WithReplacement() {
        byte[] bytes = "{\"tools\":[{\"name\":\"a\",\"description\":\"x?y\"}]}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xff : bytes[i];
        }
        DefinitionReading reading = read(bytes, LIMITS);
        assertThat(codes(reading)).containsExactly("invalid-utf8");
        assertThat(reading.servers().get(0).tools().get(0).description()).contains("x\ufffdy");
    }

    @Test
    void readsRawControlCharactersAndSaysSo() {
        DefinitionReading reading = read("{\"tools\":[{\"name\":\"a\",\"description\":\"\u001b[31mred\"}]}");
        assertThat(codes(reading)).containsExactly("control-character");
        assertThat(reading.servers().get(0).tools().get(0).description()).contains("\u001b[31mred");
    }

    @Test
    void readsAByteOrderMarkAndCarriageReturns() {
        assertThat(names(read("\ufeff{\"tools\":[{\"name\":\"a\"}]}\r\n{\"tools\":[{\"name\":\"b\"}]}\r\n")))
                .containsExactly("a", "b");
    }

    @Test
    void keepsNumbersThatNoDoubleCanHoldAsText() {
        DefinitionReading reading = read("{\"tools\":[{\"name\":\"a\",\"inputSchema\":{\"maximum\":1e999,\"minimum\":"
                + "9".repeat(2_000) + ",\"multipleOf\":123456789012345678901234567890}}]}");
        assertThat(reading.servers()
                        .get(0)
                        .tools()
                        .get(0)
                        .inputSchema()
                        .orElseThrow()
                        .path("maximum")
                        .isString())
                .isTrue();
        assertThat(reading.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "empty-file    | ``",
                "empty-file    | `\n \n`",
                "not-json      | this is no JSON",
                "unknown-shape | {\"hello\":1}",
                "not-json      | `\u0000\u0001\u0002`",
            })
    void failsWhereNothingCanBeRead(String code, String text) {
        DefinitionReading reading = read(text);
        assertThat(reading.failed()).isTrue();
        assertThat(codes(reading)).contains(code);
    }

    @Test
    void aListWithoutToolsIsReadAsSuch() {
        DefinitionReading reading = read("{\"tools\":[]}");
        assertThat(reading.failed()).isFalse();
        assertThat(reading.servers().get(0).tools()).isEmpty();
    }

    @Test
    void readsGzipWhateverTheFileIsCalled(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"tools\":[{\"name\":\"a\"}]}\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("packed.jsonl"), packed.toByteArray());
        DefinitionReading reading = new DefinitionFiles(LIMITS).read(file);
        assertThat(names(reading)).containsExactly("a");
        assertThat(reading.servers().get(0).server().id()).isEqualTo("file:packed");

        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() - 10);
        assertThat(codes(read(half, LIMITS))).contains("broken-gzip");
    }

    @Test
    void saysThatAFileIsMissing(@TempDir Path folder) {
        DefinitionReading reading = new DefinitionFiles(LIMITS).read(folder.resolve("nothing.json"));
        assertThat(reading.failed()).isTrue();
        assertThat(codes(reading)).containsExactly("no-such-file");
    }

    @Test
    void readsTheBundledSnapshots() {
        assertThat(DefinitionFiles.snapshots())
                .isNotEmpty()
                .allSatisfy(server -> assertThat(server.tools()).isNotEmpty());
    }
}
