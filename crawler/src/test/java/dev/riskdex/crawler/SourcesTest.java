package dev.riskdex.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.source.DirectorySource;
import dev.riskdex.data.DefaultSources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    @ParameterizedTest
    @CsvSource({
        "-, StdinSource",
        "definitions.jsonl, FileSource",
        "./npm:odd, FileSource",
        "npm:@s/pkg@1.0.0, NpmSource",
        "pypi:pkg@1.0, PypiSource",
        "mcpb:a.mcpb, McpbSource",
        "github:owner/repo@main:sub, GithubSource",
        "https://mcp.example/mcp, LiveSource",
        "HTTP://mcp.example/mcp, LiveSource",
        "stdio:server --flag, StdioSource",
        "html:https://lists.example/servers, HtmlSource",
        "html:list.md, HtmlSource",
        "config:, ConfigSource",
        "config:mine.json, ConfigSource",
        "registry:https://r.example, RegistrySource",
        "registry:https://r.example/x?cursor=a%20b&updated_since=2026-01-01T00%3A00%3A00Z, RegistrySource",
        "registry:dir/registry.json, LocalRegistrySource",
        "docker-registry:dir, DockerRegistrySource",
        "glama:, GlamaSource",
        "glama:?after=x, GlamaSource",
        "smithery:https://s.example?page=2, SmitherySource",
        "project/server.json, ServerJsonSource",
        "my-server.json, ServerJsonSource",
        "observer.json, FileSource",
    })
    void readsTheNotations(String notation, String kind) {
        Source source = Sources.parse(notation);
        assertThat(source.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(source.notation()).isEqualTo(notation);
    }

    @Test
    void aFolderIsSourceCode(@TempDir Path folder) {
        assertThat(Sources.parse(folder.toString())).isInstanceOf(DirectorySource.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "npm:",
                "npm:../x",
                "npm:a b",
                "https://",
                "stdio:",
                "stdio:A=b",
                "stdio:'open",
                "html:",
                "html:https://",
                "html:javascript:x"
            })
    void refusesWhatIsNoSource(String notation) {
        assertThatThrownBy(() -> Sources.parse(notation)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void understandsTheDefaultSources() {
        assertThat(DefaultSources.sources()).isNotEmpty().allSatisfy(Sources::parse);
    }
}
