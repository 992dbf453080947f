package dev.riskdex.crawler.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.LeadCodec;
import dev.riskdex.crawler.Leads;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RegistrySourceTest {

    private FakeRegistry registry;

    @TempDir
    Path home;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private SourceReading read(String notation) {
        return Sources.parse(notation).read(RegistryWorld.guarded(home, Map.of()));
    }

    private static String notes(String name, String version) {
        return "{\"name\":\"" + name + "\",\"description\":\"Keeps notes\",\"version\":\"" + version
                + "\",\"packages\":[{\"registryType\":\"npm\",\"identifier\":\"notes-mcp\",\"version\":\"" + version
                + "\",\"transport\":{\"type\":\"stdio\"}}]}";
    }

    @Test
    void goesFromPageToPage() {
        for (int i = 0; i < 250; i++) {
            registry.with("{\"name\":\"org.example/s" + i + "\",\"description\":\"S\",\"version\":\"1.0.0\"}");
        }
        List<String> pages = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Optional<Source> next = Optional.of(Sources.parse("registry:" + registry.url("/")));
        while (next.isPresent()) {
            pages.add(next.get().notation());
            SourceReading reading = next.get().read(RegistryWorld.guarded(home, Map.of()));
            RegistryWorld.described(reading)
                    .forEach(server -> names.add(server.server().name()));
            next = reading.leads().stream()
                    .filter(lead -> lead.described().isEmpty())
                    .map(Leads::source)
                    .findFirst();
        }
        assertThat(names).hasSize(250).doesNotHaveDuplicates();
        String base = "registry:" + registry.url("").replaceFirst("/$", "");
        assertThat(pages).containsExactly(base, base + "?cursor=at%3A%20100", base + "?cursor=at%3A%20200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v0.1", "/v0.1/", "/v0.1/servers", "/tenant", "/tenant/v0.1/servers"})
    void asksTheListWhateverPartOfItsAddressIsGiven(String path) throws Exception {
        registry.with(notes("org.example/notes", "1.0.0"));
        SourceReading reading = read("registry:"
                + registry.url(path.isEmpty() ? "/" : path).replaceFirst("/$", path.equals("/") ? "/" : ""));
        assertThat(reading.leads()).hasSize(1);
        assertThat(registry.takeRequest().getTarget())
                .isEqualTo((path.startsWith("/tenant") ? "/tenant" : "") + "/v0.1/servers?limit=100&version=latest");
    }

    @Test
    void describesWhatTheEntrySays() {
        registry.with(notes("org.example/notes", "1.2.0"));
        Lead lead = read("registry:" + registry.url("")).leads().get(0);
        ServerDefinition server = lead.described().orElseThrow();
        assertThat(lead.sources()).containsExactly("npm:notes-mcp@1.2.0");
        assertThat(server.server().id()).isEqualTo("npm:notes-mcp");
        assertThat(server.server().name()).isEqualTo("org.example/notes");
        assertThat(server.provenance().source()).isEqualTo("registry");
        assertThat(server.provenance().location()).endsWith("#org.example/notes@1.2.0");
        assertThat(server.provenance().fetchedAt()).contains(RegistryWorld.NOW);
        assertThat(server.provenance().details())
                .containsEntry("status", "active")
                .containsEntry("registryName", "org.example/notes")
                .containsEntry("packages", "npm:notes-mcp@1.2.0")
                .containsEntry("packageTransports", "stdio");
    }

    @Test
    void givesOnlyTheLatestVersion() {
        registry.with(notes("org.example/notes", "1.0.0"), "active", false).with(notes("org.example/notes", "2.0.0"));
        assertThat(read("registry:" + registry.url("")).leads()).hasSize(1);
    }

    @Test
    void aDeletedServerIsATombstoneAndADeprecatedOneIsListed() {
        registry.with(notes("org.example/gone", "1.0.0"), "deleted", true)
                .with(notes("org.example/old", "1.0.0"), "deprecated", true)
                .with(notes("org.example/kept", "0.9.0"), "deleted", false)
                .with(notes("org.example/kept", "1.0.0"));
        assertThat(RegistryWorld.described(read("registry:" + registry.url(""))))
                .extracting(server -> server.server().name())
                .containsExactly("org.example/old", "org.example/kept");
        SourceReading changed = read("registry:" + registry.url("") + "?updated_since=2026-01-01T00:00:00Z");
        Lead gone = RegistryWorld.named(changed, "org.example/gone");
        assertThat(Leads.isDeleted(gone)).isTrue();
        assertThat(gone.sources()).isEmpty();
        SourceReading followed = Leads.source(gone).read(RegistryWorld.guarded(home, Map.of()));
        assertThat(followed.servers()).isEmpty();
        assertThat(followed.warnings()).extracting(Warning::code).containsExactly("deleted");
        Lead old = RegistryWorld.named(changed, "org.example/old");
        assertThat(old.sources()).containsExactly("npm:notes-mcp@1.0.0");
        assertThat(old.described().orElseThrow().provenance().details())
                .containsEntry("status", "deprecated")
                .containsEntry("statusMessage", "superseded by another");
        assertThat(Leads.isDeleted(RegistryWorld.named(changed, "org.example/kept")))
                .isFalse();
    }

    @Test
    void asksForWhatChangedSinceALittleBefore() throws Exception {
        String notation = ServerLists.changedSince(
                        "registry:" + registry.url("") + "?cursor=x", Instant.parse("2026-11-05T00:00:00.5Z"))
                .orElseThrow();
        for (int i = 0; i < 9; i++) {
            registry.with(notes("org.example/n" + i, "1.0.0"));
        }
        SourceReading reading = read(notation);
        assertThat(registry.takeRequest().getTarget()).contains("&updated_since=2026-11-04T23%3A50%3A00Z&");
        assertThat(reading.leads()).hasSize(5);
        assertThat(ServerLists.changedSince("npm:notes-mcp", Instant.EPOCH)).isEmpty();
    }

    @Test
    void theNextPageKeepsTheQuestion() {
        for (int i = 0; i < 101; i++) {
            registry.with(notes("org.example/n" + i, "1.0.0"));
        }
        SourceReading reading = read("registry:" + registry.url("") + "?updated_since=2026-01-01T00:00:00Z");
        assertThat(reading.leads().get(100).sources().get(0))
                .endsWith("?cursor=at%3A%20100&updated_since=2026-01-01T00%3A00%3A00Z");
    }

    @Test
    void stopsAtARepeatedCursor() {
        registry.with(notes("org.example/notes", "1.0.0")).endless();
        SourceReading first = read("registry:" + registry.url(""));
        SourceReading second = Leads.source(first.leads().get(1)).read(RegistryWorld.guarded(home, Map.of()));
        assertThat(second.leads()).hasSize(1);
        assertThat(second.warnings()).extracting(Warning::code).containsExactly("repeated-cursor");
    }

    @Test
    void waitsAsLongAsABusyRegistryAsks() {
        registry.with(notes("org.example/notes", "1.0.0")).busyFor(1);
        long start = System.nanoTime();
        assertThat(read("registry:" + registry.url("")).leads()).hasSize(1);
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(1_000);
        assertThat(registry.requests()).isEqualTo(2);
    }

    @Test
    void saysThatARegistryStayedBusy() {
        registry.busyFor(100);
        SourceReading reading = read("registry:" + registry.url(""));
        assertThat(reading.failed()).isTrue();
        assertThat(reading.warnings().get(0).code()).isEqualTo("unavailable");
    }

    @Test
    void readsAStaticFile() throws Exception {
        try (MockWebServer host = new MockWebServer()) {
            host.start();
            host.enqueue(new MockResponse.Builder()
                    .body("{\"servers\":[{\"server\":" + notes("a/b", "1.0.0")
                            + ",\"_meta\":{\"status\":\"deprecated\"," + "\"statusMessage\":\"use another\"}}]}")
                    .build());
            SourceReading reading = read("registry:" + host.url("/team/servers.json"));
            assertThat(host.takeRequest().getTarget()).isEqualTo("/team/servers.json");
            assertThat(RegistryWorld.described(reading).get(0).provenance().details())
                    .containsEntry("status", "deprecated");
        }
    }

    @Test
    void asksMoreSimplyWhereTheParametersAreRefused() throws Exception {
        try (MockWebServer host = new MockWebServer()) {
            host.start();
            host.enqueue(new MockResponse.Builder().code(422).build());
            host.enqueue(new MockResponse.Builder()
                    .body("{\"servers\":[{\"server\":" + notes("a/b", "1.0.0") + "}]}")
                    .build());
            assertThat(read("registry:" + host.url("") + "?cursor=c").leads()).hasSize(1);
            host.takeRequest();
            assertThat(host.takeRequest().getTarget()).isEqualTo("/v0.1/servers?cursor=c");
        }
    }

    @Test
    void hostileEntriesCostThemselvesOnly() throws Exception {
        String good = "{\"server\":" + notes("a/good", "1.0.0") + "}";
        String huge = "{\"server\":{\"name\":\"a/huge\",\"description\":\"" + "x".repeat(5 << 20) + "\"}}";
        String deep = "{\"server\":{\"name\":\"a/deep\",\"_meta\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}";
        String metadata = "{\"server\":{\"name\":\"a/metadata\",\"remotes\":[{\"type\":\"streamable-http\","
                + "\"url\":\"http://169.254.169.254/latest\"}],\"repository\":{\"url\":\"file:///etc\"}}}";
        try (MockWebServer host = new MockWebServer()) {
            host.start();
            host.enqueue(new MockResponse.Builder()
                    .body("{\"servers\":[" + String.join(",", huge, "null", deep, metadata, "\"text\"", good) + "]}")
                    .build());
            String notation = "registry:" + host.url("/servers.json");
            SourceReading reading = read(notation);
            assertThat(RegistryWorld.described(reading))
                    .extracting(server -> server.server().name())
                    .containsExactly("a/huge", "a/deep", "a/metadata", "a/good");
            assertThat(reading.warnings())
                    .extracting(Warning::where)
                    .containsExactly(notation + "#servers[1]", notation + "#servers[4]");
            Lead refused = RegistryWorld.named(reading, "a/metadata");
            assertThat(refused.sources()).isEmpty();
            assertThat(refused.described().orElseThrow().provenance().warnings())
                    .extracting(Warning::where)
                    .containsExactly(
                            notation + "#servers[3].server.remotes[0].url",
                            notation + "#servers[3].server.repository.url");
            assertThat(RegistryWorld.described(reading)
                            .get(0)
                            .server()
                            .description()
                            .orElseThrow())
                    .hasSize(4_000);
        }
    }

    @Test
    void aRegistryCannotSendACrawlIntoThePrivateNetwork() throws Exception {
        try (MockWebServer host = new MockWebServer()) {
            host.start();
            for (int i = 0; i < 2; i++) {
                host.enqueue(new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "http://169.254.169.254/latest")
                        .build());
            }
            assertThat(read("registry:" + host.url("")).warnings())
                    .extracting(Warning::code)
                    .containsExactly("refused");
        }
    }

    @Test
    void tenThousandServersAreNeverMoreThanOnePageAtATime() {
        for (int i = 0; i < 10_000; i++) {
            registry.with(notes("org.example/n" + i, "1.0.0"));
        }
        Optional<Lead> next = Optional.of(Lead.place("registry:" + registry.url("/")));
        int servers = 0;
        int largest = 0;
        while (next.isPresent()) {
            SourceReading page = Leads.source(next.get()).read(RegistryWorld.guarded(home, Map.of()));
            List<String> stored = page.leads().stream().map(LeadCodec::write).toList();
            assertThat(stored).hasSizeLessThanOrEqualTo(RegistrySource.PAGE + 1);
            servers += RegistryWorld.described(page).size();
            largest = Math.max(largest, String.join("\n", stored).length());
            next = stored.stream()
                    .map(LeadCodec::read)
                    .filter(lead -> lead.described().isEmpty())
                    .findFirst();
        }
        assertThat(servers).isEqualTo(10_000);
        assertThat(registry.requests()).isEqualTo(100);
        assertThat(largest).isLessThan(100_000);
    }

    @Test
    void aStaticFileMayHoldTenThousandServers() throws IOException {
        StringBuilder text = new StringBuilder("{\"servers\":[");
        for (int i = 0; i < 10_000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"server\":")
                    .append(notes("org.example/n" + i, "1.0.0"))
                    .append('}');
        }
        Path file = Files.writeString(home.resolve("all.json"), text.append("]}"));
        assertThat(read("registry:" + file).leads()).hasSize(10_000);
    }

    @Test
    void ofUnmarkedVersionsTheHighestCounts() throws IOException {
        Path file = home.resolve("registry.json");
        Files.writeString(
                file,
                "[" + notes("a/b", "1.10.0") + "," + notes("a/b", "1.9.0") + "," + notes("a/b", "nightly") + ","
                        + notes("a/b", "2.0.0-rc.1") + "," + notes("c/d", "zebra") + "]");
        assertThat(RegistryWorld.described(read("registry:" + file)))
                .extracting(server -> server.server().version().orElseThrow())
                .containsExactly("2.0.0-rc.1", "zebra");
    }

    @Test
    void headersGoToTheirHostOnlyAndAreNeverShown() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            registry.with(notes("org.example/notes", "1.0.0"));
            String host = registry.url("").replaceAll("https?://|/.*", "");
            Map<String, String> variables = Map.of(
                    "RISKDEX_REGISTRY_HEADERS",
                    "{\"" + host + "\":{\"X-API-Key\":\"hush-hush\",\"Authorization\":\"Bearer quiet\"}}");
            SourceReading reading =
                    Sources.parse("registry:" + registry.url("")).read(RegistryWorld.guarded(home, variables));
            RecordedRequest request = registry.takeRequest();
            assertThat(request.getHeaders().get("X-API-Key")).isEqualTo("hush-hush");
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer quiet");
            assertThat(reading.leads()).hasSize(1);
            assertThat(reading.toString()).doesNotContain("hush-hush").doesNotContain("quiet");
            other.enqueue(new MockResponse.Builder().code(404).build());
            Sources.parse("registry:" + other.url("")).read(RegistryWorld.guarded(home, variables));
            assertThat(other.takeRequest().getHeaders().get("X-API-Key")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush-hush", "[\"hush-hush\"]", "{\"HOST\":{\"X Key\":\"hush-hush\"}}", "{\"hush"})
    void aBrokenVariableIsNotQuoted(String value) {
        String host = registry.url("").replaceAll("https?://|/.*", "");
        SourceReading reading = Sources.parse("registry:" + registry.url(""))
                .read(RegistryWorld.guarded(home, Map.of("RISKDEX_REGISTRY_HEADERS", value.replace("HOST", host))));
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("registry-not-configured");
        assertThat(reading.toString()).doesNotContain("hush");
        assertThat(registry.requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "registry:https://user:pass@r.example, RISKDEX_REGISTRY_HEADERS",
        "registry:https://r.example?token=x, RISKDEX_REGISTRY_HEADERS",
        "registry:https://, no http or https address",
        "'registry:', names no address",
    })
    void refusesWhatItMustNotShow(String notation, String message) {
        assertThatThrownBy(() -> Sources.parse(notation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("user:pass");
    }

    @Test
    void saysWhatIsNoRegistry() throws Exception {
        try (MockWebServer host = new MockWebServer()) {
            host.start();
            host.enqueue(new MockResponse.Builder().body("{\"items\":[]}").build());
            assertThat(read("registry:" + host.url("")).warnings())
                    .extracting(Warning::code)
                    .containsExactly("no-servers");
            host.enqueue(new MockResponse.Builder().body("<html>").build());
            assertThat(read("registry:" + host.url("")).warnings())
                    .extracting(Warning::code)
                    .containsExactly("not-json");
            host.enqueue(new MockResponse.Builder().code(401).build());
            assertThat(read("registry:" + host.url("")).warnings().get(0).message())
                    .contains("environment");
        }
        assertThat(read("registry:no-such-file.json").failed()).isTrue();
        assertThat(Sources.parse("registry:https://r.example")
                        .read(RegistryWorld.offline(home))
                        .warnings())
                .extracting(Warning::code)
                .containsExactly("offline");
    }
}
