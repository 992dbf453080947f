package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesCommandTest {

    private static final String DEFINITIONS = """
            {"server":{"id":"npm:desk","name":"Desk"},"provenance":{"source":"file","location":"x","complete":true},\
            "tools":[{"name":"fetch_page","description":"Fetches a web page.","inputSchema":{"type":"object",\
            "properties":{"url":{"type":"string"}}}},{"name":"delete_note","description":"Deletes a note."}]}
            {"server":{"id":"npm:shell","name":"Shell"},"provenance":{"source":"file","location":"x","complete":true},\
            "tools":[{"name":"run_command","description":"Runs a shell command.","inputSchema":{"type":"object",\
            "properties":{"command":{"type":"string"}}}}]}
            """;

    private static final String OVERRIDES = """
            version: 1
            overrides:
              - {server: "npm:desk", tool: delete_note, category: Read, severity: Low, reason: it only hides, author: Ada}
              - {server: desk, tool: fetch_page, severity: High, reason: no proxy, author: Ada, expires: 2020-01-01}
              - {server: desk, tool: send_note, severity: High, reason: renamed, author: Ada}
            """;

    @TempDir
    private Path folder;

    private Path home;
    private Path definitions;

    @BeforeEach
    void store() throws IOException {
        home = folder.resolve("home");
        definitions = Files.writeString(folder.resolve("definitions.jsonl"), DEFINITIONS);
        assertThat(run("index", definitions.toString()).exitCode()).isZero();
        Files.writeString(home.resolve("overrides.yaml"), OVERRIDES);
    }

    private Shell.Result run(String... arguments) {
        return new Shell(folder).run(arguments);
    }

    @Test
    void listsEachWithItsState() {
        assertThat(run("overrides").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("applies ").contains("delete_note: Read, Low"),
                        line -> assertThat(line).startsWith("expired ").contains("until 2020-01-01"),
                        line -> assertThat(line).startsWith("matches nothing ").contains("send_note"));
    }

    @Test
    void showsBothVerdictsAndRecommendsByTheOverriddenOne() {
        assertThat(run("show", "desk", "delete_note").out())
                .contains("Low risk, Read")
                .contains("Overridden. Destructive, High by our rules; set by Ada: it only hides");
        assertThat(run("policy", "desk").out()).contains("\"delete_note\": {}").doesNotContain("\"hide\"");
    }

    @Test
    void survivesAnotherIndexing() {
        assertThat(run("index", definitions.toString()).exitCode()).isZero();

        assertThat(run("show", "desk", "delete_note").out()).contains("Overridden.");
    }

    @Test
    void refusesAFileThatIsNotValidWithItsPlaces() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "version: 1\noverrides:\n  - {tool: x}\n");

        Shell.Result shell = run("show", "desk", "--overrides", broken.toString());

        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err()).contains("line 3: overrides[0].server: must be a text");
    }

    @Test
    void printsWhatServersMakePossibleTogether() {
        Shell.Result table = run("classify", definitions.toString());
        Shell.Result rows = run("classify", definitions.toString(), "--format", "jsonl", "--with-servers");
        Shell.Result plain = run("classify", definitions.toString(), "--format", "jsonl");

        assertThat(table.out())
                .contains("Together, these servers make possible what none does alone:")
                .contains("(no smaller set does)")
                .doesNotContain("Strangers' text and deletion");
        assertThat(rows.out().lines()).hasSize(6);
        assertThat(rows.out()).contains("\"stack\":[\"desk\",\"shell\"]");
        assertThat(plain.out().lines()).hasSize(3).allMatch(line -> line.contains("\"tool\":"));
    }
}
