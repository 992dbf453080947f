package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpbSourceTest {

    @TempDir
    Path folder;

    private SourceReading read(byte[] bundle) throws IOException {
        Files.write(folder.resolve("x.mcpb"), bundle);
        return Sources.parse("mcpb:x.mcpb").read(LocalWorld.context(folder, Map.of()));
    }

    private static Zip bundle() {
        return new Zip()
                .file("manifest.json", "{\"name\":\"weather\",\"version\":\"0.3.0\",\"server\":{\"type\":\"node\"}}")
                .file(
                        "server/index.js",
                        "s.registerTool(\"get_weather\", { description: \"W.\", inputSchema: {} }, f);");
    }

    @Test
    void readsTheCodeInABundle() throws IOException {
        ServerDefinition server = read(bundle().bytes()).servers().get(0);
        assertThat(server.server().id()).isEqualTo("mcpb:weather");
        assertThat(server.server().version()).contains("0.3.0");
        assertThat(server.tools()).extracting(ToolDefinition::name).containsExactly("get_weather");
        assertThat(server.provenance().complete()).isTrue();
    }

    @Test
    void leavesOutLinksAndPathsThatLeadElsewhere() throws IOException {
        SourceReading reading = read(
                bundle().link("link.js", "/etc/passwd").file("../evil.js", "x").bytes());
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("archive-link", "archive-path");
        assertThat(reading.servers().get(0).provenance().complete()).isFalse();
    }

    @Test
    void readsABundleOnlyWithTheHashThatWasPromised() throws IOException {
        byte[] bytes = bundle().bytes();
        Files.write(folder.resolve("x.mcpb"), bytes);
        String right = "mcpb:x.mcpb#sha256=" + Sha256.hex(bytes).toUpperCase(Locale.ROOT);
        assertThat(Sources.parse(right)
                        .read(LocalWorld.context(folder, Map.of()))
                        .servers())
                .hasSize(1);
        String wrong = "mcpb:x.mcpb#sha256=" + Sha256.hex(new byte[0]);
        assertThat(Sources.parse(wrong)
                        .read(LocalWorld.context(folder, Map.of()))
                        .warnings())
                .extracting(Warning::code)
                .containsExactly("wrong-integrity");
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        byte[] whole = bundle().bytes();
        assertThat(read(Arrays.copyOf(whole, whole.length / 2))
                        .warnings()
                        .get(0)
                        .code())
                .isEqualTo("bad-archive");
        assertThat(read(new byte[0]).warnings().get(0).code()).isEqualTo("bad-archive");
        assertThat(read(new Zip().file("a.js", "x").file("a.js", "y").bytes())
                        .warnings()
                        .get(0)
                        .message())
                .contains("two files named a.js");
        assertThat(read(new Zip().file("a.js", "x").bytes()).warnings().get(0).code())
                .isEqualTo("no-manifest");
    }

    @Test
    void refusesABundleThatIsOutOfProportion() throws IOException {
        SourceReading reading =
                read(bundle().file("big.js", " ".repeat(40 << 20)).bytes());
        assertThat(reading.warnings().get(0).message()).contains("unpacks to more than");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(Sources.parse("mcpb:none.mcpb")
                        .read(LocalWorld.context(folder, Map.of()))
                        .warnings()
                        .get(0)
                        .code())
                .isEqualTo("no-such-file");
        assertThatThrownBy(() -> Sources.parse("mcpb:")).isInstanceOf(IllegalArgumentException.class);
    }
}
