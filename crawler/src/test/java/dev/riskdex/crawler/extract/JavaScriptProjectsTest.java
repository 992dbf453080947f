package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools whose way to the server leads through classes, other files of a workspace, and conditions. */
class JavaScriptProjectsTest {

    private static final String REGISTRATION = """
            export function start(server: Server) {
              server.registerTool(ping.name, { description: ping.description, inputSchema: ping.shape }, run);
            }
            """;
    private static final String PING = "export const ping = { name: 'ping', description: 'Answers.', shape: {} };";

    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of("heirs of an abstract class", """
                        abstract class Tool {
                          abstract name: string;
                          install(server: Server) { server.registerTool(this.name, { description: this.text() }, run); }
                        }
                        class Ping extends Tool { name = "ping"; text() { return "Answers."; } }
                        class Pong extends Tool { name = "pong"; text() { return "Answers back."; } }
                        """, "ping|Answers.||, pong|Answers back.||"),
                Arguments.of("method of the base that asks the heir", """
                        abstract class Handler { abstract config(): Config; registered() { const own = this.config(); return own; } }
                        class Ping extends Handler { config() { return { name: "ping", description: "Answers." }; } }
                        const all = new Map([["ping", new Ping()]]);
                        all.forEach((handler, key) => { const own = handler.registered(); server.registerTool(key, { description: own.description }, run); });
                        """, "ping|Answers.||"),
                Arguments.of("parameters of a constructor as fields", """
                        class Tool { constructor(readonly name: string, private text: string) {} describe() { return this.text; } }
                        [new Tool("ping", "Answers.")].forEach(t => server.registerTool(t.name, { description: t.describe() }, run));
                        """, "ping|Answers.||"),
                Arguments.of("constructor of the base class", """
                        class Tool { constructor(name: string) { this.name = name; } }
                        class Named extends Tool { description = "Answers."; }
                        server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [new Named("ping")] }));
                        """, "ping|Answers.||"),
                Arguments.of(
                        "classes of a list, named by what the loop gives them",
                        """
                        abstract class Tool {
                          constructor({ name, kind }: Given) { this.name = name; this.kind = kind; }
                          static kept = new Map();
                          static shape(of) { if (!this.kept.has(of)) { this.kept.set(of, z.object(of)); } return this.kept.get(of); }
                          hints() {
                            const hints = {};
                            switch (this.kind) { case "remove": case "change": hints.destructiveHint = true; break; default: hints.readOnlyHint = true; }
                            return hints;
                          }
                          install(server: Server) {
                            (server.registerTool as (name: string) => void)(this.name, { description: this.text, inputSchema: Tool.shape(this.fields), annotations: this.hints() }, run);
                          }
                        }
                        class Ping extends Tool { static id = "ping"; static kind = "read"; text = "Answers."; fields = {}; }
                        class Drop extends Tool { static id = "drop"; static kind = "remove"; text = "Drops."; fields = {}; }
                        class Lost extends Tool { static label = "lost"; text = "Has no id."; fields = {}; }
                        for (const T of [Ping, Drop]) { new T({ name: T.id, kind: T.kind, log }).install(server); }
                        """,
                        "drop|Drops.|{\"destructiveHint\":true}|, ping|Answers.|{\"readOnlyHint\":true}|"),
                Arguments.of("classes of a list, named by the class itself", """
                        class Tool {
                          constructor(log) { const { id } = this.constructor; this.name = id; }
                          install(server: Server) { server.registerTool(this.name, { description: this.text }, run); }
                        }
                        class Ping extends Tool { static id = "ping"; text = "Answers."; }
                        """, "ping|Answers.||"),
                Arguments.of("a value that is made when it is missing", """
                        let text = saved();
                        if (!text) { text = "Answers."; }
                        let other = saved();
                        if (ready) { other = "Is not certain."; }
                        server.registerTool("ping", { description: text }, run);
                        server.registerTool("pong", { description: other }, run);
                        """, "ping|Answers.||, pong|||"),
                Arguments.of("map looked up by an enumeration", """
                        enum Name { Ping = "ping" }
                        class Registry { static readonly all = new Map([[Name.Ping, { description: "Answers." }]]); static of(n: Name) { return this.all.get(n)!; } }
                        for (const n of Object.values(Name)) { const t = Registry.of(n); server.registerTool(n, { description: t.description }, run); }
                        """, "ping|Answers.||"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classes")
    void readsClasses(String shape, String source, String expected) {
        assertThat(summary(Map.of("index.ts", source))).isEqualTo(expected);
    }

    static Stream<Arguments> workspaces() {
        return Stream.of(
                Arguments.of(
                        "alias of the compiler",
                        "@own/ping.js",
                        "own/ping.ts",
                        Map.of(
                                "tsconfig.json",
                                "{ /* paths */ \"compilerOptions\": { \"paths\": { \"@own/*\": [\"own/*\"], } } }")),
                Arguments.of(
                        "package of the workspace",
                        "@notes/ping",
                        "packages/ping/src/index.ts",
                        Map.of(
                                "packages/ping/package.json",
                                "{\"name\": \"@notes/ping\", \"main\": \"dist/index.js\"}")),
                Arguments.of(
                        "built entry of a package",
                        "@notes/ping/one",
                        "packages/ping/src/deep/one.ts",
                        Map.of(
                                "packages/ping/package.json",
                                "{\"name\": \"@notes/ping\", \"exports\": {\"./one\": {\"import\": \"./dist/deep/one.js\"}}}")),
                Arguments.of(
                        "import of the package itself",
                        "#own/ping.js",
                        "lib/ping.ts",
                        Map.of("package.json", "{\"imports\": {\"#own/*\": \"./lib/*\"}}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workspaces")
    void followsImportsInsideTheWorkspace(String kind, String specifier, String file, Map<String, String> manifests) {
        Map<String, String> files = new TreeMap<>(manifests);
        files.put("src/index.ts", "import { ping } from '" + specifier + "';\n" + REGISTRATION);
        files.put(file, PING);

        assertThat(summary(files)).isEqualTo("ping|Answers.||");
    }

    @Test
    void packagesOfOthersAreNotGuessed() {
        String index = "import { ping } from 'ping';\n" + REGISTRATION;

        assertThat(summary(Map.of("src/index.ts", index, "src/pong.ts", PING))).isEmpty();
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("factories and objects in one list", """
                        const make = (options) => ({ name: "ping", description: "Answers.", inputSchema: {} });
                        const list = [];
                        for (const one of [make]) { if (typeof one === "function") { list.push(one(options)); } else { list.push(one); } }
                        list.forEach(t => server.registerTool(t.name, { description: t.description }, run));
                        """, "ping|Answers.||"),
                Arguments.of("a switch of the user", """
                        const tools = {};
                        if (settings.write) { Object.assign(tools, { drop: { description: "Drops." } }); }
                        Object.entries(tools).forEach(([n, t]) => server.registerTool(n, { description: t.description }, run));
                        """, "drop|Drops.||settings.write"),
                Arguments.of("never reached", """
                        const LEGACY = false;
                        const list = [{ name: "ping", description: "Answers." }];
                        if (LEGACY) { list.push({ name: "old", description: "Is gone." }); }
                        list.forEach(t => server.registerTool(t.name, { description: t.description }, run));
                        """, "ping|Answers.||"),
                Arguments.of("a variable that changes decides nothing", """
                        let ready = false;
                        let client = { name: "none" };
                        function connect(c) { ready = true; client = c; }
                        function shown(name) { if (client.name === "none") { return false; } return ready; }
                        server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: "ping", description: "Answers." }].filter(t => shown(t.name)) }));
                        """, "ping|Answers.||t => shown(t.name)"),
                Arguments.of(
                        "annotations from sets of names",
                        """
                        const safe = new Set(["ping"]);
                        const all = [{ name: "ping", description: "Answers." }, { name: "drop", description: "Drops." }];
                        server.setRequestHandler(ListToolsRequestSchema, () => {
                          const listed = all.map(t => { const copy = { ...t }; copy.annotations = { ...(safe.has(t.name) ? { readOnlyHint: true } : {}) }; return copy; });
                          return { tools: listed };
                        });
                        """,
                        "drop|Drops.||, ping|Answers.|{\"readOnlyHint\":true}|"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void decidesConditionsWhereValuesTell(String what, String source, String expected) {
        assertThat(summary(Map.of("index.js", source))).isEqualTo(expected);
    }

    @Test
    void longChainsOfCallsAreReadInLittleWork() {
        String chain =
                "const command = new Builder('a')" + ".add(options.x).flag(options.y)".repeat(40) + ".build();\n";
        String grown = """
                class Builder { parts = []; constructor(a) { this.base = a; } add(part) { for (const p of part) { this.parts.push(`-${p}`); } return this; } }
                """;
        String tool = "server.tool('run', 'Runs.', {}, () => execute(command));";

        Extraction found = extract(Map.of("index.js", grown + chain.repeat(20) + tool));

        assertThat(found.tools()).extracting(ToolDefinition::name).containsExactly("run");
        assertThat(found.warnings()).extracting(Warning::code).doesNotContain("extraction-cut-short");
    }

    private static String summary(Map<String, String> files) {
        return extract(files).tools().stream()
                .map(tool -> tool.name() + "|" + tool.description().orElse("") + "|"
                        + tool.annotations().map(Object::toString).orElse("") + "|"
                        + tool.origin().conditional().orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Extraction extract(Map<String, String> files) {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return new ToolExtractor(ExtractLimits.DEFAULT).extract(SourceTree.of(bytes), List.of());
    }
}
