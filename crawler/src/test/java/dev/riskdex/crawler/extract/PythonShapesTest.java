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

class PythonShapesTest {

    static Stream<Arguments> decorated() {
        return Stream.of(
                Arguments.of("name and text of the function", """
                        @mcp.tool
                        def drop_note(note: str):
                            '''Removes a note.'''
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of(
                        "brackets before the text",
                        """
                        @mcp.tool()
                        async def drop_note(
                            note: Annotated[str, Field(description="Which (by number).")],  # the note
                            deep: bool = Field(False, description="All of it)"),
                        ) -> dict[str, Any]:
                            \"""Removes a note
                            and what belongs to it.\"""
                        """,
                        "drop_note|Removes a note\nand what belongs to it.|[note, deep]"),
                Arguments.of("name by position, text by keyword", """
                        @server.tool("drop-note", description="Removes " "a note.")
                        def run(note: str):
                            '''Not this one.'''
                        """, "drop-note|Removes a note.|[note]"),
                Arguments.of("nested in a register function, on a method", """
                        class Notes:
                            def register(self, app):
                                @app.tool(name="drop_note")
                                async def run(ctx: Context, note: str, *rest):
                                    "Removes a note."
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("injected and hidden arguments", """
                        @mcp.tool(exclude_args=["state"])
                        def drop_note(note: str, state: dict = None, db=Depends(open_db), who: AppContext = None):
                            "Removes a note."
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("name of a constant, text made with format", """
                        NAME, WHAT = "drop_note", "note"
                        DROP = "drop_note"
                        @mcp.tool(name=DROP, description="Removes a {}.".format("note"))
                        def run(note: str): ...
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("name of an enumeration, dedented text", """
                        class Names(str, Enum):
                            DROP = "drop_note"
                        @mcp.tool(name=Names.DROP.value, description=textwrap.dedent('''\\
                            Removes
                              a note.'''))
                        def run(note: str): ...
                        """, "drop_note|Removes\n  a note.|[note]"),
                Arguments.of("beginning known to the running server only", """
                        def build(settings):
                            @mcp.tool(name=settings.prefix + "drop_note")
                            def run(note: str):
                                "Removes a note."
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("the same in a formatted text", """
                        @mcp.tool(name=f"{prefix}_drop_note")
                        def run(note: str):
                            "Removes a note."
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("loop over names", """
                        for kind in ("note", "page"):
                            @mcp.tool(name=f"drop_{kind}", description=f"Removes a {kind}.")
                            def run(id: str): ...
                        """, "drop_note|Removes a note.|[id];drop_page|Removes a page.|[id]"));
    }

    static Stream<Arguments> handedOver() {
        return Stream.of(
                Arguments.of("add_tool", """
                        def drop_note(note: str):
                            "Removes a note."
                        server.add_tool(drop_note)
                        server.add_tool(drop_note, name="erase", description="Erases.")
                        """, "drop_note|Removes a note.|[note];erase|Erases.|[note]"),
                Arguments.of("tool made of a function", """
                        from fastmcp.tools import Tool
                        def run(note: str):
                            "Removes a note."
                        server.add_tool(Tool.from_function(run, name="drop_note"))
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("curried, methods of a class", """
                        class Notes:
                            def __init__(self, mcp):
                                mcp.tool(name="drop_note", annotations=HINTS)(self.drop)
                            async def drop(self, note: str):
                                "Removes a note."
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of(
                        "list of functions", """
                        def drop_note(note: str):
                            "Removes a note."
                        def keep_note(note: str):
                            "Keeps a note."
                        ALL = [drop_note, keep_note]
                        def register(mcp):
                            for each in ALL:
                                mcp.tool(each)
                        """, "drop_note|Removes a note.|[note];keep_note|Keeps a note.|[note]"),
                Arguments.of("table of functions", """
                        def run(note: str): ...
                        TABLE = {"drop_note": (run, "Removes a note.")}
                        for name, (function, text) in TABLE.items():
                            mcp.add_tool(function, name=name, description=text)
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("inside a wrapper for logs", """
                        from elsewhere import logged
                        def drop_note(note: str):
                            "Removes a note."
                        mcp.add_tool(logged(drop_note))
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("wrapper that takes the name", """
                        def traced(inner):
                            @functools.wraps(inner)
                            async def wrapper(*args, **kwargs): ...
                            return wrapper
                        def drop_note(note: str):
                            "Removes a note."
                        mcp.tool()(traced(drop_note))
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("name and text assigned to the function", """
                        for kind in ["note"]:
                            def run(id: str): ...
                            run.__name__ = "drop_" + kind
                            run.__doc__ = f"Removes a {kind}."
                            mcp.tool()(run)
                        """, "drop_note|Removes a note.|[id]"),
                Arguments.of("helper that hands over", """
                        def expose(mcp, function, title):
                            mcp.add_tool(function, name=function.__name__.lower(), title=title)
                        def Drop(note: str):
                            "Removes a note."
                        expose(server, Drop, "Drop")
                        """, "drop|Removes a note.|[note]"));
    }

    static Stream<Arguments> ownDecorators() {
        return Stream.of(
                Arguments.of("registry", """
                        def tool(name, description):
                            def mark(function):
                                REGISTRY.append(Tool(name=name, description=description, fn=function))
                                return function
                            return mark
                        @tool("drop_note", "Removes a note.")
                        def run(note: str): ...
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("any name, when it hands over", """
                        def exposed(title, tool_name):
                            return lambda function: server.tool(name="x_" + tool_name, title=title)(function)
                        @exposed("Drop", "drop")
                        def run(note: str):
                            "Removes a note."
                        """, "x_drop|Removes a note.|[note]"),
                Arguments.of("with a value fixed before", """
                        def any_tool(*, description, group):
                            return lambda function: ToolEntry(fn=function, description=description)
                        note_tool = partial(any_tool, group="notes")
                        @note_tool(description="Removes a note.")
                        def drop_note(context: NoteContext, note: str): ...
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("curried", """
                        def checked_tool(mcp, name, **more):
                            def mark(function):
                                @functools.wraps(function)
                                def wrapper(*args): ...
                                mcp.tool(name=name, **more)(wrapper)
                            return mark
                        class Notes:
                            def __init__(self, mcp):
                                checked_tool(mcp, "drop_note", title="Drop")(self.drop)
                            def drop(self, note: str):
                                "Removes a note."
                        """, "drop_note|Removes a note.|[note]"));
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("list handler", """
                        from mcp.types import Tool
                        @server.list_tools()
                        async def list_tools():
                            return [Tool(name="drop_note", description="Removes " + "a note.",
                                inputSchema={"type": "object", "properties": {"note": {"type": "string"}}})]
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("schema under its name in snake case", """
                        from mcp.types import Tool
                        Tool(name="drop_note", description="Removes a note.", input_schema={"properties": {"note": {}}})
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("schema of a model, adapted", """
                        from mcp.types import Tool
                        class Base(BaseModel):
                            note: str
                        class Drop(Base):
                            deep: bool = False
                        Tool(name="drop_note", description="Removes a note.", inputSchema=tidy(Drop.model_json_schema()))
                        """, "drop_note|Removes a note.|[note, deep]"),
                Arguments.of("spread properties", """
                        from mcp.types import Tool
                        COMMON = {"note": {"type": "string"}}
                        Tool(name="drop_note", description="Removes a note.",
                             inputSchema=dict(type="object", properties={**COMMON, "deep": {"type": "boolean"}}))
                        """, "drop_note|Removes a note.|[note, deep]"),
                Arguments.of("handlers that hold their name", """
                        from mcp.types import Tool
                        class Handler:
                            def __init__(self, name):
                                self.name = name
                        class Drop(Handler):
                            def __init__(self):
                                super().__init__("drop_note")
                            def describe(self):
                                return Tool(name=self.name, description="Removes a note.", inputSchema={"properties": {"note": {}}})
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("dictionaries of the protocol", """
                        from mcp.types import Tool
                        TOOLS = [{"name": "drop_note", "description": "Removes a note.", "inputSchema": {"properties": {"note": {}}}}]
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of(
                        "definitions in a form of their own, made into tools", """
                        from mcp.types import Tool
                        DEFINED = [{"id": "drop_note", "text": "Removes a note.", "args": {"properties": {"note": {}}}}]
                        def all_tools():
                            return [Tool(name=d["id"], description=d["text"], inputSchema=d["args"]) for d in DEFINED]
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("objects of a class of the project", """
                        from mcp.types import Tool
                        @dataclass
                        class ToolSpec:
                            name: str
                            description: str
                            parameters: dict
                        SPECS = [ToolSpec("drop_note", "Removes a note.", {"properties": {"note": {}}})]
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("arguments as a list", """
                        from mcp.types import Tool
                        class ToolSpec:
                            def __init__(self, name, description, params): ...
                        class Param:
                            def __init__(self, name, type, required): ...
                        ToolSpec("drop_note", "Removes a note.", [Param("note", "string", True)])
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("object with its function", """
                        from mcp.types import Tool
                        class ToolDefinition(BaseModel):
                            fn: Callable
                            description: str
                        def drop_note(note: str): ...
                        ToolDefinition(fn=drop_note, description="Removes a note.")
                        """, "drop_note|Removes a note.|[note]"));
    }

    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of("members", """
                        class DropNote(BaseTool):
                            name = "drop_note"
                            description = "Removes a note."
                            parameters = {"properties": {"note": {}}}
                        """, "drop_note|Removes a note.|[note]"),
                Arguments.of("properties", """
                        class DropNote(BaseTool):
                            @property
                            def name(self):
                                return "drop_note"
                            @property
                            def description(self):
                                return "Removes a note."
                        """, "drop_note|Removes a note.|[]"),
                Arguments.of("name of the class", """
                        class Tool:
                            @classmethod
                            def get_name(cls):
                                name = cls.__name__.removesuffix("Tool")
                                return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")
                        class DropNoteTool(Tool, Marker):
                            '''Not this one.'''
                            def apply(self, note: str) -> str:
                                "Removes a note."
                        """, "drop_note|Removes a note.|[note]"));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(decorated(), handedOver(), ownDecorators(), written(), classes())
                .flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheShape(String shape, String source, String expected) {
        assertThat(extract(Map.of("src/server.py", source)).tools())
                .extracting(PythonShapesTest::summary)
                .containsExactly(expected.split(";", -1));
    }

    static Stream<Arguments> nearMisses() {
        return Stream.of(
                Arguments.of("prompt", "@mcp.prompt()\ndef ask(what: str):\n    'Asks.'"),
                Arguments.of("resource", "@mcp.resource('a://{b}')\ndef file(b: str):\n    'A file.'"),
                Arguments.of("prompt made of a function", """
                        from mcp.server.fastmcp.prompts import Prompt
                        def ask(what: str):
                            "Asks."
                        asked = Prompt.from_function(ask, name="ask")
                        """),
                Arguments.of("tool of another framework", """
                        from langchain_core.tools import tool, StructuredTool
                        @tool
                        def look_up(word: str):
                            "Looks a word up."
                        StructuredTool.from_function(func=look_up, name="other")
                        """),
                Arguments.of("agent's method", """
                        from pydantic_ai import Agent
                        agent = Agent("model")
                        @agent.tool
                        def look_up(word: str):
                            "Looks a word up."
                        """),
                Arguments.of("comment and text", "# @mcp.tool()\nHELP = '''\n@mcp.tool()\ndef gone(): pass\n'''"),
                Arguments.of("command line", "@app.command()\ndef sync(tool: str):\n    'Syncs.'"),
                Arguments.of(
                        "handler of requests", "@server.call_tool()\nasync def call(name, arguments):\n    'Calls.'"),
                Arguments.of("telemetry", """
                        def telemetry_tool(name):
                            return lambda function: registered(function)
                        @telemetry_tool("watch")
                        def watch(what: str):
                            "Watches."
                        """),
                Arguments.of("decorator without a tool", """
                        def cached_tool(seconds):
                            return lambda function: cache(function, seconds)
                        @cached_tool(3)
                        def look_up(word: str):
                            "Looks a word up."
                        """),
                Arguments.of("request to a hosted model", """
                        SPEC = {"toolSpec": {"name": "read", "description": "Reads.", "inputSchema": {"json": {"type": "object"}}}}
                        """),
                Arguments.of("result of a call", """
                        class ToolResult(BaseModel):
                            name: str
                            description: str
                            parameters: dict
                        ToolResult("read", "Was read.", {"properties": {}})
                        """),
                Arguments.of("function whose name is computed", """
                        def run(id: str):
                            "Runs."
                        run.__name__ = load_name()
                        mcp.tool()(run)
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nearMisses")
    void leavesLookAlikesAlone(String what, String source) {
        assertThat(extract(Map.of("src/server.py", source)).tools()).isEmpty();
    }

    @Test
    void testsExamplesAndDocumentsDeclareNothing() {
        String source = "@mcp.tool()\ndef fake(a: str):\n    'For a test.'";

        assertThat(extract(Map.of("tests/a.py", source, "examples/b.py", source, "src/test_c.py", source))
                        .tools())
                .isEmpty();
    }

    static Stream<Arguments> projects() {
        return Stream.of(
                Arguments.of(
                        "constants of other modules",
                        Map.of(
                                "pkg/server.py",
                                "from .names import DROP as name\nfrom pkg import texts\n"
                                        + "@mcp.tool(name=name, description=texts.DROP)\ndef run(note: str): ...",
                                "pkg/names.py",
                                "DROP = 'drop_note'",
                                "pkg/texts.py",
                                "DROP = 'Removes a note.'",
                                "pkg/__init__.py",
                                "")),
                Arguments.of(
                        "modules beside the package's own file",
                        Map.of(
                                "pkg/__init__.py",
                                "from . import notes\ndef register(mcp):\n    mcp.tool()(notes.drop_note)",
                                "pkg/notes.py",
                                "def drop_note(note: str):\n    'Removes a note.'")),
                Arguments.of(
                        "names that modules offer",
                        Map.of(
                                "pkg/server.py",
                                "from pkg import notes\nfor module in (notes,):\n    for name in module.__all__:\n"
                                        + "        mcp.tool(getattr(module, name))",
                                "pkg/notes.py",
                                "__all__ = ['drop_note']\ndef drop_note(note: str):\n    'Removes a note.'\ndef other(): ...")),
                Arguments.of(
                        "text in a file",
                        Map.of(
                                "pkg/server.py",
                                "from .texts import load\n@mcp.tool(description=load('notes/drop'))\ndef drop_note(note: str): ...",
                                "pkg/texts.py",
                                "def load(name):\n    return (Path(__file__).parent / f'{name}.md').read_text().strip()",
                                "pkg/notes/drop.md",
                                "Removes a note.\n")),
                Arguments.of(
                        "text of an opened file",
                        Map.of(
                                "pkg/server.py",
                                "with open(os.path.join(os.path.dirname(__file__), 'drop.txt')) as f:\n    text = f.read()\n"
                                        + "@mcp.tool(description=text)\ndef drop_note(note: str): ...",
                                "pkg/drop.txt",
                                "Removes a note.")),
                Arguments.of(
                        "definitions in a file",
                        Map.of(
                                "pkg/server.py",
                                "from mcp.types import Tool\nall = json.loads((Path(__file__).parent / 'all.json').read_text())\nfor t in all['tools']:\n"
                                        + "    found.append(Tool(name=t['name'], description=t['text'], inputSchema=t['schema']))",
                                "pkg/all.json",
                                "{\"tools\": [{\"name\": \"drop_note\", \"text\": \"Removes a note.\","
                                        + " \"schema\": {\"properties\": {\"note\": {}}}}]}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void findsWhatStandsInOtherFiles(String what, Map<String, String> files) {
        assertThat(extract(files).tools())
                .extracting(PythonShapesTest::summary)
                .containsExactly("drop_note|Removes a note.|[note]");
    }

    @Test
    void mountedServersGiveTheirToolsAPrefix() {
        Extraction found = extract(Map.of(
                "main.py",
                "from notes import notes\nmain = FastMCP('all')\nmain.mount(notes, namespace='notes')\n"
                        + "@main.tool\ndef ping():\n    'Answers.'",
                "notes.py",
                "notes = FastMCP('notes')\n@notes.tool\ndef drop(note: str):\n    'Removes a note.'"));

        assertThat(found.tools())
                .extracting(PythonShapesTest::summary)
                .containsExactlyInAnyOrder("ping|Answers.|[]", "notes_drop|Removes a note.|[note]");
    }

    @Test
    void typesBecomeASchema() {
        ToolDefinition tool = extract(Map.of("server.py", """
                        class Level(str, Enum):
                            LOW = "low"
                            HIGH = "high"
                        class Place(TypedDict):
                            x: int
                            y: NotRequired[int]
                        @mcp.tool()
                        def paint(
                            mode: Literal["thin", "thick"],
                            level: Level,
                            places: list[Place],
                            width: Annotated[int, Field(ge=1, le=9, description="In dots.")] = 3,
                            label: str | None = None,
                            tags: Optional[dict[str, float]] = None,
                        ):
                            '''Paints.

                            Args:
                                mode: How thick
                                    it is.
                                label (str, optional): What is
                                    written below: a word.

                            Returns:
                                width: nothing of the kind.
                            '''
                        """)).tools().get(0);

        assertThat(tool.inputSchema().orElseThrow()).hasToString(("""
                {"type":"object","properties":{
                "mode":{"type":"string","enum":["thin","thick"],"description":"How thick it is."},
                "level":{"type":"string","enum":["low","high"]},
                "places":{"type":"array","items":{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":"integer"}},"required":["x"]}},
                "width":{"type":"integer","description":"In dots.","minimum":1,"maximum":9,"default":3},
                "label":{"type":"string","description":"What is written below: a word."},
                "tags":{"type":"object","additionalProperties":{"type":"number"}}},
                "required":["mode","level","places"]}""").replace("\n", ""));
    }

    static Stream<Arguments> hints() {
        return Stream.of(
                Arguments.of("@mcp.tool(annotations=ToolAnnotations(title='Drop', readOnlyHint=False))"),
                Arguments.of("@mcp.tool(title='Drop', annotations={'readOnlyHint': False})"),
                Arguments.of("@mcp.tool(title='Drop', annotations=ToolAnnotations(read_only_hint=False))"),
                Arguments.of("@mcp.tool(title='Drop', annotations=WRITES)"),
                Arguments.of("@own_tool(title='Drop')"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hints")
    void readsHints(String decorator) {
        ToolDefinition tool =
                extract(Map.of("server.py", """
                        WRITES = ToolAnnotations(readOnlyHint=False)
                        def own_tool(title, read_only=False):
                            return lambda function: mcp.tool(title=title, annotations=ToolAnnotations(readOnlyHint=read_only))(function)
                        %s
                        def drop(note: str):
                            "Removes a note."
                        """.formatted(decorator))).tools().get(0);

        String title = tool.title()
                .orElseGet(() -> tool.annotations().orElseThrow().path("title").asString());
        assertThat(title).isEqualTo("Drop");
        assertThat(tool.annotations().orElseThrow().path("readOnlyHint").isBoolean())
                .isTrue();
        assertThat(tool.annotations().orElseThrow().path("readOnlyHint").asBoolean())
                .isFalse();
    }

    @Test
    void saysWhyAToolMayBeAbsent() {
        ToolDefinition tool = extract(Map.of("server.py", """
                        if settings.writable:
                            @mcp.tool()
                            def save(path: str):
                                "Saves."
                        """)).tools().get(0);

        assertThat(tool.origin().conditional()).contains("settings.writable");
        assertThat(tool.origin().line()).hasValue(3);
        assertThat(tool.origin().how()).contains("@mcp.tool");
    }

    @Test
    void absentIsNotUnreadable() {
        Extraction found = extract(Map.of("server.py", """
                from mcp.types import Tool
                class Settings(BaseSettings):
                    text: str = Field(default="Set.", alias="TEXT")
                @mcp.tool()
                def silent(q: str): ...
                @mcp.tool(description=texts[language])
                def computed(): ...
                @mcp.tool(description="Runs on " + platform.system())
                def half(): ...
                def build(settings: Settings):
                    @mcp.tool(description=settings.text)
                    def usual(): ...
                Tool(name="open", description="Opens.", inputSchema=load())
                """));

        assertThat(found.tools())
                .extracting(t -> t.name() + " " + t.description().orElse("-") + " "
                        + t.origin().descriptionPartial() + " " + t.origin().parametersUnknown())
                .containsExactlyInAnyOrder(
                        "silent - false false",
                        "computed - true false",
                        "half Runs on  true false",
                        "usual Set. true false",
                        "open Opens. false true");
        assertThat(found.warnings())
                .extracting(w -> w.code() + " " + w.where())
                .containsExactlyInAnyOrder(
                        "tool-description-unreadable server.py:7", "tool-parameters-unreadable server.py:13");
    }

    @Test
    void sourcesNewerThanTheGrammarAreReadToo() {
        String source = """
                type Name = str
                def first[T: (int, str)](items: list[T]) -> T: ...
                @mcp.tool()
                def drop(note: Name):
                    f"{'never'!r}"
                    return f"{note["id"]}"
                """;

        assertThat(extract(Map.of("server.py", source)).tools())
                .extracting(PythonShapesTest::summary)
                .containsExactly("drop||[note]");
    }

    private static Extraction extract(Map<String, String> files) {
        return new ToolExtractor(ExtractLimits.DEFAULT)
                .extract(
                        SourceTree.of(files.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        file -> file.getValue().getBytes(UTF_8)))),
                        List.of());
    }

    private static String summary(ToolDefinition tool) {
        List<String> parameters = tool.inputSchema()
                .map(schema -> List.copyOf(schema.path("properties").propertyNames()))
                .orElse(List.of());
        return tool.name() + "|" + tool.description().orElse("") + "|" + parameters;
    }
}
