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

class GoShapesTest {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("G1: NewTool with options", """
                        var t = mcp.NewTool("drop_note", mcp.WithDescription("Drops "+"a note."), mcp.WithString("id", mcp.Required()), mcp.WithNumber("age"))
                        """, "drop_note|Drops a note.|[id, age]"),
                Arguments.of("G1: options in a list that grows", """
                        func add(s *server.MCPServer) {
                            opts := []mcp.ToolOption{mcp.WithDescription("Finds."), mcp.WithString("text")}
                            opts = append(opts, mcp.WithBoolean("exact"))
                            s.AddTool(mcp.NewTool("find", opts...), run)
                        }
                        """, "find|Finds.|[text, exact]"),
                Arguments.of("G1: a function that returns an option", """
                        func pages() mcp.ToolOption { return func(t *mcp.Tool) { mcp.WithNumber("page")(t); mcp.WithNumber("size")(t) } }
                        var t = mcp.NewTool("list", mcp.WithDescription("Lists."), pages())
                        """, "list|Lists.|[page, size]"),
                Arguments.of("G1: a function that returns options, joined with others", """
                        func common() []mcp.ToolOption {
                            var opts []mcp.ToolOption
                            opts = append(opts, mcp.WithString("cluster"))
                            return opts
                        }
                        var t = mcp.NewTool("list", append(common(), mcp.WithDescription("Lists."))...)
                        """, "list|Lists.|[cluster]"),
                Arguments.of("G1: options handed to a helper", """
                        func expose(s *S, name string, opts ...mcp.ToolOption) { s.AddTool(mcp.NewTool(name, opts...), run) }
                        func setup(s *S) { expose(s, "ping", mcp.WithDescription("Answers."), mcp.WithString("host")) }
                        """, "ping|Answers.|[host]"),
                Arguments.of("G1: an option that may be none", """
                        func forced(on bool) mcp.ToolOption { if on { return func(t *mcp.Tool) {} }; return mcp.WithBoolean("force") }
                        var t = mcp.NewTool("ping", mcp.WithDescription("Answers."), forced(true))
                        """, "ping|Answers.|[force]"),
                Arguments.of("G1: options of the project's own making", """
                        type Option func(*Tool)
                        func NewTool(name string, opts ...Option) Tool { t := Tool{Name: name, InputSchema: &Schema{Type: "object"}}; for _, o := range opts { o(&t) }; return t }
                        func WithDescription(text string) Option { return func(t *Tool) { t.Description = text } }
                        func WithString(name string, rules ...Rule) Option { return func(t *Tool) { t.InputSchema.add(name, "string", rules) } }
                        var t = NewTool("ping", WithDescription("Answers."), WithString("host", Required()))
                        """, "ping|Answers.|[host]"),
                Arguments.of("G1: an option in a variable of the package", """
                        var host = mcp.WithString("host")
                        var t = mcp.NewTool("ping", mcp.WithDescription("Answers."), host)
                        """, "ping|Answers.|[host]"),
                Arguments.of("G1: schema written as JSON", """
                        var t = mcp.NewToolWithRawSchema("ping", "Answers.", json.RawMessage(`{"type":"object","properties":{"host":{"type":"string"}}}`))
                        """, "ping|Answers.|[host]"),
                Arguments.of("G2: literal with a schema", """
                        const name = "read_row"
                        var t = mcp.Tool{Name: name, Description: "Reads a row.", InputSchema: &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{"row": {Type: "number"}}}}
                        """, "read_row|Reads a row.|[row]"),
                Arguments.of("G2: handler at the call", """
                        type Input struct { Row int `json:"row"`; Deep bool `json:"deep,omitempty"`; hidden int }
                        func read(ctx context.Context, r *mcp.CallToolRequest, in Input) (*mcp.CallToolResult, any, error) { return nil, nil, nil }
                        func add(s *mcp.Server) { mcp.AddTool(s, &mcp.Tool{Name: "read_row", Description: "Reads a row."}, read) }
                        """, "read_row|Reads a row.|[row, deep]"),
                Arguments.of(
                        "G2: a function returns the tool, another place adds the handler",
                        """
                        type Input struct { Row int `json:"row"` }
                        func readTool() *mcp.Tool { return &mcp.Tool{Name: "read_row", Description: "Reads a row."} }
                        func read(ctx context.Context, r *mcp.CallToolRequest, in Input) (*mcp.CallToolResult, any, error) { return nil, nil, nil }
                        func add(s *mcp.Server) { mcp.AddTool(s, readTool(), read) }
                        """,
                        "read_row|Reads a row.|[row]"),
                Arguments.of("G2: tool and handler are returned together", """
                        type Input struct { Row int `json:"row"` }
                        func readTool() (mcp.Tool, mcp.ToolHandlerFor[Input, any]) {
                            return mcp.Tool{Name: "read_row", Description: "Reads a row."}, func(ctx context.Context, r *mcp.CallToolRequest, in Input) (*mcp.CallToolResult, any, error) { return nil, nil, nil }
                        }
                        """, "read_row|Reads a row.|[row]"),
                Arguments.of(
                        "G2: tool in a variable, handler's type in the result", """
                        type Input struct { Row int `json:"row"` }
                        func readTool() (mcp.Tool, mcp.ToolHandlerFor[Input, any]) {
                            tool := mcp.Tool{Name: "read_row", Description: "Reads a row."}
                            return tool, newHandler()
                        }
                        """, "read_row|Reads a row.|[row]"),
                Arguments.of("G2: a struct whose name ends like a library's is the input", """
                        type FetchRequest struct { Url string `json:"url"` }
                        func fetch(ctx context.Context, r *mcp.CallToolRequest, in FetchRequest) (*mcp.CallToolResult, any, error) { return nil, nil, nil }
                        func add(s *mcp.Server) { mcp.AddTool(s, &mcp.Tool{Name: "fetch", Description: "Fetches."}, fetch) }
                        """, "fetch|Fetches.|[url]"),
                Arguments.of("G2: list whose elements leave the type out", """
                        var all = []mcp.Tool{{Name: "ping", Description: "Answers.", InputSchema: mcp.ToolInputSchema{Properties: map[string]any{"host": map[string]any{"type": "string"}}}}}
                        """, "ping|Answers.|[host]"),
                Arguments.of("G2: properties copied from a parameter", """
                        func update(name, description string, extra map[string]*jsonschema.Schema) mcp.Tool {
                            props := map[string]*jsonschema.Schema{"id": {Type: "number"}}
                            maps.Copy(props, extra)
                            return mcp.Tool{Name: name, Description: t("TOOL_"+strings.ToUpper(name), description), InputSchema: &jsonschema.Schema{Properties: props}}
                        }
                        var tool = update("set_title", "Sets the title.", map[string]*jsonschema.Schema{"title": {Type: "string"}})
                        """, "set_title|Sets the title.|[id, title]"),
                Arguments.of("G2: properties copied in a loop", """
                        var extra = map[string]any{"deep": map[string]any{"type": "boolean"}}
                        func tool() mcp.Tool {
                            props := map[string]any{"path": map[string]any{"type": "string"}}
                            for key, value := range extra { props[key] = value }
                            return mcp.Tool{Name: "walk", Description: "Walks.", InputSchema: mcp.ToolInputSchema{Properties: props}}
                        }
                        """, "walk|Walks.|[path, deep]"),
                Arguments.of("G2: description of a method", """
                        type texts struct { what string }
                        func (t texts) line() string { return "Walks " + t.what + "." }
                        var t = mcp.Tool{Name: "walk", Description: texts{what: "a path"}.line(), InputSchema: mcp.ToolInputSchema{}}
                        """, "walk|Walks a path.|[]"),
                Arguments.of("G2: prefix that a setting may replace", """
                        var override = ""
                        func prefix() string { if override != "" { return override }; return "mesh" }
                        var t = mcp.Tool{Name: prefix() + "_status", Description: "Tells.", InputSchema: mcp.ToolInputSchema{}}
                        """, "mesh_status|Tells.|[]"),
                Arguments.of("G2: the protocol's map", """
                        var list = []map[string]any{{"name": "ping", "description": "Answers.", "inputSchema": map[string]any{"type": "object", "properties": map[string]any{"host": map[string]any{"type": "string"}}}}}
                        """, "ping|Answers.|[host]"),
                Arguments.of("G3: wrapper with handler", """
                        type Params struct { Host string `json:"host" jsonschema:"required,description=Which host"` }
                        func ping(ctx context.Context, args Params) (string, error) { return "", nil }
                        func MustTool[T any](name, description string, handler T, options ...mcp.ToolOption) Tool {
                            return Tool{Tool: mcp.Tool{Name: name, Description: description}}
                        }
                        var Ping = MustTool("ping", "Answers.", ping, mcp.WithReadOnlyHintAnnotation(true))
                        """, "ping|Answers.|[host]"),
                Arguments.of("G3: own NewTool with a list of parameters", """
                        func NewTool(name, description string, parameters []Parameter, handler Handler) Tool { return &tool{name: name} }
                        func ping() Tool {
                            parameters := []Parameter{WithString("host", Required())}
                            return NewTool("ping", "Answers.", parameters, run)
                        }
                        """, "ping|Answers.|[host]"),
                Arguments.of("G3: RegisterTool with a handler of a struct", """
                        type Params struct { Host string `json:"host"` }
                        func main() { server.RegisterTool("ping", "Answers.", func(args Params) (*mcp.ToolResponse, error) { return nil, nil }) }
                        """, "ping|Answers.|[host]"),
                Arguments.of("loop over a list", """
                        func add(s *S) {
                            for _, d := range []definition{{Name: "ping", Text: "Answers."}} { s.AddTool(mcp.NewTool(d.Name, mcp.WithDescription(d.Text)), run) }
                        }
                        """, "ping|Answers.|[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(extract(source)).extracting(GoShapesTest::summary).containsExactly(expected);
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("commented out", "// var t = mcp.NewTool(\"ping\", mcp.WithDescription(\"Answers.\"))"),
                Arguments.of("inside a text", "var text = `mcp.NewTool(\"ping\", mcp.WithDescription(\"x\"))`"),
                Arguments.of(
                        "prompt",
                        "var p = mcp.Prompt{Name: \"ask\", Description: \"Asks.\"}\nvar q = mcp.NewPrompt(\"ask\", mcp.WithPromptDescription(\"Asks.\")) // Tool"),
                Arguments.of(
                        "resource template",
                        "var r = mcp.NewResourceTemplate(\"file://{p}\", \"file\", mcp.WithTemplateDescription(\"A Tool's file.\"))"),
                Arguments.of("a tool of a model provider", """
                        import openai "github.com/sashabaranov/go-openai"
                        var t = openai.Tool{Name: "ping", Description: "Answers."}
                        """),
                Arguments.of("another NewTool of the project", """
                        func NewTool(path string, level int) *Tool { return nil }
                        var t = NewTool("hammer", 3)
                        """),
                Arguments.of(
                        "a map without schema", "var m = map[string]any{\"name\": \"Tool\", \"description\": \"x\"}"),
                Arguments.of(
                        "name computed at run time",
                        "var t = mcp.NewTool(os.Getenv(\"NAME\"), mcp.WithDescription(\"x\"))"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void isNoTool(String what, String source) {
        assertThat(extract(source)).isEmpty();
    }

    @Test
    void readsTypesAndRulesOfParameters() {
        ToolDefinition tool = extract("""
                var t = mcp.NewTool("find", mcp.WithString("kind", mcp.Required(), mcp.Description("Which."), mcp.Enum("a", "b")), mcp.WithNumber("limit", mcp.DefaultNumber(10), mcp.Min(1), mcp.Max(50)))
                """).get(0);

        assertThat(tool.inputSchema().orElseThrow().toString())
                .isEqualTo(
                        "{\"type\":\"object\",\"properties\":{\"kind\":{\"type\":\"string\",\"description\":\"Which.\",\"enum\":[\"a\",\"b\"]},"
                                + "\"limit\":{\"type\":\"number\",\"default\":10,\"minimum\":1,\"maximum\":50}},\"required\":[\"kind\"]}");
    }

    @Test
    void readsDefaultsThatAreWrittenAsJson() {
        ToolDefinition tool = extract("""
                var t = mcp.Tool{Name: "find", Description: "Finds.", InputSchema: &jsonschema.Schema{Properties: map[string]*jsonschema.Schema{"deep": {Type: "boolean", Default: json.RawMessage(`false`)}, "sort": {Type: "string", Default: json.RawMessage(`"up"`)}}}}
                """).get(0);

        assertThat(tool.inputSchema().orElseThrow().path("properties").toString())
                .isEqualTo(
                        "{\"deep\":{\"type\":\"boolean\",\"default\":false},\"sort\":{\"type\":\"string\",\"default\":\"up\"}}");
    }

    @Test
    void readsAnnotationsOfOptionsAndLiterals() {
        List<ToolDefinition> tools = extract("""
                var a = mcp.NewTool("a", mcp.WithTitleAnnotation("A"), mcp.WithReadOnlyHintAnnotation(true))
                var b = mcp.Tool{Name: "b", Description: "B.", Annotations: &mcp.ToolAnnotations{DestructiveHint: ptr(false), OpenWorldHint: nil}}
                """);

        assertThat(tools)
                .extracting(tool -> tool.annotations().orElseThrow().toString())
                .containsExactly("{\"title\":\"A\",\"readOnlyHint\":true}", "{\"destructiveHint\":false}");
    }

    @Test
    void saysWhatIsNotKnown() {
        List<ToolDefinition> tools = extract("""
                func add(s *S, on bool) {
                    if on { s.AddTool(mcp.NewTool("a", mcp.WithDescription("Shows " + os.Getenv("X")), other.Options()), run) }
                }
                """);

        assertThat(tools)
                .extracting(tool -> tool.origin().conditional().orElse("") + " "
                        + tool.origin().descriptionPartial() + " "
                        + tool.origin().parametersUnknown())
                .containsExactly("on true true");
    }

    @Test
    void takesThePackageThatTheImportNames() {
        Map<String, String> files = Map.of(
                "pkg/one/internal/names/names.go", "package names\nconst Prefix = \"one\"",
                "pkg/second/internal/names/names.go", "package names\nconst Prefix = \"second\"",
                "pkg/one/tools.go", """
                        package one
                        import "example.org/server/pkg/one/internal/names"
                        var t = mcp.NewTool(names.Prefix + "_ping", mcp.WithDescription("Answers."))
                        """);

        assertThat(extract(files)).extracting(ToolDefinition::name).containsExactly("one_ping");
    }

    @Test
    void readsTextsThatTheCompilerEmbeds() {
        Map<String, String> files = Map.of(
                "texts/texts.go",
                """
                        package texts
                        import _ "embed"
                        //go:embed pages/ping.md
                        var Ping string
                        var (
                            //go:embed "pages/find.md"
                            // What find says.
                            Find string
                            Plain string
                            //go:embed pages/lost.md
                            Lost string
                        )
                        """,
                "texts/pages/ping.md",
                "Answers.",
                "texts/pages/find.md",
                "Finds.",
                "tools.go",
                """
                        package main
                        import "example.org/server/texts"
                        var a = mcp.NewTool("ping", mcp.WithDescription(texts.Ping))
                        var b = mcp.NewTool("find", mcp.WithDescription(texts.Find))
                        var c = mcp.NewTool("plain", mcp.WithDescription(texts.Plain))
                        var d = mcp.NewTool("lost", mcp.WithDescription(texts.Lost))
                        """);

        assertThat(extract(files))
                .extracting(GoShapesTest::summary)
                .containsExactly("ping|Answers.|[]", "find|Finds.|[]", "plain||[]", "lost||[]");
    }

    @Test
    void asksTheMethodOfTheRightType() {
        List<ToolDefinition> tools = extract("""
                type In struct { A string `json:"a"` }
                type Other struct { B string `json:"b"` }
                type first struct{}
                type second struct{}
                func (f *first) Handle(ctx context.Context, r *mcp.CallToolRequest, in In) (*mcp.CallToolResult, any, error) { return nil, nil, nil }
                func (s *second) Handle(ctx context.Context, r *mcp.CallToolRequest, in Other) (*mcp.CallToolResult, any, error) { return nil, nil, nil }
                func add(s *mcp.Server, h *second) { mcp.AddTool(s, &mcp.Tool{Name: "x", Description: "X."}, h.Handle) }
                """);

        assertThat(tools).extracting(GoShapesTest::summary).containsExactly("x|X.|[b]");
    }

    private static List<ToolDefinition> extract(String source) {
        return extract(Map.of("main.go", "package main\n" + source));
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
