package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueCommandsTest {

    private static final String TOOLS = "{'tools':[{'name':'list_notes','description':'Lists the notes.'},"
            + "{'name':'delete_note','description':'Deletes a note.'},"
            + "{'name':'set_label','description':'Sets the label of a note.'}]}";

    @TempDir
    private static Path folder;

    private static Shell shell;
    private static Shell.Result indexed;

    @BeforeAll
    static void index() {
        shell = new Shell(folder);
        indexed = shell.run("index", shell.file("acme-notes.json", TOOLS.replace('\'', '"')));
    }

    @Test
    void indexSaysWhatWasRead() {
        assertThat(indexed.exitCode()).as(indexed.err()).isZero();
        assertThat(indexed.err()).contains("1 of 1 sources read").contains("3 tools");
        assertThat(indexed.out()).isEmpty();
    }

    @Test
    void indexWithoutAFileJudgesAnew() {
        Shell.Result result = shell.run("index");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("ruleset");
    }

    @Test
    void searchFindsTools() {
        Shell.Result result = shell.run("search", "label");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("set_label").doesNotContain("delete_note");
        assertThat(result.err()).contains("1 of 1 tools shown");
    }

    @ParameterizedTest
    @CsvSource({"--category, Destructive", "--category, destructive", "--server, acme-notes"})
    void searchNarrows(String option, String value) {
        assertThat(shell.run("search", "note", option, value).out()).contains("delete_note");
    }

    @ParameterizedTest
    @CsvSource({"--category, deadly", "--severity, deadly", "--limit, many"})
    void searchRefusesWhatDoesNotExist(String option, String value) {
        Shell.Result result = shell.run("search", "note", option, value);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(value).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_000})
    void searchBoundsTheLimit(int limit) {
        Shell.Result result = shell.run("search", "note", "--limit", String.valueOf(limit));

        assertThat(result.exitCode()).as(result.err()).isIn(0, 2);
        assertThat(result.err()).doesNotContain("\tat ");
    }

    @Test
    void showListsAServerAndExplainsATool() {
        assertThat(shell.run("show", "acme-notes").out()).contains("list_notes", "delete_note", "set_label");
        assertThat(shell.run("show", "file:acme-notes").exitCode()).isZero();
        Shell.Result tool = shell.run("show", "acme-notes", "delete_note");
        assertThat(tool.exitCode()).isZero();
        assertThat(tool.out())
                .contains("Destructive", "Evidence", "“delete”", "Recommended policy.json", "\"hide\"", "Ruleset");
    }

    @Test
    void showSaysWhatItDoesNotKnow() {
        Shell.Result server = shell.run("show", "acme");
        assertThat(server.exitCode()).isEqualTo(2);
        assertThat(server.err()).contains("did you mean acme-notes?");
        Shell.Result other = shell.run("show", "zzz");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("no server 'zzz'");
        Shell.Result tool = shell.run("show", "acme-notes", "delete");
        assertThat(tool.exitCode()).isEqualTo(2);
        assertThat(tool.err()).contains("no tool 'delete'").contains("riskdex show acme-notes");
    }

    @Test
    void policyNamesEveryTool() {
        Shell.Result result = shell.run("policy", "acme-notes");
        Policy policy = PolicyCodec.read(result.out()).policy().orElseThrow();

        assertThat(result.exitCode()).isZero();
        assertThat(policy.hide()).containsExactly("delete_note");
        assertThat(policy.tools()).containsOnlyKeys("list_notes", "set_label");
        assertThat(result.out()).startsWith("{\n  \"version\": \"1\",\n  \"default\": \"deny\",\n");
    }

    @Test
    void policyOfOneToolDeniesTheRest() {
        Policy policy = PolicyCodec.read(
                        shell.run("policy", "acme-notes", "--tool", "set_label").out())
                .policy()
                .orElseThrow();

        assertThat(policy.defaultDecision()).isEqualTo(Policy.Decision.DENY);
        assertThat(policy.tools()).containsOnlyKeys("set_label");
        assertThat(policy.hide()).isEmpty();
    }

    @Test
    void policyOfAFileIsThatOfTheCatalogue() throws Exception {
        Path out = folder.resolve("policy.json");
        Shell.Result result =
                shell.run("policy", folder.resolve("acme-notes.json").toString(), "--out", out.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(Files.readString(out))
                .isEqualTo(shell.run("policy", "acme-notes").out());
    }

    @Test
    void policyRefusesWhatIsNotOneServer() {
        String two = shell.file("two.jsonl", "{\"id\":\"a\",\"tools\":[]}\n{\"id\":\"b\",\"tools\":[]}\n");

        assertThat(shell.run("policy", two).exitCode()).isEqualTo(2);
        assertThat(shell.run("policy", two).err()).contains("a policy is for one server");
        assertThat(shell.run("policy", "acme-notes", "--tool", "none").exitCode())
                .isEqualTo(2);
        Shell.Result unknown = shell.run("policy", "acme");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean acme-notes?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show x", "search x", "policy x"})
    void aHomeWithoutACatalogueIsAMessage(String line, @TempDir Path empty) {
        Shell.Result result = new Shell(empty).run(line.split(" "));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("riskdex: ").doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
    }
}
