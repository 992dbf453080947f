package dev.riskdex.crawler.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFoldersTest {

    private static final String NOTES = """
            name: notes
            image: mcp/notes
            type: server
            meta:
              category: productivity
            about:
              title: Notes
              description: Keeps notes.
            source:
              project: https://github.com/owner/notes
              commit: 0123456789abcdef0123456789abcdef01234567
              directory: servers/notes
            run:
              volumes:
                - '{{notes.folder}}:/notes'
              allowHosts:
                - api.notes.example:443
              disableNetwork: false
            config:
              secrets:
                - name: notes.token
                  env: NOTES_TOKEN
                  example: not-a-real-token
                  required: true
              env:
                - name: NOTES_REGION
                  value: eu
              parameters:
                type: object
                properties:
                  folder:
                    type: string
            oauth:
              - provider: notes-login
            """;

    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private SourceReading read(String notation) {
        return Sources.parse(notation).read(RegistryWorld.guarded(folder, Map.of()));
    }

    private static ServerDefinition server(Lead lead) {
        return lead.described().orElseThrow();
    }

    @Test
    void readsDockersCatalogue() throws IOException {
        write("servers/notes/server.yaml", NOTES);
        write("servers/notes/tools.json", """
                [{"name":"add_note","description":"Adds.","arguments":[
                   {"name":"text","type":"string","desc":"What"},
                   {"name":"tags","type":"array","desc":"Tags","items":{"type":"string"},"optional":true}]},
                 {"name":"list_notes","description":"Lists.","inputSchema":{"type":"object"},
                  "annotations":{"readOnlyHint":true}}]
                """);
        Lead lead = read("docker-registry:.").leads().get(0);
        ServerDefinition server = server(lead);
        assertThat(lead.sources())
                .containsExactly("github:owner/notes@0123456789abcdef0123456789abcdef01234567:servers/notes");
        assertThat(server.server().id()).isEqualTo("docker:mcp/notes");
        assertThat(server.server().title()).contains("Notes");
        assertThat(server.server().description()).contains("Keeps notes.");
        assertThat(server.server().repository()).contains("https://github.com/owner/notes");
        assertThat(server.tools()).extracting(ToolDefinition::name).containsExactly("add_note", "list_notes");
        assertThat(server.tools().get(0).inputSchema().orElseThrow().toString())
                .isEqualTo(
                        "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\",\"description\":\"What\"},"
                                + "\"tags\":{\"type\":\"array\",\"description\":\"Tags\",\"items\":{\"type\":\"string\"}}},"
                                + "\"required\":[\"text\"]}");
        assertThat(server.tools().get(1).hint("readOnlyHint")).contains(true);
        assertThat(server.provenance().details())
                .containsEntry("allowedHosts", "api.notes.example:443")
                .containsEntry("volumes", "{{notes.folder}}:/notes")
                .containsEntry("declaredSecrets", "NOTES_TOKEN")
                .containsEntry("declaredVariables", "NOTES_REGION")
                .containsEntry("declaredSettings", "folder")
                .containsEntry("requiredInputs", "NOTES_TOKEN")
                .containsEntry("loginProviders", "notes-login")
                .doesNotContainKey("networkDisabled");
        assertThat(server.toString()).doesNotContain("not-a-real-token");
        assertThat(server.provenance().warnings()).extracting(Warning::code).containsExactly("not-read-package");
    }

    @Test
    void readsARemoteOfDockersCatalogue() throws IOException {
        write("servers/far/server.yaml", """
                name: far
                type: remote
                remote:
                  transport_type: streamable-http
                  url: https://far.example/mcp
                  headers:
                    Authorization: Bearer ${FAR_TOKEN}
                run:
                  disableNetwork: true
                dynamic:
                  tools: true
                """);
        write("servers/far/tools.json", "[]");
        Lead lead = read("docker-registry:servers").leads().get(0);
        assertThat(lead.sources()).containsExactly("https://far.example/mcp");
        assertThat(server(lead).server().id()).isEqualTo("https://far.example/mcp");
        assertThat(server(lead).tools()).isEmpty();
        assertThat(server(lead).provenance().details())
                .containsEntry("declaredHeaders", "Authorization")
                .containsEntry("networkDisabled", "true")
                .containsEntry("toolsChangeAtRunTime", "true");
        assertThat(server(lead).toString()).doesNotContain("FAR_TOKEN");
    }

    @Test
    void aBrokenEntryCostsItselfOnly() throws IOException {
        write("servers/a/server.yaml", "name: [a\n");
        write("servers/b/server.yaml", "- just\n- a list\n");
        write("servers/c/server.yaml", "name: c\nsource: nowhere\nrun: 7\nconfig: {secrets: {a: b}}\n");
        write("servers/c/tools.json", "[{\"name\":\"one\"}, 7, {\"description\":\"nameless\"}]");
        write("servers/d/server.yaml", "name: d\nremote:\n  url: http://169.254.169.254/mcp\n");
        write("servers/d/tools.json", "{broken");
        write("servers/readme.txt", "no entry");
        SourceReading reading = read("docker-registry:.");
        assertThat(reading.failed()).isFalse();
        assertThat(RegistryWorld.described(reading))
                .extracting(server -> server.server().name())
                .containsExactly("c", "d");
        assertThat(reading.warnings())
                .extracting(Warning::where)
                .anyMatch(where -> where.startsWith("docker-registry:.#a/server.yaml"))
                .anyMatch(where -> where.startsWith("docker-registry:.#b/server.yaml"));
        ServerDefinition c = RegistryWorld.described(reading).get(0);
        assertThat(c.tools()).extracting(ToolDefinition::name).containsExactly("one");
        assertThat(c.provenance().warnings())
                .extracting(Warning::where)
                .contains("docker-registry:.#c/tools.json/1", "docker-registry:.#c/tools.json/2");
        Lead d = reading.leads().get(1);
        assertThat(d.sources()).isEmpty();
        assertThat(server(d).provenance().warnings())
                .extracting(Warning::where)
                .contains("docker-registry:.#d/server.yaml.remote.url");
    }

    @Test
    void readsToolHivesFolder() throws IOException {
        write("registry/notes/spec.yaml", """
                image: ghcr.example/owner/notes:v1
                description: Keeps notes.
                transport: stdio
                repository_url: https://github.com/owner/notes
                tier: Community
                status: Deprecated
                tags: [notes]
                tools:
                  - add_note
                  - list_notes
                env_vars:
                  - name: NOTES_TOKEN
                    description: The token
                    required: true
                    secret: true
                permissions:
                  network:
                    outbound:
                      insecure_allow_all: true
                  write: [/notes]
                """);
        Lead lead = read("registry:.").leads().get(0);
        assertThat(lead.sources()).containsExactly("github:owner/notes");
        assertThat(server(lead).server().id()).isEqualTo("docker:ghcr.example/owner/notes");
        assertThat(server(lead).tools()).extracting(ToolDefinition::name).containsExactly("add_note", "list_notes");
        assertThat(server(lead).provenance().details())
                .containsEntry("status", "deprecated")
                .containsEntry("allowedHosts", "*")
                .containsEntry("filesWritten", "/notes")
                .containsEntry("declaredSecrets", "NOTES_TOKEN")
                .containsEntry("requiredInputs", "NOTES_TOKEN");
    }

    @Test
    void readsToolHivesFile() throws IOException {
        write("registry.json", """
                {"version":"1.0.0","servers":{"notes":{"image":"ghcr.example/o/notes:1","tools":["add_note"]},"bad":7},
                 "remote_servers":{"far":{"url":"https://far.example/mcp","transport":"sse","tools":["go"],
                  "headers":[{"name":"X-Key","secret":true}]}}}
                """);
        SourceReading reading = read("registry:registry.json");
        assertThat(RegistryWorld.described(reading))
                .extracting(server -> server.server().id())
                .containsExactly("docker:ghcr.example/o/notes", "https://far.example/mcp");
        assertThat(reading.warnings()).extracting(Warning::where).containsExactly("registry:registry.json#servers.bad");
        assertThat(server(reading.leads().get(1)).provenance().details()).containsEntry("declaredHeaders", "X-Key");
    }

    @Test
    void saysWhereThereIsNothing() {
        assertThat(read("docker-registry:none").failed()).isTrue();
        assertThat(read("registry:.").warnings()).extracting(Warning::code).containsExactly("no-servers");
        for (String notation : List.of("docker-registry:", "registry: ")) {
            assertThatThrownBy(() -> Sources.parse(notation)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
