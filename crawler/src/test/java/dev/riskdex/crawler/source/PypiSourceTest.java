package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PypiSourceTest {

    private final MockWebServer index = new MockWebServer();
    private final byte[] wheel = new Zip()
            .file("weather/server.py", "X = 1\n")
            .file("weather-1.1.dist-info/METADATA", "Name: weather\n")
            .bytes();
    private final byte[] sources = new Tarball()
            .file("weather-1.0/pyproject.toml", "[project]\nname = \"weather\"\n")
            .file("weather-1.0/weather/server.py", "X = 1\n")
            .bytes();

    @TempDir
    Path home;

    @BeforeEach
    void start() throws IOException {
        index.start();
    }

    @AfterEach
    void stop() {
        index.close();
    }

    private SourceReading read(String notation) {
        return Sources.parse(notation)
                .read(LocalWorld.context(
                        home, Map.of("PIP_INDEX_URL", index.url("/simple").toString())));
    }

    private void enqueue(byte[] body) {
        index.enqueue(new MockResponse.Builder().body(new Buffer().write(body)).build());
    }

    private void enqueue(String body) {
        index.enqueue(new MockResponse.Builder().body(body).build());
    }

    private String json() {
        return "{\"files\":[" + file("weather-1.0.tar.gz", Sha256.hex(sources)) + ","
                + file("weather-1.1-py3-none-any.whl", Sha256.hex(wheel)) + "," + file("weather-1.1.tar.gz", "")
                + "," + file("weather-2.0rc1-py3-none-any.whl", "") + ",{\"filename\":\"weather-1.9-py3-none-any.whl\","
                + "\"url\":\"x\",\"yanked\":\"broken\"}]}";
    }

    private static String file(String name, String sha256) {
        return "{\"filename\":\"" + name + "\",\"url\":\"../../files/" + name + "\",\"hashes\":{\"sha256\":\"" + sha256
                + "\"}}";
    }

    @Test
    void readsTheNewestWheelThatIsNoPrereleaseAndNotYanked() throws Exception {
        enqueue(json());
        enqueue(wheel);
        ServerDefinition server = read("pypi:Weather").servers().get(0);
        assertThat(server.server().id()).isEqualTo("pypi:weather");
        assertThat(server.server().version()).contains("1.1");
        assertThat(server.provenance().location()).isEqualTo("pypi:weather@1.1");
        assertThat(server.provenance().sha256()).contains(Sha256.hex(wheel));
        assertThat(index.takeRequest().getTarget()).isEqualTo("/simple/weather/");
        assertThat(index.takeRequest().getTarget()).isEqualTo("/files/weather-1.1-py3-none-any.whl");
    }

    @Test
    void readsTheSourcesOfAVersionFromAnHtmlIndex() throws Exception {
        enqueue("<!DOCTYPE html><a href='/files/weather-1.0.tar.gz#sha256=" + Sha256.hex(sources)
                + "'>weather-1.0.tar.gz</a><a href='javascript:x'>not a file</a>");
        enqueue(sources);
        ServerDefinition server = read("pypi:weather==1.0.0").servers().get(0);
        assertThat(server.server().version()).contains("1.0");
        assertThat(server.provenance().warnings()).extracting(Warning::code).containsExactly("no-tools-found");
    }

    @Test
    void refusesAnArchiveWithAnotherHash() {
        enqueue(json());
        enqueue("something else");
        assertThat(read("pypi:weather@1.0").warnings().get(0).code()).isEqualTo("wrong-integrity");
    }

    @Test
    void saysWhatIsMissing() {
        enqueue(json());
        Warning none = read("pypi:weather@7").warnings().get(0);
        assertThat(none.code()).isEqualTo("no-such-version");
        assertThat(none.message()).contains("2.0rc1, 1.9, 1.1, 1.0");
        index.enqueue(new MockResponse.Builder().code(404).build());
        assertThat(read("pypi:nothing").warnings().get(0).message()).contains("no such package");
        SourceReading unconfigured = Sources.parse("pypi:weather").read(LocalWorld.context(home, Map.of("PATH", "")));
        assertThat(unconfigured.warnings().get(0).code()).isEqualTo("no-registry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pypi:", "pypi:../x", "pypi:-x", "pypi:x y", "pypi:x@"})
    void refusesWhatIsNoPackage(String notation) {
        assertThatThrownBy(() -> Sources.parse(notation)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0.1",
        "1.0.dev1, 1.0a1",
        "1.0a1, 1.0b1",
        "1.0b2, 1.0rc1",
        "1.0rc1, 1.0",
        "1.0, 1.0.post1",
        "1.9, 1.10",
        "2.0, 1!0.1",
        "1.0.post1.dev1, 1.0.post1"
    })
    void ordersVersionsLikeTheStandard(String lower, String higher) {
        assertThat(PythonVersion.find(lower).orElseThrow())
                .isLessThan(PythonVersion.find(higher).orElseThrow());
    }
}
