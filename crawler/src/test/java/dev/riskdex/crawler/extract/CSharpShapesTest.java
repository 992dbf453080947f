package dev.riskdex.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CSharpShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("attributes", """
                        class A { const string N = "drop"; [McpServerTool(Name = N, Destructive = true)] [Description("Removes " + "a note.")] public Task X([Description("Which.")] string id, CancellationToken t) => null; }
                        """, "drop|Removes a note.|id|{\"destructiveHint\":true}"),
                Arguments.of("method's own name", """
                        class A { [McpServerTool, Description("Lists.")] public Task GetHTTPPageAsync(int page, IStore store) => null; }
                        """, "get_http_page|Lists.|page|"),
                Arguments.of("documentation of a partial method", """
                        partial class A {
                        /// <summary>Lists.</summary>
                        /// <param name="page">Which.</param>
                        [McpServerTool] public partial Task List(int page);
                        }
                        """, "list|Lists.|page|"),
                Arguments.of("attribute on a type", """
                        [McpTool("sheet", Description = "Works on sheets.", Destructive = false)] interface ISheet { }
                        """, "sheet|Works on sheets.|?|{\"destructiveHint\":false}"),
                Arguments.of("object", """
                        class A { Tool T = new Tool { Name = "ping", Description = "Answers.", InputSchema = Parse("{\\"type\\":\\"object\\",\\"properties\\":{\\"host\\":{}}}") }; }
                        """, "ping|Answers.|host|"),
                Arguments.of("options of a created tool", """
                        class A { object T = McpServerTool.Create(Run, new() { Name = "run", Description = "Runs.", ReadOnly = true }); static string Run(string job) => job; }
                        """, "run|Runs.|job|{\"readOnlyHint\":true}"),
                Arguments.of("command in groups", """
                        [Meta(Name = "get", Title = "Get", Description = "Gets a box.", ReadOnly = true)] class Get : Base<Options, int> { } class Options { [Option(Description = "Which.")] public required string BoxName { get; set; } } class Setup { string Name => "store"; void R(object p) { var store = new CommandGroup(Name, "S."); var box = new CommandGroup("box", "B."); store.AddSubGroup(box); box.AddCommand<Get>(p); } }
                        """, "store_box_get|Gets a box.|box-name|{\"readOnlyHint\":true}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(Shapes.read("Notes.cs", source)).isEqualTo(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("attribute of the class of tools", """
                        [McpServerToolType] class A { [Description("No tool.")] public void F() { } }
                        """),
                Arguments.of("prompt", """
                        class A { [McpServerPrompt, Description("Asks.")] public string Ask(string x) => x; }
                        """),
                Arguments.of("commented out", """
                        class A { // [McpServerTool, Description("Old.")] public void Old() { }
                         }
                        """),
                Arguments.of("command without a description", """
                        [Meta(Name = "get")] class Get { } class S { void R() { var g = new CommandGroup("g", "G."); g.AddCommand<Get>(p); } }
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void readsNothing(String what, String source) {
        assertThat(Shapes.read("Notes.cs", source)).isEmpty();
    }
}
