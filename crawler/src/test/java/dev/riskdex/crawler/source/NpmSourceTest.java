package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class NpmSourceTest {

    private final MockWebServer registry = new MockWebServer();
    private final byte[] tarball = new Tarball()
            .file(
                    "package/package.json",
                    "{\"name\":\"@s/weather\",\"version\":\"1.2.0\",\"description\":\"Weather of today\","
                            + "\"repository\":\"owner/weather\",\"homepage\":\"https://weather.example\",\"bin\":\"cli.js\"}")
            .file("package/cli.js", "console.log(1)")
            .bytes();

    private CrawlLimits limits = CrawlLimits.DEFAULT;

    @TempDir
    Path home;

    @BeforeEach
    void start() throws IOException {
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private SourceContext context(boolean offline, Map<String, String> variables) {
        return LocalWorld.context(home, variables, offline, limits);
    }

    private SourceReading read(String notation) {
        String base = registry.url("/npm/").toString();
        return NpmSource.parse(notation).read(context(false, Map.of("npm_config_registry", base)));
    }

    private void enqueueMetadata(String tarballUrl, String integrity) {
        registry.enqueue(new MockResponse.Builder()
                .body("{\"dist-tags\":{\"latest\":\"1.2.0\",\"next\":\"2.0.0\"},\"versions\":{"
                        + "\"1.0.0\":{},\"1.2.0\":{\"dist\":{\"tarball\":\"" + tarballUrl + "\",\"integrity\":\""
                        + integrity
                        + "\"}}}}")
                .build());
    }

    private void enqueueTarball(byte[] bytes) {
        registry.enqueue(
                new MockResponse.Builder().body(new Buffer().write(bytes)).build());
    }

    private String own(String path) {
        return registry.url(path).toString();
    }

    private static String code(SourceReading reading) {
        assertThat(reading.failed()).isTrue();
        return reading.warnings().get(0).code();
    }

    @Test
    void readsTheLatestVersion() throws Exception {
        enqueueMetadata(own("/npm/@s/weather/-/weather-1.2.0.tgz"), Tarball.integrity(tarball));
        enqueueTarball(tarball);
        ServerDefinition server = read("npm:@s/weather").servers().get(0);
        assertThat(server.server().id()).isEqualTo("npm:@s/weather");
        assertThat(server.server().version()).contains("1.2.0");
        assertThat(server.server().description()).contains("Weather of today");
        assertThat(server.server().repository()).contains("https://github.com/owner/weather");
        assertThat(server.server().homepage()).contains("https://weather.example");
        assertThat(server.provenance().source()).isEqualTo("npm");
        assertThat(server.provenance().location()).isEqualTo("npm:@s/weather@1.2.0");
        assertThat(server.provenance().fetchedAt()).contains(LocalWorld.NOW);
        assertThat(server.provenance().sha256()).contains(Sha256.hex(tarball));
        assertThat(server.provenance().complete()).isFalse();
        RecordedRequest request = registry.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/npm/@s%2fweather");
        assertThat(request.getHeaders().get("Accept")).contains("vnd.npm.install-v1+json");
    }

    @Test
    void refusesAnArchiveWithAnotherHash() {
        enqueueMetadata(own("/t.tgz"), Tarball.integrity(new byte[] {1}));
        enqueueTarball(tarball);
        assertThat(code(read("npm:@s/weather"))).isEqualTo("wrong-integrity");
    }

    @Test
    void readsAnArchiveWithoutHashWithAReservation() {
        enqueueMetadata(own("/t.tgz"), "");
        enqueueTarball(tarball);
        assertThat(read("npm:@s/weather").warnings()).extracting(Warning::code).contains("no-integrity");
    }

    @Test
    void refusesADamagedArchive() {
        byte[] damaged = {1, 2, 3};
        enqueueMetadata(own("/t.tgz"), Tarball.integrity(damaged));
        enqueueTarball(damaged);
        assertThat(code(read("npm:@s/weather"))).isEqualTo("bad-archive");
    }

    @Test
    void doesNotFetchAnArchiveFromAPrivateAddressThatTheMetadataName() throws Exception {
        try (MockWebServer internal = new MockWebServer()) {
            internal.start();
            enqueueMetadata(internal.url("/secret").toString().replace("localhost", "127.0.0.1"), "");
            registry.enqueue(new MockResponse.Builder().code(404).build());
            assertThat(code(read("npm:@s/weather"))).isEqualTo("not-found");
            assertThat(internal.getRequestCount()).isZero();
        }
    }

    @Test
    void asksAMirrorThatNamesAnAddressOutOfReach() throws Exception {
        enqueueMetadata("https://10.0.0.1/@s/weather/-/weather-1.2.0.tgz", Tarball.integrity(tarball));
        enqueueTarball(tarball);
        assertThat(read("npm:@s/weather").failed()).isFalse();
        registry.takeRequest();
        assertThat(registry.takeRequest().getTarget()).isEqualTo("/npm/@s/weather/-/weather-1.2.0.tgz");
    }

    @Test
    void saysWhichVersionsThereAre() {
        enqueueMetadata(own("/t.tgz"), "");
        SourceReading reading = read("npm:@s/weather@9");
        assertThat(code(reading)).isEqualTo("no-such-version");
        assertThat(reading.warnings().get(0).message()).contains("1.2.0");
    }

    @Test
    void saysThatThereIsNoSuchPackage() {
        registry.enqueue(new MockResponse.Builder().code(404).build());
        assertThat(code(read("npm:nothing-here"))).isEqualTo("not-found");
    }

    @Test
    void saysThatTheRegistryAnsweredNonsense() {
        registry.enqueue(new MockResponse.Builder().body("<html>").build());
        assertThat(code(read("npm:weather"))).isEqualTo("not-json");
    }

    @Test
    void fetchesNothingOffline() {
        SourceReading reading = NpmSource.parse("npm:weather").read(context(true, Map.of()));
        assertThat(code(reading)).isEqualTo("offline");
    }

    @Test
    void saysHowToConfigureARegistryWhereThereIsNone() {
        SourceReading reading = NpmSource.parse("npm:weather").read(context(false, Map.of("PATH", "/nowhere")));
        assertThat(code(reading)).isEqualTo("no-registry");
        assertThat(reading.warnings().get(0).message()).contains("npm_config_registry", ".npmrc");
    }

    @Test
    void looksForTheToolsOfAShimInWhatItNeedsButNotInTheProtocolsLibraries() throws Exception {
        byte[] shim = new Tarball()
                .file(
                        "package/package.json",
                        "{\"name\":\"shim\",\"dependencies\":{\"@modelcontextprotocol/sdk\":\"^1.0.0\","
                                + "\"left-pad\":\"1\",\"real-mcp-tools\":\"^2.0.0\"}}")
                .bytes();
        enqueueMetadata(own("/t.tgz"), Tarball.integrity(shim));
        enqueueTarball(shim);
        registry.enqueue(new MockResponse.Builder().code(404).build());
        SourceReading reading = read("npm:shim");
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("not-found", "no-tools-found");
        assertThat(registry.getRequestCount()).isEqualTo(3);
        registry.takeRequest();
        registry.takeRequest();
        assertThat(registry.takeRequest().getTarget()).isEqualTo("/npm/real-mcp-tools");
    }

    @Test
    void saysThatADependencyOfAShimWasNotReadToItsEnd() {
        byte[] shim = new Tarball()
                .file("package/package.json", "{\"name\":\"shim\",\"dependencies\":{\"inner\":\"1.2.0\"}}")
                .file("package/index.js", "require('inner/lib/tools').start();")
                .bytes();
        byte[] inner = new Tarball()
                .file("package/package.json", "{\"name\":\"inner\"}")
                .file("package/lib/tools.js", "server.tool('a', 'Does a.', {}, run);".repeat(500))
                .bytes();
        enqueueMetadata(own("/t.tgz"), Tarball.integrity(shim));
        enqueueTarball(shim);
        enqueueMetadata(own("/i.tgz"), Tarball.integrity(inner));
        enqueueTarball(inner);
        ExtractLimits noTime = new ExtractLimits(1 << 20, 1 << 20, Duration.ZERO, 9_000, 100, 9_000, 9);
        limits = new CrawlLimits(CrawlLimits.DEFAULT.files(), CrawlLimits.DEFAULT.archives(), noTime);

        SourceReading reading = read("npm:shim");

        assertThat(reading.warnings())
                .extracting(warning -> warning.code() + " " + warning.where())
                .contains("source-parse-timeout npm:inner@1.2.0/lib/tools.js");
        assertThat(reading.servers().get(0).provenance().complete()).isFalse();
    }

    @Test
    void readsTheModuleThatAShimNames() {
        byte[] shim = new Tarball()
                .file("package/package.json", "{\"name\":\"shim\",\"dependencies\":{\"inner\":\"1.2.0\"}}")
                .file("package/index.js", "require('inner/lib/tools').start();")
                .bytes();
        byte[] inner = new Tarball()
                .file("package/package.json", "{\"name\":\"inner\"}")
                .file("package/index.js", "server.tool('other', 'Not served.', {}, run);")
                .file("package/lib/tools.js", "server.tool('a', 'Does a.', {}, run);")
                .bytes();
        enqueueMetadata(own("/t.tgz"), Tarball.integrity(shim));
        enqueueTarball(shim);
        enqueueMetadata(own("/i.tgz"), Tarball.integrity(inner));
        enqueueTarball(inner);

        ServerDefinition server = read("npm:shim").servers().get(0);

        assertThat(server.tools()).extracting(ToolDefinition::name).containsExactly("a");
        assertThat(server.provenance().complete()).isTrue();
    }
}
