package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.PackageImport;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JavaScriptShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("server.tool with all positions", """
                        server.tool("drop_note", "Removes a note.", { id: z.string() }, { destructiveHint: true }, cb);
                        """, "drop_note|Removes a note.|[id]"),
                Arguments.of(
                        "server.tool without description",
                        "server.tool('list_notes', { page: z.number() }, async () => {});",
                        "list_notes||[page]"),
                Arguments.of("registerTool", """
                        const config = { title: "Add", description: "Adds " + "numbers.", inputSchema: z.object({ a: z.number(), b: z.number() }) };
                        server.registerTool(name, config, run);
                        const name = "add";
                        """, "add|Adds numbers.|[a, b]"),
                Arguments.of("list handler with constants", """
                        const WALK = { name: "walk", description: ["Walks", "a", "path."].join(" "), inputSchema: { type: "object", properties: { path: { type: "string" } } } };
                        server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [WALK] }));
                        """, "walk|Walks a path.|[path]"),
                Arguments.of("minified list handler", """
                        var q=s.object({path:s.string(),deep:s.boolean().optional()});e.setRequestHandler(Xt,async()=>{return{tools:[{name:"scan",description:`Scans a folder.`,inputSchema:zodToJsonSchema(q)}]}});
                        """, "scan|Scans a folder.|[path, deep]"),
                Arguments.of("definitions and a loop", """
                        const all = [];
                        all.push({ name: "read_row", description: "Reads a row.", parameters: { row: z.number() } });
                        for (const t of all) { server.tool(t.name, t.description, t.parameters, t.run); }
                        """, "read_row|Reads a row.|[row]"),
                Arguments.of("definitions and forEach over an object's entries", """
                        const table = { read_row: { description: "Reads a row.", parameters: z.object({ row: z.number() }) } };
                        Object.entries(table).forEach(([key, t]) => server.registerTool(key, { description: t.description, inputSchema: t.parameters }, run));
                        """, "read_row|Reads a row.|[row]"),
                Arguments.of("wrapper function by position", """
                        function expose(id, text, shape) { server.registerTool(id, { description: text, inputSchema: shape }, run); }
                        expose("ping", "Answers.", { host: z.string() });
                        """, "ping|Answers.|[host]"),
                Arguments.of("fastmcp's addTool", """
                        server.addTool({ name: "mail", description: "Sends a mail.", parameters: z.object({ to: z.string() }), execute });
                        """, "mail|Sends a mail.|[to]"),
                Arguments.of("enumeration compiled to JavaScript", """
                        var N; (function (N) { N["Ping"] = "ping"; })(N || (N = {}));
                        server.registerTool(N.Ping, { description: "Answers." }, run);
                        """, "ping|Answers.|[]"),
                Arguments.of("class with fields", """
                        class Ping { name = "ping"; description = "Answers."; inputSchema = { type: "object", properties: { host: {} } }; }
                        [new Ping()].forEach((t) => server.registerTool(t.name, { description: t.description, inputSchema: t.inputSchema }, run));
                        """, "ping|Answers.|[host]"),
                Arguments.of(
                        "default beside a setting",
                        "server.tool(process.env.TOOL ?? 'ping', process.env.TEXT || 'Answers.', run);",
                        "ping|Answers.|[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        List<ToolDefinition> tools = extract(Map.of("index.js", source)).tools();

        assertThat(tools).extracting(JavaScriptShapesTest::summary).containsExactly(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("prompt", "server.registerPrompt('ask', { description: 'Asks.' }, run);"),
                Arguments.of(
                        "resource", "server.registerResource('file', { uri: 'a://b', description: 'A file.' }, run);"),
                Arguments.of("comment", "// server.tool('gone', 'Was here.', {}, run)\n/* registerTool('x', {}) */"),
                Arguments.of("text", "const help = \"server.tool('x', 'y', {}, run)\";"),
                Arguments.of("command line", "program.command('sync').description('Syncs.').action(run); schema();"),
                Arguments.of(
                        "resource template",
                        "const t = [{ name: 'a', description: 'b', uriTemplate: 'c', schema: {} }];"),
                Arguments.of(
                        "other handler",
                        "server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: [{ name: 'p' }] }));"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void leavesLookAlikesAlone(String what, String source) {
        assertThat(extract(Map.of("index.js", source)).tools()).isEmpty();
    }

    @Test
    void testsAndExamplesDeclareNothing() {
        String source = "server.tool('fake', 'For a test.', {}, run);";

        assertThat(extract(Map.of("test/a.js", source, "examples/b.js", source, "src/c.test.js", source))
                        .tools())
                .isEmpty();
    }

    @Test
    void findsConstantsInOtherFiles() {
        Extraction found = new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(
                        tree(Map.of(
                                "index.mjs",
                                "import { NAME as n, shape } from './lib/index.js'; import c from './text.cjs'; import 'left-pad';"
                                        + " server.registerTool(n, { description: c.TEXT, inputSchema: shape }, run);",
                                "lib/index.js",
                                "export * from './names.js'; export { default as shape } from './shape.js';",
                                "lib/names.js",
                                "export const NAME = 'ping';",
                                "lib/shape.js",
                                "export default { host: z.string(), ...(process.env.X ? { port: z.number() } : {}) };",
                                "text.cjs",
                                "\"use strict\"; exports.TEXT = void 0; exports.TEXT = `Answers ${1 + 1 ? '' : ''}.`;",
                                "unused.js",
                                "server.tool('never', 'Not reachable.', {}, run);")),
                        List.of("./index.mjs"));

        assertThat(found.tools())
                .extracting(JavaScriptShapesTest::summary)
                .containsExactly("ping|Answers .|[host, port]");
        assertThat(found.imports()).containsExactly(new PackageImport("left-pad", ""));
    }

    @Test
    void readsTheHeirsOfAClassThatRegistersItself() {
        Extraction found = new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(
                        tree(Map.of(
                                "base.js",
                                "export class Base { constructor(shape) { this.shape = shape; }"
                                        + " install(s) { s.tool(this.name, this.description, this.shape, this.run); } }",
                                "index.js",
                                "import { Base } from './base.js';\n"
                                        + "class Sum extends Base { name = 'sum'; description = 'Adds.';\n"
                                        + " constructor() { super({ a: z.number() }); } }\n"
                                        + "class Other extends Thing { name = 'other'; description = 'No tool.'; }\n"
                                        + "new Sum().install(server);")),
                        List.of("index.js"));

        assertThat(found.tools()).extracting(JavaScriptShapesTest::summary).containsExactly("sum|Adds.|[a]");
        assertThat(found.tools().get(0).origin().line()).hasValue(2);
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void believesWhatAHelperHandsOnMoreThanWhatItIsGiven() {
        Extraction found = new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(
                        tree(Map.of(
                                "index.js",
                                "function registerLoggedTool(server, name, config, run) {"
                                        + " server.registerTool(name, { description: config.description,"
                                        + " inputSchema: { ...config.inputSchema, trace: z.string() } }, run); }\n"
                                        + "function registerOldTool(server) { server.tool('old', 'Old.', {}, run); }\n"
                                        + "registerLoggedTool(s, 'a', { description: 'Does a.', inputSchema: { b: z.string() } }, r);\n"
                                        + "if (env.OLD) { registerOldTool(s); }")),
                        List.of("index.js"));

        assertThat(found.tools())
                .extracting(tool ->
                        summary(tool) + "|" + tool.origin().conditional().orElse(""))
                .containsExactlyInAnyOrder("a|Does a.|[b, trace]|", "old|Old.|[]|env.OLD");
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void readsTextsThatSchemasHold() {
        Extraction found = new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(
                        tree(Map.of(
                                "index.js",
                                "const Go = z.object({ name: z.literal('go'), arguments: z.object({ url: z.string() }) });\n"
                                        + "server.tool(Go.shape.name.value, 'Goes.', Go.shape.arguments, run);")),
                        List.of("index.js"));

        assertThat(found.tools()).extracting(JavaScriptShapesTest::summary).containsExactly("go|Goes.|[url]");
    }

    @Test
    void saysWhyAToolMayBeAbsent() {
        ToolDefinition tool = extract(Map.of(
                        "index.js", "if (options.write) { server.tool('save', 'Saves.', { path: z.string() }, run); }"))
                .tools()
                .get(0);

        assertThat(tool.origin().conditional()).contains("options.write");
        assertThat(tool.origin().line()).hasValue(1);
        assertThat(tool.origin().how()).contains("tool");
    }

    @Test
    void aTestOfAListIsEvaluated() {
        List<ToolDefinition> tools = extract(Map.of("index.js", """
                        const all = [{ name: "a", description: "A.", group: "core", inputSchema: {} },
                                     { name: "b", description: "B.", group: "more", inputSchema: {} }];
                        const on = all.filter((t) => t.group.startsWith("core") || settings.groups.includes(t.group));
                        on.forEach((t) => server.registerTool(t.name, t, run));
                        """)).tools();

        assertThat(tools)
                .extracting(t -> t.name() + t.origin().conditional().isPresent())
                .containsExactly("afalse", "btrue");
    }

    @Test
    void absentIsNotUnreadable() {
        Extraction found = extract(Map.of("index.js", """
                server.registerTool("silent", { inputSchema: { q: z.string() } }, run);
                server.registerTool("computed", { description: texts[lang], inputSchema: load() }, run);
                server.registerTool("half", { description: "Runs on " + os.type() }, run);
                """));

        assertThat(found.tools())
                .extracting(t -> t.name() + " " + t.description().orElse("-") + " "
                        + t.origin().descriptionPartial() + " " + t.origin().parametersUnknown())
                .containsExactly("silent - false false", "computed - true true", "half Runs on  true false");
        assertThat(found.warnings())
                .extracting(w -> w.code() + " " + w.where())
                .containsExactly("tool-description-unreadable index.js:2", "tool-parameters-unreadable index.js:2");
    }

    @Test
    void typeScriptIsReadToo() {
        String source = """
                enum Names { Ping = "ping" }
                const text: string = "Answers.";
                server.registerTool(Names.Ping as string, { description: text!, inputSchema: { host: z.string() } }, async (a: Args) => {});
                """;

        assertThat(extract(Map.of("src/index.ts", source)).tools())
                .extracting(JavaScriptShapesTest::summary)
                .containsExactly("ping|Answers.|[host]");
    }

    private static Extraction extract(Map<String, String> files) {
        return new ToolExtractor(ExtractLimits.DEFAULT).extract(tree(files));
    }

    private static SourceTree tree(Map<String, String> files) {
        return SourceTree.of(files.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().getBytes(UTF_8))));
    }

    private static String summary(ToolDefinition tool) {
        List<String> parameters = tool.inputSchema()
                .map(schema -> List.copyOf(schema.path("properties").propertyNames()))
                .orElse(List.of());
        return tool.name() + "|" + tool.description().orElse("") + "|" + parameters;
    }
}
