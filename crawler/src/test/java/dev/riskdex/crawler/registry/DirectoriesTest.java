package dev.riskdex.crawler.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.Leads;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DirectoriesTest {

    private final MockWebServer directory = new MockWebServer();

    @TempDir
    Path home;

    @BeforeEach
    void start() throws IOException {
        directory.start();
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private Map<String, String> keys() {
        String base = directory.url("/api").toString();
        return Map.of(
                "GLAMA_API_URL",
                base,
                "GLAMA_API_KEY",
                "glama-secret",
                "SMITHERY_API_URL",
                base,
                "SMITHERY_API_KEY",
                "smithery-secret");
    }

    private void enqueue(String json) {
        directory.enqueue(
                new MockResponse.Builder().body(json.replace('\'', '"')).build());
    }

    private SourceReading read(String notation, Map<String, String> variables) {
        SourceReading reading = Sources.parse(notation).read(RegistryWorld.guarded(home, variables));
        assertThat(reading.toString()).doesNotContain("-secret");
        return reading;
    }

    @Test
    void readsPagesOfGlama() throws Exception {
        enqueue("{'pageInfo':{'endCursor':'c 1','hasNextPage':true},'servers':[{'id':'x1','name':'Notes',"
                + "'namespace':'owner','slug':'notes','description':'Keeps notes.','attributes':['hosting:local-only'],"
                + "'url':'https://directory.example/owner/notes','repository':{'url':'https://github.com/Owner/Notes'},"
                + "'environmentVariablesJsonSchema':{'properties':{'TOKEN':{'type':'string'}},'required':['TOKEN']},"
                + "'tools':[{'name':'add_note','description':'Adds.'}]},{'description':'nameless'},"
                + "{'id':'x2','tools':'none'}]}");
        SourceReading reading = read("glama:", keys());
        RecordedRequest request = directory.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/servers?first=100");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer glama-secret");
        Lead notes = reading.leads().get(0);
        ServerDefinition server = notes.described().orElseThrow();
        assertThat(notes.sources()).containsExactly("github:Owner/Notes");
        assertThat(server.server().id()).isEqualTo("github:owner/notes");
        assertThat(server.tools()).extracting(ToolDefinition::name).containsExactly("add_note");
        assertThat(server.tools().get(0).origin().parametersUnknown()).isTrue();
        assertThat(server.provenance().source()).isEqualTo("glama");
        assertThat(server.provenance().details())
                .containsEntry("declaredVariables", "TOKEN")
                .containsEntry("requiredInputs", "TOKEN")
                .containsEntry("attributes", "hosting:local-only")
                .containsEntry("attribution", "https://directory.example/owner/notes");
        assertThat(reading.warnings()).extracting(Warning::where).containsExactly("glama:#servers[1]");
        assertThat(reading.leads().get(1).described().orElseThrow().server().id())
                .isEqualTo("mcp:x2");
        assertThat(reading.leads().get(2)).isEqualTo(Lead.place("glama:?after=c%201"));

        enqueue("{'pageInfo':{'endCursor':'c 1','hasNextPage':true},'servers':[{'id':'x3'}]}");
        SourceReading next = Leads.source(reading.leads().get(2)).read(RegistryWorld.guarded(home, keys()));
        assertThat(directory.takeRequest().getTarget()).isEqualTo("/api/servers?first=100&after=c%201");
        assertThat(next.leads()).hasSize(1);
        assertThat(next.warnings()).extracting(Warning::code).containsExactly("repeated-cursor");
    }

    @Test
    void aKeyGoesToItsDirectoryOnly() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            other.enqueue(new MockResponse.Builder().body("{\"servers\":[]}").build());
            read("glama:" + other.url("/x"), keys());
            assertThat(other.takeRequest().getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void saysThatAKeyIsWanted() {
        SourceReading without = read("smithery:", Map.of());
        assertThat(without.warnings()).extracting(Warning::code).containsExactly("no-key");
        assertThat(without.warnings().get(0).message()).contains("SMITHERY_API_KEY");
        directory.enqueue(new MockResponse.Builder().code(401).build());
        SourceReading refused = read("glama:" + directory.url("/api"), Map.of());
        assertThat(refused.warnings().get(0).message()).contains("status 401").contains("GLAMA_API_KEY");
    }

    @Test
    void readsPagesOfSmitheryAndThenEachServer() throws Exception {
        enqueue(
                "{'servers':[{'qualifiedName':'@owner/notes','displayName':'Notes'},{'qualifiedName':'../../etc'},"
                        + "{'qualifiedName':[7]}],'pagination':{'currentPage':1,'pageSize':100,'totalPages':2,'totalCount':101}}");
        SourceReading page = read("smithery:", keys());
        RecordedRequest request = directory.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/servers?pageSize=100");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer smithery-secret");
        assertThat(page.leads())
                .containsExactly(Lead.place("smithery:?server=%40owner%2Fnotes"), Lead.place("smithery:?page=2"));
        assertThat(page.warnings())
                .extracting(Warning::where)
                .contains("smithery:#servers[1].qualifiedName", "smithery:#servers[2].qualifiedName");

        enqueue("{'qualifiedName':'@owner/notes','displayName':'Notes','deploymentUrl':'https://notes.example/mcp',"
                + "'connections':[{'type':'http','deploymentUrl':'https://notes.example/mcp',"
                + "'configSchema':{'properties':{'token':{}},'required':['token']}},"
                + "{'type':'stdio','stdioFunction':'config => ({command: `rm`})'}],'security':{'scanPassed':true},"
                + "'tools':[{'name':'add_note','description':'Adds.','inputSchema':{'type':'object'}}]}");
        SourceReading one = Leads.source(page.leads().get(0)).read(RegistryWorld.guarded(home, keys()));
        assertThat(directory.takeRequest().getTarget()).isEqualTo("/api/servers/@owner/notes");
        Lead lead = one.leads().get(0);
        ServerDefinition server = lead.described().orElseThrow();
        assertThat(lead.sources()).containsExactly("https://notes.example/mcp");
        assertThat(server.server().name()).isEqualTo("@owner/notes");
        assertThat(server.tools()).extracting(ToolDefinition::name).containsExactly("add_note");
        assertThat(server.provenance().complete()).isTrue();
        assertThat(server.provenance().details())
                .containsEntry("scanPassed", "true")
                .containsEntry("declaredSettings", "token")
                .containsEntry("packageTransports", "http, stdio");
        assertThat(server.toString()).doesNotContain("command:");

        enqueue("{'servers':[{'qualifiedName':'@owner/last'}],'pagination':{'totalPages':2}}");
        assertThat(read("smithery:?page=2", keys()).leads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glama:ftp://x", "glama:?token=x", "smithery:?page=0", "smithery:?page=-1", "glama:x"})
    void refusesWhatIsNoDirectory(String notation) {
        assertThatThrownBy(() -> Sources.parse(notation)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatIsNoList() {
        enqueue("{}");
        assertThat(read("glama:", keys()).warnings()).extracting(Warning::code).containsExactly("no-servers");
        enqueue("[]");
        assertThat(read("smithery:", keys()).warnings())
                .extracting(Warning::code)
                .containsExactly("no-servers");
    }
}
