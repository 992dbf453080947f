package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {

    @TempDir
    Path folder;

    private DirectorySourceTest file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tool(String name) {
        return "server.registerTool(\"" + name + "\", { description: \"Does it.\", inputSchema: {} }, run);\n";
    }

    private SourceReading read() {
        return Sources.parse(folder.toString()).read(LocalWorld.context(folder, Map.of()));
    }

    @Test
    void readsTheServerOfACheckout() {
        file("package.json", "{\"name\":\"weather\",\"version\":\"1.0.0\",\"description\":\"Weather\"}");
        file("src/index.ts", tool("get_weather"));
        ServerDefinition server = read().servers().get(0);
        assertThat(server.server().name()).isEqualTo("weather");
        assertThat(server.server().version()).contains("1.0.0");
        assertThat(server.server().description()).contains("Weather");
        assertThat(server.server().id()).isEqualTo("dir:" + folder.getFileName());
        assertThat(server.provenance().source()).isEqualTo("directory");
        assertThat(server.provenance().complete()).isTrue();
        assertThat(server.tools()).extracting(ToolDefinition::name).containsExactly("get_weather");
        assertThat(server.tools().get(0).origin().file()).contains("src/index.ts");
    }

    @Test
    void tellsTheServersOfAMonorepoApart() {
        file("package.json", "{\"private\":true,\"workspaces\":[\"packages/*\"]}");
        file("packages/a/package.json", "{\"name\":\"a\",\"bin\":\"a.js\"}").file("packages/a/a.js", tool("one"));
        file("packages/b/package.json", "{\"name\":\"b\",\"bin\":\"b.js\"}").file("packages/b/b.js", tool("one"));
        SourceReading reading = read();
        assertThat(reading.servers())
                .extracting(server -> server.server().name())
                .containsExactly("a", "b");
        assertThat(reading.servers())
                .extracting(server -> server.server().id())
                .containsExactly(
                        "dir:" + folder.getFileName() + "/packages/a", "dir:" + folder.getFileName() + "/packages/b");
        assertThat(reading.servers())
                .allSatisfy(server -> assertThat(server.tools()).hasSize(1));
    }

    @Test
    void readsALibraryWithTheServerThatUsesIt() {
        file("server/package.json", "{\"name\":\"s\",\"bin\":\"s.js\",\"dependencies\":{\"s-core\":\"*\"}}");
        file(
                "server/s.js",
                "import { NAME } from '../core/names.js';\n"
                        + "server.registerTool(NAME, { description: \"Does it.\", inputSchema: {} }, run);");
        file("core/package.json", "{\"name\":\"s-core\"}").file("core/names.js", "export const NAME = \"far_away\";");
        SourceReading reading = read();
        assertThat(reading.servers()).hasSize(1);
        assertThat(reading.servers().get(0).tools())
                .extracting(ToolDefinition::name)
                .containsExactly("far_away");
    }

    @Test
    void packagesThatHaveTheToolsOfOneServerAreNoServers() {
        file("core/package.json", "{\"name\":\"core\"}").file("core/tools.js", tool("one") + tool("two"));
        for (String folder : new String[] {"server", "server-evals", "test-client"}) {
            file(
                    folder + "/package.json",
                    "{\"name\":\"" + folder + "\",\"bin\":\"x.js\",\"dependencies\":{\"core\":\"*\"}}");
            file(folder + "/x.js", "import { tools } from 'core/tools';");
        }
        SourceReading reading = read();
        assertThat(reading.servers())
                .extracting(server -> server.server().name())
                .containsExactly("server");
        assertThat(reading.servers().get(0).tools()).hasSize(2);
        assertThat(reading.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("same-tools");
            assertThat(warning.message()).contains("server-evals, test-client");
        });
    }

    @Test
    void aServerHasOnlyTheModulesOfALibraryThatItImports() {
        file("lib/package.json", "{\"name\":\"@x/lib\"}").file("lib/src/a.js", tool("one"));
        file("lib/src/b.js", "import './c.js';")
                .file("lib/src/c.js", tool("two"))
                .file("lib/src/d.js", tool("three"));
        file("p/package.json", "{\"name\":\"p\",\"bin\":\"p.js\",\"dependencies\":{\"@x/lib\":\"*\"}}");
        file("p/p.js", "import { b } from '@x/lib/src/b';\n" + tool("own"));
        assertThat(read().servers().get(0).tools())
                .extracting(ToolDefinition::name)
                .containsExactlyInAnyOrder("two", "own");
    }

    @Test
    void aListBesideThePackagesCountsForTheOneThatReadsIt() {
        file(
                "schema/tool-definitions.json",
                "{\"far\":{\"description\":\"Far.\"},\"near\":{\"description\":\"Near.\"},"
                        + "\"wide\":{\"description\":\"Wide.\"}}");
        file("js/package.json", "{\"name\":\"js\",\"bin\":\"a.js\"}");
        file("js/a.js", "import list from '../schema/tool-definitions.json';\n" + tool("near"));
        file("docs-site/package.json", "{\"name\":\"site\"}").file("docs-site/a.js", "start();");
        SourceReading reading = read();
        assertThat(reading.servers()).hasSize(1);
        assertThat(reading.servers().get(0).tools())
                .extracting(ToolDefinition::name)
                .containsExactlyInAnyOrder("near", "far", "wide");
    }

    @Test
    void aServerThatMakesItsToolsAtRunTimeIsOneAmongOthers() {
        file("a/package.json", "{\"name\":\"a\",\"bin\":\"a.js\"}").file("a/a.js", tool("one"));
        file("b/pyproject.toml", "[project]\nname = \"b\"\n[project.scripts]\nb = \"b:main\"\n");
        file("b/b.py", "proxy = FastMCP.as_proxy(url)\n");
        SourceReading reading = read();
        assertThat(reading.servers())
                .extracting(server -> server.server().name())
                .containsExactly("a", "b");
        assertThat(reading.servers().get(1).tools()).isEmpty();
        assertThat(reading.servers().get(1).provenance().complete()).isFalse();
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("tools-made-at-run-time");
    }

    @Test
    void aNameInsideALongerOneIsNoUse() {
        file("server/package.json", "{\"name\":\"s\",\"bin\":\"s.js\",\"dependencies\":{\"core-utils\":\"*\"}}");
        file("server/s.js", tool("one"));
        file("core/package.json", "{\"name\":\"core\"}").file("core/c.js", tool("two"));
        assertThat(read().servers())
                .extracting(server -> server.server().name())
                .containsExactly("core", "s");
    }

    @Test
    void doesNotFollowLinksNorLookIntoInstalledPackages(@TempDir Path outside) throws IOException {
        file("node_modules/x/index.js", tool("foreign")).file(".git/hooks/x.js", tool("hook"));
        Files.writeString(outside.resolve("x.js"), tool("outside"));
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("x.js"), outside.resolve("x.js"));
        SourceReading reading = read();
        assertThat(reading.servers().get(0).tools()).isEmpty();
        assertThat(reading.warnings()).extracting(Warning::code).contains("no-tools-found");
        assertThat(reading.partial()).isTrue();
    }

    @Test
    void aFileThatIsTooLargeCostsItselfOnly() {
        CrawlLimits small = new CrawlLimits(
                CrawlLimits.DEFAULT.files(),
                new ArchiveLimits(1 << 20, 100, 1 << 20, 1 << 20, 500, 100),
                CrawlLimits.DEFAULT.extraction());
        file("a.js", tool("one")).file("b.js", "// " + "x".repeat(600) + "\n" + tool("two"));
        SourceReading reading =
                Sources.parse(folder.toString()).read(LocalWorld.context(folder, Map.of(), false, small));
        assertThat(reading.servers().get(0).tools())
                .extracting(ToolDefinition::name)
                .containsExactly("one");
        assertThat(reading.servers().get(0).provenance().complete()).isFalse();
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("file-too-large");
    }

    @Test
    void anEmptyFolderSaysSo() {
        assertThat(read().warnings()).extracting(Warning::code).containsExactly("no-tools-found");
    }
}
