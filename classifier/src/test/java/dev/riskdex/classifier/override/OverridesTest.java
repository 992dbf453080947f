package dev.riskdex.classifier.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.classifier.override.Overrides.State;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

    private static final ServerRisk NOTES = Classifier.standard()
            .classify(Servers.server(
                    "npm:notes",
                    Servers.tool("delete_note", "Deletes a note."),
                    Servers.tool("list_notes", "Lists notes.")));

    private static final String VALID = """
            version: 1
            overrides:
              - server: npm:notes
                tool: delete_note
                category: Write
                severity: Low
                reason: it only moves the note to a bin
                author: Ada
                expires: 2027-01-31
            """;

    @TempDir
    private Path folder;

    private Overrides overrides(String yaml) throws IOException {
        return Overrides.read(Files.writeString(folder.resolve("overrides.yaml"), yaml));
    }

    @Test
    void replacesTheVerdictAndKeepsOurOwn() throws IOException {
        ServerRisk applied = overrides(VALID).apply(NOTES, DAY);
        ToolRisk tool = applied.tools().get(0);

        assertThat(tool.category()).isEqualTo(Category.WRITE);
        assertThat(tool.severity()).isEqualTo(Severity.LOW);
        assertThat(tool.override().orElseThrow().sentence())
                .isEqualTo(
                        "Destructive, High by our rules; set by Ada until 2027-01-31: it only moves the note to a bin");
        assertThat(applied.tools().get(1)).isEqualTo(NOTES.tools().get(1));
        assertThat(applied.assessment().grade().points())
                .isLessThan(NOTES.assessment().grade().points());
    }

    @Test
    void endsAfterItsLastDay() throws IOException {
        Overrides overrides = overrides(VALID);

        assertThat(overrides.apply(NOTES, DAY.plusDays(1))).isEqualTo(NOTES);
        assertThat(Overrides.state(overrides.entries().get(0), Optional.of(NOTES), DAY))
                .isEqualTo(State.APPLIES);
        assertThat(Overrides.state(overrides.entries().get(0), Optional.of(NOTES), DAY.plusDays(1)))
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void saysWhichMatchNothing() throws IOException {
        Overrides overrides = overrides(VALID.replace("delete_note", "delete_notes"));

        assertThat(overrides.apply(NOTES, DAY)).isEqualTo(NOTES);
        assertThat(Overrides.state(overrides.entries().get(0), Optional.of(NOTES), DAY))
                .isEqualTo(State.MATCHES_NOTHING);
        assertThat(Overrides.state(overrides.entries().get(0), Optional.empty(), DAY))
                .isEqualTo(State.MATCHES_NOTHING);
    }

    @Test
    void namesTheServerBySlugToo() throws IOException {
        assertThat(overrides(VALID.replace("npm:notes", "notes"))
                        .apply(NOTES, DAY)
                        .tools()
                        .get(0)
                        .override())
                .isPresent();
    }

    @Test
    void reportsAllThatIsWrongWithItsPlace() {
        OverridesException thrown = catchThrowableOfType(OverridesException.class, () -> overrides("""
                version: 1
                owner: nobody
                overrides:
                  - server: npm:notes
                    tool: delete_note
                    severity: huge
                    reason: because
                    author: Ada
                  - server: npm:notes
                    tool: list_notes
                    categroy: Write
                    reason: because
                    author: Ada
                    expires: tomorrow
                  - tool: list_notes
                    category: [Read]
                    reason: ""
                    author: Ada
                """));

        assertThat(thrown.problems())
                .containsExactly(
                        "line 2: owner: no such field",
                        "line 6: overrides[0].severity: no severity 'huge'; there are Low, Medium, High, Critical, Unknown",
                        "line 11: overrides[1].categroy: no such field; there are server, tool, category, severity,"
                                + " reason, author, expires",
                        "line 14: overrides[1].expires: no day 'tomorrow'; such as 2027-01-31",
                        "line 15: overrides[2].server: must be a text",
                        "line 17: overrides[2].reason: must be a text",
                        "line 16: overrides[2].category: must be a text");
    }

    @Test
    void refusesTwoEntriesForOneToolAndEntriesThatSayNothing() {
        String twice = VALID + VALID.substring(VALID.indexOf("  - "));
        OverridesException same = catchThrowableOfType(OverridesException.class, () -> overrides(twice));
        OverridesException empty = catchThrowableOfType(
                OverridesException.class,
                () -> overrides(VALID.replace("    category: Write\n", "").replace("    severity: Low\n", "")));

        assertThat(same.problems()).containsExactly("line 10: overrides[1]: the same tool as in line 3");
        assertThat(empty.problems()).containsExactly("line 3: overrides[0]: needs a category or a severity");
    }

    @Test
    void refusesWhatIsNoYaml() {
        OverridesException thrown =
                catchThrowableOfType(OverridesException.class, () -> overrides("version: 1\noverrides: [\n"));

        assertThat(thrown.problems()).singleElement().asString().startsWith("line ");
    }

    @Test
    void hasNoneWhereThereIsNoFile() {
        assertThat(Overrides.ofHome(folder.resolve("nowhere")).entries()).isEmpty();
    }
}
