package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SwiftShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("list handler", """
                        server.withMethodHandler(ListTools.self) { _ in
                          let ping = Tool(name: "ping", description: "Answers.", inputSchema: .object(["type": "object", "properties": .object(["host": .object(["type": .string("string")])])]), annotations: .init(title: "Ping", readOnlyHint: true))
                          return .init(tools: [ping])
                        }
                        """, "ping|Answers.|[host]|{\"title\":\"Ping\",\"readOnlyHint\":true}"),
                Arguments.of("tool with a closure", """
                        let tools: [Tool] = [
                          Tool(name: "ping", description: "Answers " + "always.", inputSchema: .object(properties: ["host": .string(description: "Whom")], required: ["host"])) { _ in 1 }
                        ]
                        """, "ping|Answers always.|[host]"),
                Arguments.of("structure with properties", """
                        struct Ping: MCPTool {
                          let name = "ping"
                          var description: String {
                            \"""
                            Answers \\(times) times.
                            \"""
                          }
                          let times = 3
                          var inputSchema: Value { SchemaBuilder.object(properties: ["host": SchemaBuilder.string(description: "Whom")]) }
                        }
                        """, "ping|Answers 3 times.|[host]"),
                Arguments.of("name of an enumeration", """
                        enum Names: String { case dropNote = "drop_note" }
                        let t = Tool(name: Names.dropNote.rawValue, description: Texts.drop, inputSchema: [:])
                        enum Texts { static let drop = ["Removes", "it."].joined(separator: " ") }
                        """, "drop_note|Removes it.|[]"),
                Arguments.of("helper functions", """
                        func text(_ said: String, choices: [String] = []) -> Value {
                          return .object(["type": "string", "description": .string(said)])
                        }
                        func object(_ properties: [String: Value], required: [String] = []) -> Value {
                          .object(["type": .string("object"), "properties": .object(properties)])
                        }
                        let t = Tool(name: "ping", description: "Answers.", inputSchema: object(["host": text("Whom")]))
                        """, "ping|Answers.|[host]"),
                Arguments.of("annotations by a static member", """
                        extension Tool.Annotations { static let safe = Tool.Annotations(
                            readOnlyHint: true,
                          ) }
                        let t = Tool(name: "ping", description: "Answers.", inputSchema: .object([:]), annotations: .safe)
                        """, "ping|Answers.|[]|{\"readOnlyHint\":true}"),
                Arguments.of("registered by a call of the project", """
                        registry.register(name: "ping", description: "Answers.", inputSchema: schema(["host": ["type": "string"]]))
                        func schema(_ p: [String: Any]) -> [String: Any] { ["type": "object", "properties": p] }
                        """, "ping|Answers.|[host]"),
                Arguments.of("macro on a function", """
                        @MCPServer
                        actor Calculator {
                          /// Adds two numbers.
                          /// - Parameter a: The first
                          /// - Parameter b: The second
                          @MCPTool
                          func add(a: Int, to b: Int = 1) -> Int { a + b }
                        }
                        """, "add|Adds two numbers.|[a, b]"),
                Arguments.of("macro with a description", """
                        @MCPTool(description: "Answers.")
                        func ping(host: String) {}
                        """, "ping|Answers.|[host]"),
                Arguments.of("macro on a structure", """
                        @Tool
                        struct Ping {
                          static let name = "ping"
                          static let description = "Answers."
                          @Parameter(description: "Whom") var host: String
                          var cache: Int
                        }
                        """, "ping|Answers.|[host]"),
                Arguments.of("dictionary", """
                        let tools = [["name": "ping", "description": "Answers.", "inputSchema": ["type": "object", "properties": ["host": ["type": "string"]]]]]
                        """, "ping|Answers.|[host]"),
                Arguments.of("merged properties", """
                        let t = Tool(name: "ping", description: "Answers.", inputSchema: .object(["properties": .object(["host": "x"].merging([String: Value].ports) { _, new in new })]))
                        extension Dictionary { static var ports: [String: Value] { ["port": "y"] } }
                        """, "ping|Answers.|[host, port]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(extract(Map.of("Sources/Tools.swift", source)))
                .extracting(SwiftShapesTest::summary)
                .containsExactly(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("prompt", """
                        let p = Prompt(name: "ask", description: "Asks.", arguments: []) // ListTools
                        """),
                Arguments.of("resource", """
                        let r = Resource(name: "file", uri: "a://b", description: "A file.") // ListTools
                        """),
                Arguments.of("comment", """
                        /* Tool(name: "gone", description: "Was here.", inputSchema: [:]) */
                        """),
                Arguments.of("text", """
                        let help = "Tool(name: \\"x\\", description: \\"y\\", inputSchema: 1)"
                        """),
                Arguments.of("agent's own tool", """
                        let t = AgentTool(name: "done", description: "Ends.", parameters: p) // ListTools
                        """),
                Arguments.of("view with a name", """
                        struct Row: View {
                          let name = "row"
                          let description = "A row."
                        } // ListTools
                        """),
                Arguments.of("protocol", """
                        protocol MCPTool { var name: String { get }; var description: String { get }; var inputSchema: Value { get } }
                        """),
                Arguments.of("initialiser of a definition", """
                        init(name: String, description: String, inputSchema: Value) { self.tool = Tool(name: name, description: description, inputSchema: inputSchema) }
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void leavesLookAlikesAlone(String what, String source) {
        assertThat(extract(Map.of("Sources/Tools.swift", source))).isEmpty();
    }

    @Test
    void turnsBuildersAndTypesIntoSchemas() {
        List<ToolDefinition> tools = extract(Map.of("Sources/A.swift", """
                enum Order: String { case up, down = "DOWN" }
                @MCPTool(description: "Sorts.") func sort(order: Order, names: [String]?, top: Int = -1) {}
                let find = Tool(name: "find", description: "Finds.", inputSchema: .object(
                  properties: [
                    "text": .anyOf([.string(), .integer()], description: "What"),
                    "limit": .integer(description: "Most", minimum: 1, default: 5)
                  ],
                  required: ["text"]
                ))
                """));

        assertThat(tools)
                .extracting(SwiftShapesTest::schema)
                .containsExactly(
                        "{\"type\":\"object\",\"properties\":{"
                                + "\"order\":{\"type\":\"string\",\"enum\":[\"up\",\"DOWN\"]},"
                                + "\"names\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                                + "\"top\":{\"type\":\"integer\",\"default\":-1}},\"required\":[\"order\"]}",
                        "{\"type\":\"object\",\"properties\":{"
                                + "\"text\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}],\"description\":\"What\"},"
                                + "\"limit\":{\"type\":\"integer\",\"description\":\"Most\",\"minimum\":1,\"default\":5}},"
                                + "\"required\":[\"text\"]}");
    }

    @Test
    void damagedSourceCostsNothingElse() {
        assertThat(extract(Map.of(
                        "Sources/A.swift", "let t = Tool(name: , description: .object(x. ), inputSchema: a..b(.) ",
                        "Sources/B.swift",
                                "let t = Tool(name: \"ping\", description: \"Answers.\", inputSchema: [:])")))
                .extracting(SwiftShapesTest::summary)
                .containsExactly("ping|Answers.|[]");
    }

    @Test
    void testsAndTheirFixturesDeclareNothing() {
        String source = "let t = Tool(name: \"x\", description: \"y\", inputSchema: [:])";

        assertThat(extract(Map.of("Tests/A.swift", source, "TestFixtures/B.swift", source)))
                .isEmpty();
    }

    private static List<ToolDefinition> extract(Map<String, String> files) {
        return new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(SourceTree.of(files.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, file -> file.getValue().getBytes(UTF_8)))))
                .tools();
    }

    private static String schema(ToolDefinition tool) {
        return tool.inputSchema().map(Object::toString).orElse("");
    }

    private static String summary(ToolDefinition tool) {
        List<String> parameters = tool.inputSchema()
                .map(schema -> List.copyOf(schema.path("properties").propertyNames()))
                .orElse(List.of());
        String annotations = tool.annotations().map(hints -> "|" + hints).orElse("");
        return tool.name() + "|" + tool.description().orElse("") + "|" + parameters + annotations;
    }
}
