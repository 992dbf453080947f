package dev.riskdex.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.ConfigurationCodec;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DefinitionContractTest {

    private static final Contract CONTRACT = new Contract("definitions.schema.json");
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String SERVER = "'server':{'id':'file:a','name':'a'}";
    private static final String PROVENANCE = "'provenance':{'source':'file','location':'a.json','complete':true}";

    private static final ServerDefinition BARE = new ServerDefinition(
            Optional.empty(),
            ServerInfo.of("file:bare"),
            Provenance.of("file", ""),
            List.of(ToolDefinition.named("list_notes")));

    /** Every field that there is, with characters that do not show. */
    private static final ServerDefinition FULL = new ServerDefinition(
            Optional.of("row 7"),
            new ServerInfo(
                    "npm:@acme/notes",
                    "notes",
                    Optional.of("Notes"),
                    Optional.of("1.2.3"),
                    Optional.of("Keeps notes."),
                    Optional.of("Ask first."),
                    Optional.of("https://example.org/notes.git"),
                    Optional.of("https://example.org")),
            new Provenance(
                    "npm",
                    "@acme/notes@1.2.3",
                    Optional.of(Instant.parse("2026-11-02T12:00:00Z")),
                    Optional.of("2025-06-18"),
                    false,
                    Optional.of("0".repeat(64)),
                    List.of(new Warning("a-code", "A sentence.", ""))),
            List.of(
                    new ToolDefinition(
                            "add note\u202E",
                            Optional.of("Add"),
                            Optional.of("Adds a note.\n\u0000\u001B[31m 注释 \uD83D\uDC4D"),
                            json("{'type':'object','properties':{'text':{'type':'string'}}}"),
                            json("{}"),
                            json("{'readOnlyHint':false,'more':1.5e3}"),
                            json("{'x/y':[1,null]}"),
                            new ToolOrigin(
                                    Optional.of("dist/index.js"),
                                    OptionalInt.of(12),
                                    Optional.of("registerTool"),
                                    Optional.of("only with a flag"),
                                    true,
                                    true)),
                    ToolDefinition.named("add note\u202E")),
            List.of(ConfigurationSamples.FULL, ConfigurationSamples.BARE));

    @Test
    void whatIsWrittenKeepsTheContract() {
        assertThat(CONTRACT.problems(DefinitionCodec.writeLine(BARE))).isEmpty();
        assertThat(CONTRACT.problems(DefinitionCodec.writeLine(FULL))).isEmpty();
    }

    @Test
    void whatIsWrittenReadsBackAsTheSame() {
        for (ServerDefinition definition : List.of(BARE, FULL)) {
            String line = DefinitionCodec.writeLine(definition);
            ServerDefinition again = read(MAPPER.readTree(line));

            assertThat(again).isEqualTo(definition);
            assertThat(DefinitionCodec.writeLine(again)).isEqualTo(line).doesNotContain("\n");
        }
    }

    @Test
    void leavesOutWhatIsAbsent() {
        assertThat(DefinitionCodec.writeLine(BARE))
                .isEqualTo("{\"server\":{\"id\":\"file:bare\",\"name\":\"file:bare\"},"
                        + "\"provenance\":{\"source\":\"file\",\"location\":\"\",\"complete\":true},"
                        + "\"tools\":[{\"name\":\"list_notes\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'a'}",
                "{'name':'a','title':null,'description':null,'inputSchema':null,'annotations':null}",
                "{'name':' '}",
                "{'name':'a','inputSchema':{},'annotations':{'ours':{'not':'checked'}}}",
                "{'name':'a','origin':{'line':1}}"
            })
    void takesTools(String tool) {
        assertThat(CONTRACT.problems(line(SERVER, PROVENANCE, tool))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "'a'",
                "{'name':''}",
                "{'name':7}",
                "{'name':'a','description':''}",
                "{'name':'a','inputSchema':true}",
                "{'name':'a','inputSchema':[]}",
                "{'name':'a','annotations':'readOnly'}",
                "{'name':'a','input_schema':{}}",
                "{'name':'a','_meta':{}}",
                "{'name':'a','origin':{}}",
                "{'name':'a','origin':{'line':0}}",
                "{'name':'a','origin':{'line':'12'}}",
                "{'name':'a','origin':{'descriptionPartial':false}}",
                "{'name':'a','origin':{'column':1}}"
            })
    void refusesNearMissesOfTools(String tool) {
        assertThat(CONTRACT.problems(line(SERVER, PROVENANCE, tool))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'server':{'name':'a'} | 'provenance':{'source':'file','location':'a','complete':true}",
                "'server':{'id':' ','name':'a'} | 'provenance':{'source':'file','location':'a','complete':true}",
                "'server':{'id':'a'} | 'provenance':{'source':'file','location':'a','complete':true}",
                "'server':{'id':'a','name':'a','license':'MIT'} | 'provenance':{'source':'file','location':'a','complete':true}",
                "'server':{'id':'a','name':'a'} | 'provenance':{'location':'a','complete':true}",
                "'server':{'id':'a','name':'a'} | 'provenance':{'source':'file','location':'a'}",
                "'server':{'id':'a','name':'a'} | 'provenance':{'source':'file','location':'a','complete':'yes'}",
                "'server':{'id':'a','name':'a'} | 'provenance':{'source':'file','location':'a','complete':true,'sha256':'ABC'}",
                "'server':{'id':'a','name':'a'} | 'provenance':{'source':'file','location':'a','complete':true,'warnings':[{'code':'c'}]}",
                "'server':{'id':'a','name':'a'} | 'provenance':null",
                "'server':'a' | 'provenance':{'source':'file','location':'a','complete':true}"
            })
    void refusesNearMissesOfServers(String server, String provenance) {
        assertThat(CONTRACT.problems(line(server, provenance, "{'name':'a'}"))).isNotEmpty();
    }

    private static String line(String server, String provenance, String tool) {
        return ("{" + server + "," + provenance + ",'tools':[" + tool + "]}").replace('\'', '"');
    }

    private static ServerDefinition read(JsonNode line) {
        List<Warning> warnings = new ArrayList<>();
        return new ServerDefinition(
                Optional.ofNullable(line.get("id")).map(JsonNode::stringValue),
                DefinitionCodec.readServer(line.path("server"), "file:none", "", warnings),
                DefinitionCodec.readProvenance(line.path("provenance"), "", warnings),
                DefinitionCodec.readTools(line.path("tools"), "", warnings),
                ConfigurationCodec.readAll(line.path("configurations")));
    }

    private static Optional<JsonNode> json(String text) {
        return Optional.of(MAPPER.readTree(text.replace('\'', '"')));
    }
}
