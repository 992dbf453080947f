package dev.riskdex.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JavaShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("annotated method", """
                        class A { static final String D = "Removes "; @Tool(name = "drop", description = D + "a note.") String x(@ToolArg(name = "note") String id, McpLog log) { return id; } }
                        """, "drop|Removes a note.|note|"),
                Arguments.of("method's own name", """
                        class A { @McpTool(description = "Lists.") String list(int page) { return null; } }
                        """, "list|Lists.|page|"),
                Arguments.of(
                        "builder with a schema of maps",
                        """
                        class A { Object a() { return McpSchema.Tool.builder().name("add").description("Adds.").inputSchema(new McpSchema.JsonSchema("object", Map.of("a", Map.of("type", "number")), List.of("a"), null, null, null)).annotations(new ToolAnnotations(null, true, false, true, false, null)).build(); } }
                        """,
                        "add|Adds.|a|{\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":true,\"openWorldHint\":false}"),
                Arguments.of("map that is filled", """
                        class A { Object a() { Map<String, Object> p = new HashMap<>(); p.put("row", text("Row.")); return Tool.builder().name("row").description("Reads.").inputSchema(new JsonSchema("object", p, List.of(), false)).build(); } Map<String, Object> text(String d) { return Map.of("type", "string", "description", d); } }
                        """, "row|Reads.|row|"),
                Arguments.of("map handed to a method that fills it", """
                        class A { Object a() { Map<String, Object> p = new HashMap<>(); p.put("row", Map.of()); paging(p); show(p); return Tool.builder().name("row").description("Reads.").inputSchema(new JsonSchema("object", p, List.of(), false)).build(); } void paging(Map<String, Object> all) { all.put("page", Map.of("type", "number")); } void show(Map<String, Object> all) { log(all); } }
                        """, "row|Reads.|page,row|"),
                Arguments.of("schema made by a method of the base class", """
                        class A extends Base { Object a() { Map<String, Object> p = new HashMap<>(); p.put("row", Map.of("type", "number")); return Tool.builder().name("row").description("Reads.").inputSchema(schema(p)).build(); } }
                        abstract class Base { JsonSchema schema(Map<String, Object> all) { return new JsonSchema("object", all, List.of(), false); } }
                        """, "row|Reads.|row|"),
                Arguments.of("method around a builder", """
                        class A { Tool make(String n, String d) { return Tool.builder().name(n).description(d).build(); } void all() { make("ping", "Answers."); make("pong", "Replies."); } }
                        """, "ping|Answers.|?|\npong|Replies.|?|"),
                Arguments.of("schema of a builder of the project", """
                        class A { Object a() { return Tool.builder().name("find").description("Finds.").inputSchema(Schemas.builder().text("q", "What.").must("in").paged().build()).build(); } }
                        class Schemas {
                            static SchemaBuilder builder() { return new SchemaBuilder(); }
                            static class SchemaBuilder {
                                Map<String, Object> properties = new HashMap<>(); List<String> required = new ArrayList<>();
                                SchemaBuilder text(String key, String says) { var inner = new HashMap<String, Object>(); inner.put("type", "string"); inner.put("description", says); properties.put(key, inner); return this; }
                                SchemaBuilder must(String key) { text(key, "Needed."); required.add(key); return this; }
                                SchemaBuilder paged() { properties.put("page", Map.of("type", "number")); return text("size", "How many."); }
                                JsonSchema build() { return new JsonSchema("object", properties, required, false); }
                            }
                        }
                        """, "find|Finds.|in,page,q,size|"),
                Arguments.of(
                        "tool builder of the project, continued on a variable",
                        """
                        class A { static final String KEY = "id"; Object a(boolean all) { var b = NoteToolBuilder.of(A.class).setName("find").setTitle("Find"); if (all) { b.setDescription("Finds all.").add("wide"); } else { b.setDescription("Finds."); } return b.add(KEY).setReadOnlyHint().build(); } }
                        class NoteToolBuilder {
                            final Map<String, Object> properties;
                            static NoteToolBuilder of(Class<?> c) { return new NoteToolBuilder(); }
                            NoteToolBuilder setName(String n) { this.name = n; return this; }
                            NoteToolBuilder add(String n) { properties.put(n, Map.of("type", "string")); return this; }
                        }
                        """,
                        "find|Finds all.|id,wide|{\"readOnlyHint\":true}"),
                Arguments.of("constructor", """
                        class A { Object t = new Tool("ping", "Answers.", "{\\"type\\":\\"object\\",\\"properties\\":{\\"host\\":{}}}"); }
                        """, "ping|Answers.|host|"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(Shapes.read("src/main/java/com/example/Notes.java", source)).isEqualTo(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("commented out", """
                        class A { /* @Tool(description = "Old.") String old() { return null; } */ // @Tool
                         void f() {} }
                        """),
                Arguments.of("prompt", """
                        class A { @Prompt(description = "Asks.") String ask(String x) { return x; } }
                        """),
                Arguments.of("builder of another thing", """
                        class A { Object a = Resource.builder().name("r").description("R.").build(); }
                        """),
                Arguments.of("agent's tool", """
                        import dev.langchain4j.agent.tool.Tool;
                        class A { @Tool("Adds.") int add(int a) { return a; } }
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void readsNothing(String what, String source) {
        assertThat(Shapes.read("src/main/java/com/example/Notes.java", source)).isEmpty();
    }
}
