package dev.riskdex.classifier.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Combination;
import dev.riskdex.model.Grade;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAssessorTest {

    private static final Classifier CLASSIFIER = Classifier.standard();

    private static ToolDefinition tool(String name, String description, String parameter) {
        return Servers.tool(
                name, description, "{'type':'object','properties':{'" + parameter + "':{'type':'string'}}}", "");
    }

    private static final ToolDefinition FETCH = tool("fetch_page", "Fetches a web page.", "url");
    private static final ToolDefinition READ_MAIL = tool("read_emails", "Reads emails of the inbox.", "folder");
    private static final ToolDefinition RUN = tool("run_command", "Runs a shell command.", "command");
    private static final ToolDefinition COUNT = tool("count_words", "Counts words.", "text");

    private static ServerRisk risk(String name, ToolDefinition... tools) {
        return CLASSIFIER.classify(Servers.server(name, tools));
    }

    private static List<String> ids(ServerAssessment assessment) {
        return assessment.combinations().stream().map(Combination::id).toList();
    }

    @Test
    void findsThePathAndTheSmallestSetThatBreaksIt() {
        ServerAssessment found = risk("desk", FETCH, READ_MAIL, COUNT).assessment();

        assertThat(ids(found)).containsExactly("private-data-untrusted-content-way-out");
        assertThat(found.combinations().get(0).path())
                .extracting(step -> step.tools().stream().map(ToolRef::tool).toList())
                .containsExactly(List.of("fetch_page", "read_emails"), List.of("read_emails"), List.of("fetch_page"));
        assertThat(found.cut())
                .hasSize(1)
                .first()
                .isIn(new ToolRef("desk", "read_emails"), new ToolRef("desk", "fetch_page"));
        assertThat(found.cutIsSmallest()).isTrue();
    }

    @Test
    void findsNoneInToolsThatOnlyLookAlike() {
        assertThat(ids(risk("desk", READ_MAIL, COUNT).assessment())).isEmpty();
        assertThat(ids(risk("desk", FETCH, COUNT).assessment())).isEmpty();
    }

    @Test
    void findsAcrossServersWhatNoneHasAlone() {
        ServerAssessment together = CLASSIFIER.together(List.of(risk("reader", FETCH), risk("desk", RUN)));

        assertThat(ids(together)).contains("untrusted-content-runs-code");
        assertThat(CLASSIFIER
                        .together(List.of(risk("desk", FETCH, RUN), risk("count", COUNT)))
                        .combinations())
                .as("one server has it already")
                .isEmpty();
    }

    @Test
    void callsAHundredServersNoStack() {
        List<ServerRisk> many = IntStream.range(0, 100)
                .mapToObj(i -> risk("server " + i, i == 0 ? RUN : FETCH))
                .toList();

        assertThat(CLASSIFIER.together(many).combinations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "docs, search_docs, Searches the documentation., query, AB",
        "till, create_payment, Creates a payment and charges the card., amount, DEF",
        "workbench, run_command, Runs a shell command., command, EF",
        "notes, create_note, Creates a note., title, AB"
    })
    void gradesByWhatTheWorstToolCanDo(
            String server, String name, String description, String parameter, String letters) {
        Grade grade = risk(server, tool(name, description, parameter), COUNT)
                .assessment()
                .grade();

        assertThat(letters).contains(grade.letter());
        assertThat(grade.points())
                .isEqualTo(grade.contributions().stream()
                        .mapToDouble(Grade.Contribution::points)
                        .sum());
    }

    @Test
    void gradesNoWorseForMoreOfTheSame() {
        List<ToolDefinition> notes = new ArrayList<>();
        for (String thing : List.of("note", "page", "label", "board", "card", "list")) {
            notes.add(tool("create_" + thing, "Creates a " + thing + ".", "title"));
        }

        assertThat(risk("notes", notes.toArray(ToolDefinition[]::new))
                        .assessment()
                        .grade()
                        .letter())
                .isEqualTo(risk("notes", notes.get(0)).assessment().grade().letter());
    }

    @Test
    void gradesNothingWhereTooLittleIsKnown() {
        ServerDefinition names = Servers.named("names", "delete_note", "list_notes");

        assertThat(CLASSIFIER.classify(names).assessment().grade().known()).isFalse();
        assertThat(risk("empty").assessment().grade().note()).isEqualTo("no tool could be read");
    }
}
