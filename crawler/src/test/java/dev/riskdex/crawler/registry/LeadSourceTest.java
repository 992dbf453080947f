package dev.riskdex.crawler.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.LeadCodec;
import dev.riskdex.crawler.Leads;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class LeadSourceTest {

    private FakePlaces places;

    @TempDir
    Path home;

    @BeforeEach
    void start() throws IOException {
        places = new FakePlaces();
    }

    @AfterEach
    void stop() {
        places.close();
    }

    private static ServerDefinition described(List<ToolDefinition> tools) {
        ServerInfo info = new ServerInfo(
                "npm:notes-mcp",
                "org.example/notes",
                Optional.of("Notes"),
                Optional.of("1.0.0"),
                Optional.of("What the registry says."),
                Optional.empty(),
                Optional.of("https://github.com/owner/notes"),
                Optional.of("https://notes.example"));
        Provenance provenance = new Provenance(
                "glama",
                "https://r.example#org.example/notes@1.0.0",
                Optional.of(RegistryWorld.NOW),
                Optional.empty(),
                !tools.isEmpty(),
                Optional.empty(),
                List.of(new Warning("not-read-package", "an image", "servers[0]")),
                Map.of("status", "active", "registryName", "org.example/notes"));
        return new ServerDefinition(Optional.empty(), info, provenance, tools);
    }

    private static ToolDefinition tool(String name, String description, String schema) {
        return new ToolDefinition(
                name,
                Optional.empty(),
                Optional.of(description).filter(text -> !text.isEmpty()),
                Optional.of(schema).filter(text -> !text.isEmpty()).map(JsonMapper.shared()::readTree),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ToolOrigin.PLAIN);
    }

    private ServerDefinition follow(Lead lead) {
        Lead stored = LeadCodec.read(LeadCodec.write(lead));
        return RegistryWorld.follow(stored, RegistryWorld.open(home, places.variables()));
    }

    private static List<String> names(ServerDefinition server) {
        return server.tools().stream().map(ToolDefinition::name).toList();
    }

    private static List<String> codes(ServerDefinition server) {
        return server.provenance().warnings().stream().map(Warning::code).toList();
    }

    @Test
    void theServerItselfComesFirst() {
        ServerDefinition server = follow(Lead.server(
                described(List.of(tool("listed", "By a directory.", "{}"))),
                List.of("npm:notes-mcp@1.0.0", places.url("/mcp"))));
        assertThat(names(server)).containsExactly("live_note");
        assertThat(server.provenance().source()).isEqualTo("live-http");
        assertThat(server.provenance().details())
                .containsEntry("toolsFrom", places.url("/mcp"))
                .containsEntry("describedBy", "https://r.example#org.example/notes@1.0.0")
                .containsEntry("registryName", "org.example/notes")
                .containsEntry("fieldsFromDescription", "description,homepage,repository,title");
        assertThat(server.server().id()).isEqualTo("npm:notes-mcp");
        assertThat(places.asked()).noneMatch(path -> path.startsWith("/npm/"));
    }

    @Test
    void aFailingPlaceCostsOnlyItself() {
        ServerDefinition server =
                follow(Lead.server(described(List.of()), List.of(places.url("/gone"), "npm:notes-mcp@1.0.0")));
        assertThat(names(server)).containsExactly("add_note", "drop_notes");
        assertThat(server.provenance().source()).isEqualTo("npm");
        assertThat(server.provenance().details()).containsEntry("toolsFrom", "npm:notes-mcp@1.0.0");
        assertThat(codes(server)).contains("not-read-package").hasSizeGreaterThan(1);
        assertThat(server.provenance().warnings())
                .anySatisfy(warning -> assertThat(warning.where()).contains("/gone"));
        assertThat(server.server().description()).contains("Notes of the package");
    }

    @Test
    void aServerThatWantsALoginKeepsItsPostureBesideToolsFromElsewhere() {
        ServerDefinition server =
                follow(Lead.server(described(List.of()), List.of(places.url("/closed"), "npm:notes-mcp@1.0.0")));
        assertThat(names(server)).containsExactly("add_note", "drop_notes");
        assertThat(server.provenance().details()).containsKey("auth");
    }

    @Test
    void whatADirectoryListsComesBeforeCodeAndBorrowsFromIt() {
        ServerDefinition server = follow(Lead.server(
                described(List.of(tool("add_note", "", ""), tool("list_notes", "Lists.", "{}"))),
                List.of("npm:notes-mcp@1.0.0")));
        assertThat(names(server)).containsExactly("add_note", "list_notes");
        ToolDefinition borrowed = server.tools().get(0);
        assertThat(borrowed.description()).contains("Adds a note.");
        assertThat(borrowed.inputSchema()).isPresent();
        assertThat(borrowed.origin().how())
                .contains("description from npm:notes-mcp@1.0.0; inputSchema from npm:notes-mcp@1.0.0");
        assertThat(server.tools().get(1).origin()).isEqualTo(ToolOrigin.PLAIN);
        assertThat(server.provenance().source()).isEqualTo("glama");
        assertThat(server.provenance().details())
                .containsEntry("descriptionsFrom", "npm:notes-mcp@1.0.0 (1 tools)")
                .containsEntry("schemasFrom", "npm:notes-mcp@1.0.0 (1 tools)");
        assertThat(codes(server)).contains("tools-not-listed");
        assertThat(server.provenance().complete())
                .as("the code has a tool that the directory does not list")
                .isFalse();
    }

    @Test
    void nothingMoreIsReadWhereNothingIsMissing() {
        follow(Lead.server(
                described(List.of(tool("add_note", "Adds.", "{\"type\":\"object\"}"))),
                List.of("npm:notes-mcp@1.0.0")));
        assertThat(places.asked()).isEmpty();
    }

    @Test
    void wholeToolsOfABundleComeBeforeADirectory() {
        byte[] bundle = places.bundle();
        ServerDefinition server = follow(Lead.server(
                described(List.of(tool("listed", "", ""))),
                List.of("mcpb:" + places.url("/notes.mcpb") + "#sha256=" + Sha256.hex(bundle))));
        assertThat(names(server)).containsExactly("bundled_note");
        assertThat(server.provenance().source()).isEqualTo("mcpb");
    }

    @Test
    void aBundleWithAnotherHashIsNotRead() {
        ServerDefinition server = follow(Lead.server(
                described(List.of()), List.of("mcpb:" + places.url("/notes.mcpb") + "#sha256=" + "0".repeat(64))));
        assertThat(server.tools()).isEmpty();
        assertThat(codes(server)).contains("wrong-integrity", "tools-unknown");
    }

    @Test
    void withoutAnyListTheToolsAreUnknown() {
        ServerDefinition server = follow(Lead.server(described(List.of()), List.of()));
        assertThat(server.tools()).isEmpty();
        assertThat(server.provenance().complete()).isFalse();
        assertThat(codes(server)).containsExactly("not-read-package", "tools-unknown");
    }

    @Test
    void aFailureThatMayPassIsAFailure() {
        SourceReading reading = Leads.source(Lead.server(described(List.of()), List.of(places.url("/busy"))))
                .read(RegistryWorld.open(home, places.variables()));
        assertThat(reading.failed()).isTrue();
        assertThat(Leads.source(Lead.server(described(List.of()), List.of("npm:notes-mcp")))
                        .read(RegistryWorld.offline(home))
                        .failed())
                .isTrue();
    }

    @Test
    void dataCannotNameWhatIsOnThisMachine() throws IOException {
        Path file = Files.writeString(home.resolve("tools.json"), "[{\"name\":\"private\"}]");
        ServerDefinition server = follow(Lead.server(
                described(List.of()),
                List.of(file.toString(), "stdio:id", "config:", "mcpb:" + file, "registry:" + file)));
        assertThat(server.tools()).isEmpty();
        assertThat(codes(server)).containsOnlyOnce("tools-unknown").contains("place-refused");
        assertThat(server.provenance().warnings().stream()
                        .filter(warning -> warning.code().equals("place-refused")))
                .hasSize(5);
    }

    @Test
    void dataCannotNamePrivateAddresses() {
        ServerDefinition server = RegistryWorld.follow(
                Lead.server(described(List.of()), List.of(places.url("/mcp"))),
                RegistryWorld.guarded(home, places.variables()));
        assertThat(server.tools()).isEmpty();
        assertThat(places.asked()).isEmpty();
    }

    @Test
    void registryNamePackageAndConfigurationAreOneServer() throws IOException {
        String document = "{\"name\":\"org.example/notes\",\"packages\":[{\"registryType\":\"npm\","
                + "\"identifier\":\"notes-mcp\",\"version\":\"1.0.0\"}],"
                + "\"repository\":{\"url\":\"https://github.com/owner/notes\"}}";
        Path registry = Files.writeString(home.resolve("registry.json"), "[" + document + "]");
        Path bare = Files.writeString(home.resolve("server.json"), document);
        Path config = Files.writeString(
                home.resolve("mcp.json"),
                "{\"mcpServers\":{\"n\":{\"command\":\"npx\",\"args\":[\"-y\",\"notes-mcp@1.0.0\"]}}}");
        var world = RegistryWorld.open(home, places.variables());
        Lead lead = Sources.parse("registry:" + registry).read(world).leads().get(0);
        List<ServerDefinition> ways = List.of(
                RegistryWorld.follow(lead, world),
                Sources.parse(bare.toString()).read(world).servers().get(0),
                Sources.parse("npm:notes-mcp@1.0.0").read(world).servers().get(0),
                Sources.parse("config:" + config).read(world).servers().get(0));
        assertThat(ways).extracting(server -> server.server().id()).containsOnly("npm:notes-mcp");
        assertThat(ways).extracting(LeadSourceTest::names).containsOnly(List.of("add_note", "drop_notes"));
    }

    @Test
    void ofARepositoryWithSeveralServersTheNamedOneIsMeant() {
        ServerDefinition server = follow(Lead.server(described(List.of()), List.of("github:owner/notes")));
        assertThat(names(server)).containsExactly("add_note");
        ServerDefinition other = new ServerDefinition(
                Optional.empty(),
                ServerInfo.of("npm:third-mcp"),
                described(List.of()).provenance(),
                List.of());
        assertThat(codes(follow(Lead.server(other, List.of("github:owner/notes")))))
                .contains("several-servers");
    }

    private static ServerDefinition knownByRepository(String id) {
        return new ServerDefinition(
                Optional.empty(), ServerInfo.of(id), described(List.of()).provenance(), List.of());
    }

    @Test
    void aRepositoryIsAllItsServersWhereNothingElseIsKnown() {
        SourceReading reading = Leads.source(
                        Lead.server(knownByRepository("github:owner/notes"), List.of("github:owner/notes")))
                .read(RegistryWorld.open(home, places.variables()));
        assertThat(reading.servers())
                .extracting(server -> server.server().id())
                .containsExactly("github:owner/notes/a", "github:owner/notes/b");
        assertThat(reading.servers())
                .extracting(LeadSourceTest::names)
                .containsExactly(List.of("add_note"), List.of("drop_notes"));
    }

    @Test
    void aRepositoryIsThePackageThatItIsPublishedAs() {
        ServerDefinition server =
                follow(Lead.server(knownByRepository("github:owner/single"), List.of("github:Owner/Single")));
        assertThat(server.server().id()).isEqualTo("npm:notes-mcp");
        assertThat(names(server)).containsExactly("add_note");
    }

    @Test
    void aRepositoryThatOnlyClaimsAPackageIsNotThatPackage() {
        ServerDefinition server =
                follow(Lead.server(knownByRepository("github:owner/claims"), List.of("github:owner/claims")));
        assertThat(server.server().id()).isEqualTo("github:owner/claims");
    }

    @Test
    void aFileOfOneServerSaysWhatIsWrongInIt() throws IOException {
        Path file = Files.writeString(
                home.resolve("server.json"),
                "{\"name\":\"org.example/notes\",\"remotes\":[{\"type\":\"sse\",\"url\":\"{base}/sse\"}]}");
        SourceReading reading = Sources.parse(file.toString()).read(RegistryWorld.guarded(home, Map.of()));
        assertThat(reading.warnings()).extracting(Warning::where).contains(file + "#remotes[0].url");
        assertThat(codes(reading.servers().get(0))).containsExactly("needs-config", "tools-unknown");
    }

    @Test
    void aFileOfToolsMayBeCalledServerJson() throws IOException {
        Path file = Files.writeString(home.resolve("server.json"), "{\"tools\":[{\"name\":\"add_note\"}]}");
        SourceReading reading = Sources.parse(file.toString()).read(RegistryWorld.guarded(home, Map.of()));
        assertThat(names(reading.servers().get(0))).containsExactly("add_note");
    }
}
