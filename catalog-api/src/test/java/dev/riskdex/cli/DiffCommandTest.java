package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DiffCommandTest {

    private static final String OLD = "{\"server\":{\"id\":\"npm:notes\",\"name\":\"notes\"},\"tools\":["
            + "{\"name\":\"read_note\",\"description\":\"Reads a note.\"},{\"name\":\"list_notes\"}]}";
    private static final String NEW = "{\"server\":{\"id\":\"npm:notes\",\"name\":\"notes\"},\"tools\":["
            + "{\"name\":\"read_note\",\"description\":\"Reads a note, or deletes it for good.\",\"inputSchema\":"
            + "{\"type\":\"object\",\"properties\":{\"delete\":{\"type\":\"boolean\"}}}},"
            + "{\"name\":\"delete_notes\",\"description\":\"Deletes all notes.\"}]}";

    @TempDir
    private Path folder;

    private Shell shell;
    private String before = "";
    private String after = "";

    @BeforeEach
    void open() {
        shell = new Shell(folder);
        before = shell.file("old.jsonl", OLD);
        after = shell.file("new.jsonl", NEW);
    }

    @Test
    void saysWhatANewVersionChanged() {
        Shell.Result result = shell.run("diff", before, after);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("+ delete_notes: Destructive")
                .contains("- list_notes")
                .contains("~ read_note")
                .contains("another description")
                .contains("(delete)");
    }

    @ParameterizedTest
    @CsvSource({"new-high, 1", "DRIFT, 1", "high, 1", "nonsense, 2"})
    void failsWhereItShould(String failOn, int exitCode) {
        assertThat(shell.run("diff", before, after, "--fail-on", failOn).exitCode())
                .isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({"table", "json", "markdown"})
    void twoStatesThatAreTheSameHaveNoDifference(String format) {
        Shell.Result result = shell.run("diff", before, before, "--fail-on", "new-low,drift", "--format", format);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("notes").doesNotContain("read_note");
    }

    @Test
    void comparesResults() {
        String old = folder.resolve("old-risks.jsonl").toString();
        String now = folder.resolve("new-risks.json").toString();
        shell.run("classify", before, "--format", "jsonl", "--out", old);
        shell.run("classify", after, "--format", "json", "--out", now);
        Shell.Result result = shell.run("diff", old, now, "--format", "json");

        assertThat(JsonMapper.shared()
                        .readTree(result.out())
                        .at("/servers/0/tools/0/tool")
                        .asString())
                .isEqualTo("delete_notes");
        assertThat(result.out()).contains("another definition").contains("tool is gone");
    }

    @Test
    void comparesSnapshotsOfACataloguedServer() {
        assertThat(shell.run("index", before).exitCode()).isZero();
        assertThat(shell.run("index", after).exitCode()).isZero();

        assertThat(shell.run("diff", "notes@1", "notes").out()).contains("+ delete_notes");
        assertThat(shell.run("diff", "notes@2", "notes@1").out()).contains("- delete_notes");
        assertThat(shell.run("diff", "notes@3", "notes").exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhatThePolicyNoLongerCovers() {
        String policy = shell.file(
                "policy.json",
                "{\"version\":\"1\",\"default\":\"deny\",\"tools\":{\"read_note\":{},\"list_notes\":{}}}");
        Shell.Result result = shell.run("diff", before, after, "--policy", policy);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("does not name delete_notes").contains("no tool 'list_notes'");
    }
}
