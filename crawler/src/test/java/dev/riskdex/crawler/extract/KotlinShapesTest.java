package dev.riskdex.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KotlinShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("added with a built schema", """
                        const val N = "add"
                        fun f(server: Server) { server.addTool(name = N, description = "Adds " + "numbers.", inputSchema = ToolSchema(properties = buildJsonObject { putJsonObject("a") { put("type", "number") } }, required = listOf("a"))) { r -> x(r) } }
                        """, "add|Adds numbers.|a|"),
                Arguments.of("class of a tool", """
                        @Serializable data class Args(val path: String, val deep: Boolean = false)
                        class Scan : AbstractMcpTool<Args>(Args.serializer()) { override val name = "scan"
                         override val description = "Scans." }
                        """, "scan|Scans.|deep,path|"),
                Arguments.of("annotated function", """
                        class A { @Tool(description = "Reads.") fun read(@ToolParam(description = "Which.") row: Int, context: ToolContext): String = "" }
                        """, "read|Reads.|row|"),
                Arguments.of("function around the call", """
                        fun Server.expose(id: String, text: String) { addTool(name = id, description = text) { r -> x(r) } }
                        fun all(s: Server) { s.expose("ping", "Answers.") }
                        """, "ping|Answers.|?|"),
                Arguments.of("name of a type argument", """
                        inline fun <reified T : Any> Server.expose(text: String) { addTool(name = T::class.simpleName!!, description = text) { r -> x(r) } }
                        data class DropNote(val id: Int)
                        fun all(s: Server) { s.expose<DropNote>("Removes.") { x() } }
                        """, "drop_note|Removes.|id|"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(Shapes.read("Notes.kt", source)).isEqualTo(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("prompt", """
                        fun f(s: Server) { s.addPrompt(name = "ask", description = "Asks.") { r -> x(r) } }
                        """),
                Arguments.of("class that is no tool", """
                        class A : Handler() { val name = "a"
                         val description = "A." }
                        """),
                Arguments.of("commented out", """
                        // server.addTool(name = "old", description = "Old.") { }
                        fun f() {}
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void readsNothing(String what, String source) {
        assertThat(Shapes.read("Notes.kt", source)).isEmpty();
    }
}
