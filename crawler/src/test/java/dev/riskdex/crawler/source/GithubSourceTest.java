package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.ToolDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class GithubSourceTest {

    private final MockWebServer forge = new MockWebServer();
    private final byte[] tarball = new Tarball()
            .file("owner-repo-abc/a/package.json", "{\"name\":\"a\",\"bin\":\"a.js\"}")
            .file("owner-repo-abc/a/a.js", "s.registerTool(\"one\", { description: \"One.\", inputSchema: {} }, f);")
            .file("owner-repo-abc/b/package.json", "{\"name\":\"b\",\"bin\":\"b.js\"}")
            .file("owner-repo-abc/b/b.js", "s.registerTool(\"two\", { description: \"Two.\", inputSchema: {} }, f);")
            .bytes();

    @TempDir
    Path home;

    @BeforeEach
    void start() throws IOException {
        forge.start();
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    private SourceReading read(String notation, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("GITHUB_API_URL", forge.url("/api/v3").toString());
        return Sources.parse(notation).read(LocalWorld.context(home, variables));
    }

    private void enqueueTarball() {
        forge.enqueue(
                new MockResponse.Builder().body(new Buffer().write(tarball)).build());
    }

    @Test
    void readsEveryServerOfARepository() throws Exception {
        enqueueTarball();
        SourceReading reading = read("github:owner/repo", Map.of());
        assertThat(reading.servers())
                .extracting(server -> server.server().id())
                .containsExactly("github:owner/repo/a", "github:owner/repo/b");
        ServerDefinition first = reading.servers().get(0);
        assertThat(first.server().repository()).contains("https://github.com/owner/repo");
        assertThat(first.provenance().sha256()).contains(Sha256.hex(tarball));
        assertThat(first.provenance().fetchedAt()).contains(LocalWorld.NOW);
        RecordedRequest request = forge.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/v3/repos/owner/repo/tarball");
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void readsOneFolderAtARefWithTheUsersToken() throws Exception {
        enqueueTarball();
        SourceReading reading = read("github:owner/repo@v1/x:b", Map.of("GITHUB_TOKEN", "secret-token"));
        assertThat(reading.servers().get(0).tools())
                .extracting(ToolDefinition::name)
                .containsExactly("two");
        assertThat(reading.servers().get(0).server().id()).isEqualTo("github:owner/repo/b");
        assertThat(reading.toString()).doesNotContain("secret-token");
        RecordedRequest request = forge.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/v3/repos/owner/repo/tarball/v1/x");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");
    }

    @Test
    void theTokenStaysAtTheForge() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            forge.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", elsewhere.url("/codeload").toString())
                    .build());
            SourceReading reading = read("github:owner/repo", Map.of("GH_TOKEN", "secret-token"));
            assertThat(reading.failed())
                    .as("a private address that data names is refused")
                    .isTrue();
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    void saysWhatIsMissing() {
        forge.enqueue(new MockResponse.Builder().code(404).build());
        assertThat(read("github:owner/none", Map.of()).warnings().get(0).message())
                .contains("no such repository");
        enqueueTarball();
        assertThat(read("github:owner/repo:none", Map.of()).warnings().get(0).code())
                .isEqualTo("nothing-there");
        forge.enqueue(new MockResponse.Builder().body("no tarball").build());
        assertThat(read("github:owner/repo", Map.of()).warnings().get(0).code()).isEqualTo("bad-archive");
    }

    @Test
    void fetchesNothingOffline() {
        SourceReading reading =
                Sources.parse("github:owner/repo").read(LocalWorld.context(home, Map.of(), true, CrawlLimits.DEFAULT));
        assertThat(reading.warnings().get(0).code()).isEqualTo("offline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github:owner",
                "github:owner/",
                "github:../..",
                "github:owner/repo@../../x",
                "github:owner/repo@",
                "github:owner/repo:../x",
                "github:owner/repo/extra",
                "github:owner/re?po",
            })
    void refusesWhatIsNoRepository(String notation) {
        assertThatThrownBy(() -> Sources.parse(notation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("github:OWNER/REPO");
    }
}
