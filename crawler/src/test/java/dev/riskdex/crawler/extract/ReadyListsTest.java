package dev.riskdex.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyListsTest {

    private static final String SCHEMA = "'inputSchema':{'type':'object','properties':{'id':{'type':'string'}}}";
    private static final String FULL = "[{'name':'water_plant','description':'Waters a plant.'," + SCHEMA + "},"
            + "{'name':'list_plants','description':'Lists the plants.'," + SCHEMA + "}]";

    /** Reads files given as path, text, path, text …; single quotes of data files stand for double ones. */
    private static Extraction read(String... files) {
        Map<String, byte[]> tree = new HashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            boolean json = files[i].endsWith(".json") || files[i].endsWith(".snap");
            tree.put(files[i], (json ? files[i + 1].replace('\'', '"') : files[i + 1]).getBytes(UTF_8));
        }
        return new ToolExtractor(ExtractLimits.DEFAULT).extract(SourceTree.of(tree));
    }

    private static List<String> names(Extraction extraction) {
        return extraction.tools().stream().map(ToolDefinition::name).toList();
    }

    private static List<String> codes(Extraction extraction) {
        return extraction.warnings().stream().map(Warning::code).toList();
    }

    private static String code(String... names) {
        List<String> calls = new ArrayList<>();
        for (String name : names) {
            calls.add("server.registerTool('" + name
                    + "', { description: 'From code.', inputSchema: { plant: z.string() } }, run);");
        }
        return String.join("\n", calls);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(
                        "array of definitions", "schema/tool-definitions.json", FULL, "[water_plant, list_plants]"),
                Arguments.of(
                        "result of tools/list", "tools.json", "{'tools':" + FULL + "}", "[water_plant, list_plants]"),
                Arguments.of(
                        "map from name to definition",
                        "toolDefinitions.json",
                        "{'water-plant':{'title':'Water','description':'Waters.'}}",
                        "[water-plant]"),
                Arguments.of(
                        "one snapshot a tool",
                        "pkg/garden/__toolsnaps__/water_plant.snap",
                        "{'name':'water_plant','description':'Waters.'," + SCHEMA + "}",
                        "[water_plant]"),
                Arguments.of("manifest read at run time", "manifests/tools/test_soil.yaml", """
                        id: soil
                        names:
                          mcp: test_soil
                          cli: soil
                        description: Tests the soil.
                        annotations: { title: Soil, readOnlyHint: true }
                        """, "[test_soil]"),
                Arguments.of(
                        "bundle that names its tools",
                        "manifest.json",
                        "{'manifest_version':'0.3','name':'garden','tools':[{'name':'water_plant'}]}",
                        "[water_plant]"),
                Arguments.of(
                        "bundle with a recorded answer",
                        "manifest.json",
                        "{'manifest_version':'0.3','tools':[{'name':'x'}],'_meta':{'org.example':"
                                + "{'static_responses':{'tools/list':{'tools':" + FULL + "}}}}}",
                        "[water_plant, list_plants]"),
                // Near misses.
                Arguments.of("a list of something else", "tools.json", "[{'name':'hammer','weight':3}]", "[]"),
                Arguments.of(
                        "a list of which one entry is no tool",
                        "tools.json",
                        FULL.replace("}]", "},{'name':'no tool at all'}]"),
                        "[]"),
                Arguments.of("a list of another name", "plants.json", FULL, "[]"),
                Arguments.of("a list of a test", "tests/tools.json", FULL, "[]"),
                Arguments.of("a broken list", "tools.json", FULL.substring(0, 60), "[]"),
                Arguments.of("an extension's manifest", "manifest.json", "{'manifest_version':3,'name':'x'}", "[]"),
                Arguments.of(
                        "a package in a folder of tools",
                        "tools/package.json",
                        "{'name':'x','description':'y'}",
                        "[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void readsListsAlone(String shape, String path, String text, String expected) {
        assertThat(names(read(path, text))).as(shape).hasToString(expected);
    }

    @Test
    void aListSaysWhatItDoesNotTell() {
        ToolDefinition tool = read("toolDefinitions.json", "{\n'rake':{'description':'Rakes.'}}")
                .tools()
                .get(0);
        assertThat(tool.inputSchema()).isEmpty();
        assertThat(tool.origin().parametersUnknown()).isTrue();
        assertThat(tool.origin().file()).contains("toolDefinitions.json");
        assertThat(tool.origin().line()).hasValue(2);
        assertThat(tool.origin().how()).contains("tool list");
    }

    @Test
    void aListFillsInWhatTheCodeLeavesOpenAndSaysSo() {
        ToolDefinition tool = read(
                        "a.js",
                        "server.registerTool('water_plant', { description: await text(), inputSchema: { plant: z.string() } }, run);",
                        "tools.json",
                        FULL)
                .tools()
                .get(0);
        assertThat(tool.description()).contains("Waters a plant.");
        assertThat(tool.inputSchema().orElseThrow().at("/properties").propertyNames())
                .containsExactly("plant");
        assertThat(tool.origin().how()).contains("registerTool; description from tools.json");
        assertThat(tool.origin().descriptionPartial()).isFalse();
        assertThat(tool.origin().file()).contains("a.js");
    }

    @Test
    void whatTheCodeSaysStays() {
        ToolDefinition tool = read("a.js", code("water_plant", "list_plants"), "tools.json", FULL)
                .tools()
                .get(0);
        assertThat(tool.description()).contains("From code.");
        assertThat(tool.origin().how()).contains("registerTool");
    }

    @Test
    void aStaleListOnlyCrossChecks() {
        Extraction read = read(
                "a.js",
                code("water_plant", "list_plants", "prune_plant"),
                "tools.json",
                FULL.replace("}]", "},{'name':'burn_plant','description':'Old.'," + SCHEMA + "}]"));
        assertThat(names(read)).containsExactly("water_plant", "list_plants", "prune_plant");
        assertThat(read.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("list-differs");
            assertThat(warning.where()).isEqualTo("tools.json");
            assertThat(warning.message())
                    .contains(
                            "3 tools, the code 3",
                            "only in the list (1): burn_plant",
                            "only in the code (1): prune_plant");
        });
    }

    @Test
    void aFullListAddsAToolThatTheCodeHasBetweenQuotes() {
        Extraction read = read("a.js", code("water_plant") + "\nroute.on('list_plants', handler);", "tools.json", FULL);
        assertThat(names(read)).containsExactly("water_plant", "list_plants");
        assertThat(codes(read)).isEmpty();
    }

    @Test
    void aListThatTheServerReadsIsTakenWholeWhereTheCodeShowsLittle() {
        String code = code("water_everything") + "\nimport list from './tools.json';";
        assertThat(names(read("a.js", code, "tools.json", FULL)))
                .containsExactly("water_everything", "water_plant", "list_plants");
    }

    @Test
    void aListOfOtherToolsThatNobodyReadsIsNotAbout() {
        Extraction read = read("a.js", code("water_everything"), "tools.json", FULL);
        assertThat(names(read)).containsExactly("water_everything");
        assertThat(codes(read)).isEmpty();
    }

    static final String API = "{'openapi':'3.0.0','paths':{'/beds/{bed}':{'parameters':[{'name':'bed','in':'path',"
            + "'required':true,'schema':{'type':'integer'},'description':'Which bed'}],"
            + "'get':{'operationId':'getBed','summary':'Shows a bed'},"
            + "'put':{'operationId':'putBed','description':'Digs a bed','parameters':[{'name':'X-Trace','in':'header',"
            + "'schema':{'type':'string'}}],'requestBody':{'required':true,'content':{'application/json':{'schema':"
            + "{'$ref':'#/components/schemas/Bed'}}}}}}},'components':{'schemas':{'Bed':{'type':'object',"
            + "'required':['size'],'properties':{'size':{'type':'number'},'next':{'$ref':'#/components/schemas/Bed'}}}}}}";
    private static final String MAKES = "mcp = FastMCP.from_openapi(json.load(open('garden.json')), client=c)\n";

    @Test
    void readsTheOperationsThatAServerMakesItsToolsFrom() {
        Extraction read = read("server.py", MAKES, "garden.json", API);
        assertThat(names(read)).containsExactly("getBed", "putBed");
        assertThat(codes(read)).containsExactly("dynamic");
        ToolDefinition put = read.tools().get(1);
        assertThat(put.description()).contains("Digs a bed");
        assertThat(put.inputSchema().orElseThrow().at("/properties").propertyNames())
                .containsExactly("bed", "size", "next");
        assertThat(put.inputSchema().orElseThrow().at("/required").toString()).isEqualTo("[\"bed\",\"size\"]");
        assertThat(put.inputSchema().orElseThrow().at("/properties/bed/type").asString())
                .isEqualTo("integer");
        assertThat(put.origin().conditional()).isPresent();
        assertThat(read.tools().get(0).description()).contains("Shows a bed");
    }

    static Stream<Arguments> apiServers() {
        return Stream.of(
                Arguments.of(
                        "a converter of the project's own",
                        "const c = new OpenApiToMcp('garden.json');",
                        "[getBed, putBed]"),
                Arguments.of("a client of the API", "const c = new OpenApiClient('garden.json');", "[]"),
                Arguments.of("no word of the document", "const c = new OpenApiToMcp(url);", "[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("apiServers")
    void takesADocumentOnlyWhereTheCodeTurnsItIntoTools(String what, String code, String expected) {
        assertThat(names(read("src/a.ts", code, "garden.json", API))).as(what).hasToString(expected);
    }

    @Test
    void namesAnOperationAsTheServerDoes() {
        assertThat(names(read("server.py", MAKES + "NAMES = {'getBed': Tool(name='show_bed')}", "garden.json", API)))
                .as("the table renames one, and of two it names only that one")
                .containsExactly("show_bed");
        assertThat(names(read("server.py", MAKES, "garden.json", API, "README.md", "G-getBed, G-putBed")))
                .as("the README shows a word in front of both")
                .containsExactly("G-getBed", "G-putBed");
    }

    @Test
    void aDocumentThatRefersToItselfEnds() {
        String circle =
                API.replace("{'type':'object','required'", "{'allOf':[{'$ref':'#/components/schemas/Bed'}],'required'");
        assertThat(names(read("server.py", MAKES, "garden.json", circle))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp = FastMCP.from_openapi(fetch(url))",
                "proxy = FastMCP.as_proxy(url)",
                "mcp = FastApiMCP(app)",
                "app = FastMCP('x')\ntools = await session.list_tools()"
            })
    void saysThatToolsAreMadeAtRunTime(String code) {
        assertThat(codes(read("server.py", code))).containsExactly("tools-made-at-run-time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools = await session.list_tools()", "x = openapi(url)"})
    void aClientMakesNoTools(String code) {
        assertThat(codes(read("server.py", code))).isEmpty();
    }

    static Stream<Arguments> readmes() {
        return Stream.of(
                Arguments.of(
                        "bullets",
                        "## Tools\n- `water` - Waters.\n  - `id`: Which plant\n- **dig_bed**: Digs.\n",
                        "water=Waters. dig_bed=Digs."),
                Arguments.of(
                        "headings",
                        "## Available tools\n### `dig_bed`\nDigs a bed.\n\n- `depth` (number): How deep\n",
                        "dig_bed=Digs a bed."),
                Arguments.of(
                        "numbers",
                        "# Tools\n1. `dig_bed`\n   - Title: Dig\n   - Description: Digs.\n2. `rake_bed` (soon): Rakes.\n",
                        "dig_bed=Digs. rake_bed=Rakes."),
                Arguments.of(
                        "table",
                        "## Tools\n| Tool | Description |\n| --- | --- |\n| `dig_bed` | Digs [beds](x). |\n",
                        "dig_bed=Digs beds."),
                Arguments.of(
                        "name in the second column",
                        "## Tools\n| Group | Tool name | What |\n|---|---|---|\n| soil | `dig_bed` | Digs. |\n",
                        "dig_bed=Digs."),
                Arguments.of(
                        "folded",
                        "## Tools\n<details><summary>x</summary>\n\n- `dig_bed`: Digs.\n</details>\n",
                        "dig_bed=Digs."),
                // Near misses.
                Arguments.of("another section", "## Features\n- `dig_bed`: Digs.\n", ""),
                Arguments.of("after the section", "## Tools\nNone.\n## Settings\n- `dig_bed`: Digs.\n", ""),
                Arguments.of("settings of tools", "## Tool configuration\n- `dig_bed`: Digs.\n", ""),
                Arguments.of(
                        "a part about settings",
                        "## Tools\n- `rake`: Rakes.\n### Configuration\n- `dig_bed`: Digs.\n",
                        "rake=Rakes."),
                Arguments.of("environment variables", "## Tools\n- `GARDEN_URL`: Where.\n", ""),
                Arguments.of("plain words", "## Tools\n- Watering: plants\n- Rakes\n", ""),
                Arguments.of(
                        "parameters in a table",
                        "## Tools\n| Parameter | Description |\n|---|---|\n| `bed_id` | Which. |\n",
                        ""),
                Arguments.of("code", "## Tools\n```\n- `dig_bed`: Digs.\n```\n", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readmes")
    void readsTheReadmeAtLast(String form, String text, String expected) {
        Extraction read = read("README.md", text);
        String found = String.join(
                " ",
                read.tools().stream()
                        .map(tool -> tool.name() + "=" + tool.description().orElse(""))
                        .toList());
        assertThat(found).as(form).isEqualTo(expected);
        assertThat(codes(read)).as(form).isEqualTo(expected.isEmpty() ? List.of() : List.of("tools-from-readme"));
    }

    @Test
    void aReadmeCountsOnlyWhereNothingElseWasFound() {
        Extraction read = read("a.js", code("water_plant"), "README.md", "## Tools\n- `dig_bed`: Digs.\n");
        assertThat(names(read)).containsExactly("water_plant");
        ToolDefinition named =
                read("README.md", "## Tools\n- `dig_bed`: Digs.\n").tools().get(0);
        assertThat(named.origin().how()).contains("README");
        assertThat(named.origin().line()).hasValue(2);
        assertThat(named.origin().parametersUnknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# ", "-", "[", "|-", "## Tools\n- `a_b` [", "openapi", "(", "`"})
    void hostileTextsEndSoon(String part) {
        String text = "openapi\n## Tools\n" + (part.repeat(1_900 / part.length()) + "x\n").repeat(300);
        assertTimeout(Duration.ofSeconds(20), () -> read("README.md", text, "a.ts", text));
    }
}
