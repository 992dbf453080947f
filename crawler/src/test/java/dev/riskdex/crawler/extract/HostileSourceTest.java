package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.Warning;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileSourceTest {

    private static final String GOOD = "server.tool('ok', 'Fine.', { a: z.string() }, run);";

    static Stream<Arguments> files() {
        byte[] binary = new byte[200_000];
        new Random(7).nextBytes(binary);
        return Stream.of(
                Arguments.of("empty", new byte[0]),
                Arguments.of("binary", binary),
                Arguments.of("nested brackets", bytes("server.tool(" + "[".repeat(10_000))),
                Arguments.of("nested calls", bytes("server.tool(" + "f(".repeat(10_000) + ")".repeat(10_000) + ")")),
                Arguments.of(
                        "nested objects", bytes("addTool(" + "{a:".repeat(10_000) + "1" + "}".repeat(10_000) + ")")),
                Arguments.of("long sum", bytes("server.tool(" + "'a'+".repeat(20_000) + "'b', 'd', run)")),
                Arguments.of("unterminated template", bytes("server.tool(`a ${ b ${ `")),
                Arguments.of("a line of 5 MB", bytes("var a=[" + "{name:\"x\"},".repeat(450_000) + "];addTool(a)")),
                Arguments.of(
                        "nested pattern",
                        bytes("export const " + "{a:".repeat(10_000) + "b" + "}".repeat(10_000)
                                + " = x; server.tool(b)")),
                Arguments.of(
                        "schemas of schemas",
                        bytes(
                                "const s0=z.object({});"
                                        + Stream.iterate(1, i -> i < 3_000, i -> i + 1)
                                                .map(i -> "const s" + i + "=z.object({a:s" + (i - 1) + ",b:s" + (i - 1)
                                                        + "});")
                                                .reduce("", String::concat)
                                        + "server.tool('x0','d',s10,run);server.tool('x1','d',s300,run);server.tool('x2','d',s2999,run);")),
                Arguments.of("cyclic constants", bytes("const a = b + 'x'; const b = a; server.tool(a, b, run);")),
                Arguments.of("endless recursion", bytes("const f = (n) => f(n + 1); server.tool(f(1), 'd', run);")),
                Arguments.of(
                        "branching recursion",
                        bytes(
                                "function f(n) { if (n) return f(n) + f(n); return g(n); } function g(n) { return f(n) + f(n); }"
                                        + " server.tool(f(x), f(y), run);")),
                Arguments.of("spread of itself", bytes("const a = [...a, ...a]; a.push(a, ...a); addTools(a);")),
                Arguments.of(
                        "doubling",
                        bytes("const a0=['x','y'];"
                                + Stream.iterate(1, i -> i < 40, i -> i + 1)
                                        .map(i -> "const a" + i + "=[...a" + (i - 1) + ",...a" + (i - 1) + "];")
                                        .reduce("", String::concat)
                                + "server.tool('big', a39.join(''), run);")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void costsOnlyItself(String what, byte[] bytes) {
        SourceTree tree = SourceTree.of(Map.of("a.js", bytes, "ok.js", GOOD.getBytes(UTF_8)));

        Extraction found = assertTimeoutPreemptively(
                Duration.ofSeconds(40), () -> new ToolExtractor(ExtractLimits.DEFAULT).extract(tree));

        assertThat(found.tools()).anyMatch(tool -> tool.name().equals("ok"));
    }

    static Stream<Arguments> otherLanguages() {
        return Stream.of(
                Arguments.of(
                        "a.php",
                        "<?php return ['name'=>'a','description'=>" + "A . ".repeat(5_000) + "'b','inputSchema'=>[]];"),
                Arguments.of(
                        "b.php",
                        "<?php use X\\Mcp; class A extends Tool { function schema($s) { return ['a' => "
                                + "$s->object(['a' => ".repeat(2_000) + "1" + "])".repeat(2_000) + "]; } }"),
                Arguments.of("a.rb", "MCP::Tool.define(name: 'a', description: " + "a + ".repeat(5_000) + "b)"),
                Arguments.of(
                        "b.rb",
                        "class A < MCP::Tool\narguments do\n" + "required(:a).hash do\n".repeat(2_000)
                                + "end\n".repeat(2_001) + "end"),
                Arguments.of(
                        "a.swift", "Tool(name: \"a\", description: " + "a + ".repeat(5_000) + "a, inputSchema: b)"),
                Arguments.of(
                        "b.swift",
                        "func f(_ a: V) -> V { f(f(a)) }\nTool(name: \"a\", description: f(1), inputSchema: f(2))"),
                Arguments.of("a.ex", "register_tool(f, \"a\", description: " + "a <> ".repeat(5_000) + "a)"),
                Arguments.of("b.ex", "@a @b\n@b @a\ndef a, do: a() <> @a\nregister_tool(f, \"a\", description: a())"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherLanguages")
    void costsOnlyItselfInOtherLanguages(String path, String source) {
        SourceTree tree = SourceTree.of(Map.of(path, bytes(source), "ok.js", bytes(GOOD)));

        Extraction found = assertTimeoutPreemptively(
                Duration.ofSeconds(40), () -> new ToolExtractor(ExtractLimits.DEFAULT).extract(tree));

        assertThat(found.tools()).anyMatch(tool -> tool.name().equals("ok"));
    }

    @Test
    void aFileOverTheLimitIsAWarning() {
        ExtractLimits small = new ExtractLimits(100, 1_000, Duration.ofSeconds(9), 100_000, 100, 100_000, 100);
        SourceTree tree = SourceTree.of(
                Map.of("big.js", (GOOD + " ".repeat(200)).getBytes(UTF_8), "ok.js", GOOD.getBytes(UTF_8)));

        Extraction found = new ToolExtractor(small).extract(tree);

        assertThat(found.tools()).hasSize(1);
        assertThat(found.warnings())
                .extracting(warning -> warning.code() + " " + warning.where())
                .containsExactly("source-too-large big.js");
    }

    static Stream<Arguments> tinyLimits() {
        Duration minute = Duration.ofSeconds(60);
        return Stream.of(
                Arguments.of(
                        "source-parse-timeout",
                        new ExtractLimits(1 << 20, 1 << 20, Duration.ZERO, 9_000, 100, 9_000, 9)),
                Arguments.of("source-too-large", new ExtractLimits(1 << 20, 300, minute, 9_000, 100, 9_000, 9)),
                Arguments.of("extraction-cut-short", new ExtractLimits(1 << 20, 1 << 20, minute, 20, 100, 9_000, 9)),
                Arguments.of("extraction-cut-short", new ExtractLimits(1 << 20, 1 << 20, minute, 9_000, 100, 5, 9)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tinyLimits")
    void whatALimitCostsIsAWarning(String code, ExtractLimits limits) {
        SourceTree tree = SourceTree.of(Map.of("a.js", bytes(GOOD.repeat(200))));

        Extraction found = new ToolExtractor(limits).extract(tree);

        assertThat(found.warnings()).extracting(Warning::code).contains(code);
    }

    private static byte[] bytes(String source) {
        return source.getBytes(UTF_8);
    }
}
