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

class RustShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("R1: attribute with description", """
                        struct In { host: String, #[serde(rename = "maxHops")] hops: Option<u8> }
                        impl S { #[tool(name = "ping", description = "Answers " /* twice */)] async fn run(&self, Parameters(p): Parameters<In>) -> R { } }
                        """, "ping|Answers |[host, maxHops]"),
                Arguments.of("R1: documentation and the function's name", """
                        impl S {
                            /// Answers
                            /// politely.
                            #[tool]
                            fn ping(&self) -> String { String::new() }
                        }
                        """, "ping|Answers\npolitely.|[]"),
                Arguments.of("R1: alias of the wrapper", """
                        type P<T> = Parameters<T>;
                        type PIn = P<In>;
                        struct In { host: String }
                        impl S { #[tool(description = "Answers.")] fn ping(&self, p: PIn) -> R { } }
                        """, "ping|Answers.|[host]"),
                Arguments.of("R1: description from a constant", """
                        const TEXT: &str = "Answers.";
                        impl S { #[tool(description = TEXT)] fn ping(&self) -> R { } }
                        """, "ping|Answers.|[]"),
                Arguments.of("R2: attribute on a struct", """
                        #[mcp_tool(name = "ping", description = concat!("Answers", " at once."), read_only_hint = true)]
                        #[serde(rename_all = "camelCase")]
                        pub struct Ping { pub host_name: String }
                        """, "ping|Answers at once.|[hostName]"),
                Arguments.of("constructed in a vector", """
                        fn list() -> Vec<Tool> { vec![Tool::new("ping".to_string(), "Answers.".to_string(), json!({"type": "object", "properties": {"host": {"type": "string"}}}))] }
                        """, "ping|Answers.|[host]"),
                Arguments.of("constructed with a schema in a variable", """
                        fn list() -> Tool { let schema = json!({"type": "object", "properties": {"host": {"type": "string"}}}); Tool::new("ping", "Answers.", schema) }
                        """, "ping|Answers.|[host]"),
                Arguments.of("literal", """
                        struct In { host: String }
                        fn list() -> Tool { Tool { name: "ping".into(), description: Some("Answers.".into()), input_schema: schema_for::<In>(), annotations: None } }
                        """, "ping|Answers.|[host]"),
                Arguments.of("trait with functions", """
                        struct Ping;
                        impl McpTool for Ping {
                            fn name(&self) -> &str { "ping" }
                            fn description(&self) -> &str { "Answers." }
                            fn input_schema(&self) -> Value { json!({"type": "object", "properties": {"host": {}}}) }
                        } // impl Tool for
                        """, "ping|Answers.|[host]"),
                Arguments.of("trait with constants and a type", """
                        struct In { host: String }
                        impl Tool for Ping { const NAME: &'static str = "ping"; const DESCRIPTION: &'static str = "Answers."; type RequestArgs = In; }
                        """, "ping|Answers.|[host]"),
                Arguments.of("the protocol's JSON", """
                        fn list() -> Value { json!({"tools": [{"name": "ping", "description": "Answers.", "inputSchema": {"type": "object", "properties": {"host": {"type": "string"}}}}]}) }
                        """, "ping|Answers.|[host]"),
                Arguments.of("JSON with a constant's name", """
                        const NAME: &str = "ping";
                        fn list() -> Value { json!([{"name": NAME, "description": "Answers.", "inputSchema": {"type": "object", "properties": {"host": {"description": NAME}}}}]) }
                        """, "ping|Answers.|[host]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(extract(source)).extracting(RustShapesTest::summary).containsExactly(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("commented out", "// #[tool(description = \"x\")]\nfn ping() {}"),
                Arguments.of("inside a text", "const T: &str = \"#[tool(description)] fn ping() {}\";"),
                Arguments.of("prompt", "impl S { #[prompt(name = \"ask\")] fn ask(&self) {} } // tool("),
                Arguments.of("router", "#[tool_router(router = tools)] impl S { fn ping(&self) {} }"),
                Arguments.of(
                        "test module",
                        "#[cfg(test)] mod tests { impl S { #[tool(description = \"x\")] fn ping(&self) {} } }"),
                Arguments.of(
                        "a trait of other tools",
                        "impl Tool for Hammer { fn name(&self) -> &str { \"hammer\" } fn weight(&self) -> u8 { 3 } }"),
                Arguments.of(
                        "another constructor", "fn f() { let t = CraftTool::new(\"a\", \"b\", 3); } // Tool::new"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void isNoTool(String what, String source) {
        assertThat(extract(source)).isEmpty();
    }

    @Test
    void readsTypesAndRulesOfParameters() {
        ToolDefinition tool = extract("""
                #[derive(JsonSchema)]
                struct In {
                    /// Where to look.
                    path: String,
                    #[serde(default)]
                    depth: u32,
                    kinds: Option<Vec<Kind>>,
                    #[serde(skip)]
                    cache: String,
                }
                #[serde(rename_all = "lowercase")]
                enum Kind { File, Folder }
                impl S { #[tool(description = "Walks.")] fn walk(&self, p: Parameters<In>) -> R { } }
                """).get(0);

        assertThat(tool.inputSchema().orElseThrow().toString())
                .isEqualTo(
                        "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\",\"description\":\"Where to look.\"},"
                                + "\"depth\":{\"type\":\"integer\"},\"kinds\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"file\",\"folder\"]}}},"
                                + "\"required\":[\"path\"]}");
    }

    @Test
    void readsAnnotationsWhereverTheyStand() {
        List<ToolDefinition> tools = extract("""
                impl S { #[tool(description = "A.", annotations(title = "A", read_only_hint = true))] fn a(&self) {} }
                #[mcp_tool(name = "b", description = "B.", destructive_hint = false)] struct B {}
                fn list() -> Tool { Tool::new("c", "C.", json!({})).annotate(ToolAnnotations { title: Some("C".into()), idempotent_hint: Some(true), ..Default::default() }) }
                fn more() -> Tool { Tool::new("d", "D.", json!({})).with_annotations(ToolAnnotations::with_title("D").read_only(true)) }
                """);

        assertThat(tools)
                .extracting(tool -> tool.name() + " " + tool.annotations().orElseThrow())
                .containsExactlyInAnyOrder(
                        "a {\"title\":\"A\",\"readOnlyHint\":true}",
                        "b {\"destructiveHint\":false}",
                        "c {\"title\":\"C\",\"idempotentHint\":true}",
                        "d {\"readOnlyHint\":true,\"title\":\"D\"}");
    }

    @Test
    void readsIncludedTexts() {
        Map<String, String> files = Map.of(
                "src/tools/docs/lib.rs",
                        "impl S { #[tool(description = include_str!(\"../ping.md\"))] fn ping(&self) {} }",
                "src/tools/ping.md", "Answers.");

        assertThat(extract(files)).extracting(RustShapesTest::summary).containsExactly("ping|Answers.|[]");
    }

    @Test
    void leavesDocumentsOutThatAreNotAmongTheCode() {
        Map<String, String> files =
                Map.of("docs/src/lib.rs", "impl S { #[tool(description = \"Answers.\")] fn ping(&self) {} }");

        assertThat(extract(files)).isEmpty();
    }

    @Test
    void saysWhatIsNotKnown() {
        List<ToolDefinition> tools = extract("""
                #[cfg(feature = "extra")]
                #[tool(description = "Shows.")]
                fn show(&self, p: Parameters<JsonObject>) {}
                fn list() -> Tool { let text = format!("Shows {}", load()); Tool::new("half", text, make()) }
                """);

        assertThat(tools)
                .extracting(
                        tool -> tool.name() + " " + tool.origin().conditional().isPresent() + " "
                                + tool.origin().descriptionPartial() + " "
                                + tool.origin().parametersUnknown())
                .containsExactlyInAnyOrder("show true false true", "half false true true");
    }

    private static List<ToolDefinition> extract(String source) {
        return extract(Map.of("src/lib.rs", source));
    }

    private static List<ToolDefinition> extract(Map<String, String> files) {
        SourceTree tree = SourceTree.of(files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().getBytes(UTF_8))));
        return new ToolExtractor(ExtractLimits.DEFAULT).extract(tree).tools();
    }

    private static String summary(ToolDefinition tool) {
        List<String> parameters = tool.inputSchema()
                .map(schema -> List.copyOf(schema.path("properties").propertyNames()))
                .orElse(List.of());
        return tool.name() + "|" + tool.description().orElse("") + "|" + parameters;
    }
}
