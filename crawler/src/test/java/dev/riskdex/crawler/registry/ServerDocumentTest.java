package dev.riskdex.crawler.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.net.FetchLimits;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ServerDocumentTest {

    private static final Fetcher GUARDED = Fetcher.of(FetchLimits.DEFAULT, false);

    /** Reads a document written with apostrophes for quotes. */
    private static Optional<Lead> read(String document) {
        JsonNode node = JsonMapper.shared().readTree(document.replace('\'', '"'));
        DocumentPart place = new DocumentPart(node, "servers[3].server", new ArrayList<>());
        Listing listing = new Listing("registry", "https://r.example", Optional.empty(), GUARDED::objection);
        return ServerDocument.read(place, EntryStatus.of(place, place), listing).map(ServerEntry::lead);
    }

    private static Lead named(String fields) {
        return read("{'name':'org.example/notes'" + (fields.isEmpty() ? "" : "," + fields) + "}")
                .orElseThrow();
    }

    private static ServerDefinition server(Lead lead) {
        return lead.described().orElseThrow();
    }

    private static List<String> warnings(Lead lead) {
        return server(lead).provenance().warnings().stream()
                .map(warning -> warning.code() + " " + warning.where())
                .toList();
    }

    @Test
    void ordersThePlacesByFidelity() {
        Lead lead =
                named("'repository':{'url':'https://github.com/Owner/Notes.git','source':'github','subfolder':'srv'},"
                        + "'packages':[{'registryType':'pypi','identifier':'notes_mcp','version':'1.0'},"
                        + "{'registryType':'npm','identifier':'@o/notes','version':'1.0.0'},"
                        + "{'registryType':'mcpb','identifier':'https://f.example/notes.mcpb','fileSha256':'"
                        + "ab".repeat(32) + "'}],"
                        + "'remotes':[{'type':'sse','url':'https://notes.example/sse'},"
                        + "{'type':'streamable-http','url':'https://notes.example/mcp'}]");
        assertThat(lead.sources())
                .containsExactly(
                        "https://notes.example/mcp",
                        "https://notes.example/sse",
                        "mcpb:https://f.example/notes.mcpb#sha256=" + "ab".repeat(32),
                        "pypi:notes_mcp@1.0",
                        "npm:@o/notes@1.0.0",
                        "github:Owner/Notes:srv");
        assertThat(server(lead).server().id()).isEqualTo("npm:@o/notes");
        assertThat(server(lead).provenance().details())
                .containsEntry(
                        "identities",
                        "npm:@o/notes, pypi:notes-mcp, github:owner/notes/srv, https://notes.example/mcp,"
                                + " https://notes.example/sse, mcp:org.example/notes");
        assertThat(warnings(lead)).isEmpty();
    }

    @Test
    void readsTheOldSpellingToTheSame() {
        String now = "'version':'1.0.0','websiteUrl':'https://n.example',"
                + "'packages':[{'registryType':'npm','identifier':'notes-mcp','version':'1.0.0',"
                + "'environmentVariables':[{'name':'API_KEY','isSecret':true,'isRequired':true}],"
                + "'packageArguments':[{'type':'positional','valueHint':'notes_file','format':'filepath'}]}],"
                + "'remotes':[{'type':'sse','url':'https://n.example/sse','headers':[{'name':'X-Key','isSecret':true}]}]";
        String before = "'version_detail':{'version':'1.0.0'},'website_url':'https://n.example',"
                + "'packages':[{'registry_type':'npm','identifier':'notes-mcp','version':'1.0.0',"
                + "'environment_variables':[{'name':'API_KEY','is_secret':true,'is_required':true}],"
                + "'package_arguments':[{'type':'positional','value_hint':'notes_file','format':'filepath'}]}],"
                + "'remotes':[{'transport_type':'sse','url':'https://n.example/sse',"
                + "'headers':[{'name':'X-Key','is_secret':true}]}]";
        assertThat(named(before)).isEqualTo(named(now));
        assertThat(named(now.replace("'registryType'", "'registry_name'").replace("'identifier'", "'name'")))
                .isEqualTo(named(now));
        assertThat(server(named(now)).provenance().details())
                .containsAllEntriesOf(Map.of(
                        "declaredVariables", "API_KEY",
                        "declaredHeaders", "X-Key",
                        "declaredSecrets", "API_KEY, X-Key",
                        "requiredInputs", "API_KEY",
                        "declaredFiles", "notes_file"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://{tenant}.example/mcp, {'tenant':{'default':'acme'}}, https://acme.example/mcp",
        "https://n.example/{a}/{b}, '{\"a\":{\"value\":\"x$1\"},\"b\":{\"default\":\"y\"}}', https://n.example/x$1/y",
        "https://n.example/mcp, {}, https://n.example/mcp",
    })
    void fillsTemplates(String url, String variables, String address) {
        assertThat(named("'remotes':[{'type':'streamable-http','url':'" + url + "','variables':" + variables + "}]")
                        .sources())
                .containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://{tenant}.example/mcp | needs-config",
                "{baseUrl}/mcp | needs-config",
                "http://n.example/mcp | address-refused",
                "https://169.254.169.254/latest/meta-data | address-refused",
                "https://metadata.google.internal/ | address-refused",
                "https://localhost/mcp | address-refused",
                "https://user:pw@n.example/mcp | address-refused",
                "https://n.example:8443/mcp | address-refused",
                "file:///etc/passwd | address-refused",
                "stdio:sh -c id | address-refused",
                "https:// | address-refused",
            })
    void saysWhichRemotesAreNotAsked(String url, String code) {
        Lead lead =
                named("'remotes':[{'type':'sse','url':'" + url + "'},{'type':'sse','url':'https://n.example/sse'}]");
        assertThat(lead.sources()).containsExactly("https://n.example/sse");
        assertThat(warnings(lead)).containsExactly(code + " servers[3].server.remotes[0].url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'registryType':'oci','identifier':'docker.example/o/notes:1.0' | docker:docker.example/o/notes | not-read-package",
                "'registryType':'nuget','identifier':'Notes.Mcp','version':'1.0.0' | nuget:Notes.Mcp | not-read-package",
                "'registryType':'cargo','identifier':'notes','version':'1.0.0' | mcp:org.example/notes | not-read-package",
                "'registryType':'brew','identifier':'notes' | mcp:org.example/notes | unknown-package",
                "'registryType':'npm' | mcp:org.example/notes | package-without-name",
                "'registryType':'npm','identifier':'-p evil' | mcp:org.example/notes | package-unusable",
                "'registryType':'npm','identifier':'../../x' | mcp:org.example/notes | package-unusable",
                "'registryType':'pypi','identifier':'--index-url' | mcp:org.example/notes | package-unusable",
                "'registryType':'mcpb','identifier':'/etc/passwd' | mcp:org.example/notes | package-unusable",
            })
    void saysWhichPackagesAreNotRead(String fields, String id, String code) {
        Lead lead = named("'packages':[{" + fields + "}]");
        assertThat(lead.sources()).isEmpty();
        assertThat(server(lead).server().id()).isEqualTo(id);
        assertThat(warnings(lead))
                .hasSize(1)
                .allSatisfy(warning -> assertThat(warning).startsWith(code + " servers[3].server.packages[0]"));
    }

    @Test
    void aBundleWithoutHashIsReadAndSaysSo() {
        Lead lead = named("'packages':[{'registryType':'mcpb','identifier':'https://f.example/mcp.mcpb'}]");
        assertThat(lead.sources()).containsExactly("mcpb:https://f.example/mcp.mcpb");
        assertThat(warnings(lead)).containsExactly("no-integrity servers[3].server.packages[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'packages':{} | not-an-array servers[3].server.packages",
                "'packages':[7] | not-an-object servers[3].server.packages[0]",
                "'remotes':'https://n.example' | not-an-array servers[3].server.remotes",
                "'remotes':[{'url':{}}] | not-a-text servers[3].server.remotes[0].url",
                "'title':[] | not-a-text servers[3].server.title",
            })
    void aWrongTypeCostsThatFieldOnly(String fields, String warning) {
        Lead lead = named(fields + ",'description':'Keeps notes'");
        assertThat(server(lead).server().description()).contains("Keeps notes");
        assertThat(warnings(lead)).contains(warning);
    }

    @Test
    void absurdSizesAreCut() {
        Lead lead = named("'description':'" + "d".repeat(100_000) + "','packages':["
                + "{'registryType':'npm','identifier':'notes-mcp'},".repeat(999)
                + "{'registryType':'npm','identifier':'notes-mcp'}]");
        assertThat(server(lead).server().description().orElseThrow()).hasSize(4_000);
        assertThat(server(lead).provenance().details().values())
                .allSatisfy(text -> assertThat(text.length()).isLessThan(2_000));
        assertThat(warnings(lead))
                .contains("text-cut servers[3].server.description", "too-many-items servers[3].server.packages");
    }

    @ParameterizedTest
    @CsvSource({"{}", "{'name':''}", "{'name':7.5e3000}", "{'name':['x']}", "{'name':'a b'}", "{'title':'x'}"})
    void anEntryWithoutAUsableNameIsNone(String document) {
        assertThat(read(document)).isEmpty();
    }

    @Test
    void readsWhatToolHiveAdds() {
        Lead lead = named("'_meta':{'io.modelcontextprotocol.registry/publisher-provided':{'io.github.stacklok':{"
                + "'ghcr.example/notes:1':{'tier':'Official','tags':['notes','text'],'tools':['add_note','list_notes'],"
                + "'permissions':{'network':{'outbound':{'allow_host':['api.notes.example'],'allow_port':[443]}},"
                + "'read':['/notes']}}}}}");
        assertThat(server(lead).tools()).extracting(ToolDefinition::name).containsExactly("add_note", "list_notes");
        assertThat(server(lead).tools())
                .allSatisfy(
                        tool -> assertThat(tool.origin().parametersUnknown()).isTrue());
        assertThat(server(lead).provenance().details())
                .containsEntry("tier", "Official")
                .containsEntry("tags", "notes, text")
                .containsEntry("allowedHosts", "api.notes.example")
                .containsEntry("filesRead", "/notes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://github.com/Owner/Repo | github:owner/repo",
                "https://github.com/Owner/Repo.git#readme | github:owner/repo",
                "git+https://github.com/owner/repo.git | github:owner/repo",
                "git@github.com:owner/repo.git | github:owner/repo",
                "ssh://git@github.com/owner/repo | github:owner/repo",
                "https://github.com/owner/repo/tree/main/src/notes | github:owner/repo/src/notes",
                "https://gitlab.example/Group/Notes | gitlab.example/group/notes",
            })
    void aRepositoryHasOneIdentity(String url, String id) {
        assertThat(server(named("'repository':{'url':'" + url + "'}")).server().id())
                .isEqualTo(id);
    }

    @Test
    void keepsWarningsOfNeighboursApart() {
        JsonNode page = JsonMapper.shared()
                .readTree(("{'servers':[{'server':{'name':'a/b','title':7.5,'packages':3}},{'server':{'name':5}},7,"
                                + "{'name':'c/d','remotes':[{'type':'sse','url':'https://n.example/s'}]}],"
                                + "'metadata':{'next_cursor':'n'}}")
                        .replace('\'', '"'));
        ListPage read = RegistryPage.read(
                        page,
                        "registry:https://r.example",
                        new Listing("registry", "https://r.example", Optional.empty(), GUARDED::objection))
                .orElseThrow();
        assertThat(read.leads()).hasSize(2);
        assertThat(read.next()).contains("n");
        assertThat(read.warnings())
                .extracting(Warning::where)
                .contains("registry:https://r.example#servers[2]")
                .noneMatch(where -> where.contains("servers[0]"));
        assertThat(warnings(read.leads().get(0)))
                .containsExactly("not-an-array registry:https://r.example#servers[0].server.packages");
        assertThat(warnings(read.leads().get(1))).isEmpty();
    }
}
