package dev.riskdex.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.catalog.StoreResult.Change;
import dev.riskdex.catalog.history.ServerChange;
import dev.riskdex.catalog.history.Sighting;
import dev.riskdex.catalog.history.Snapshot;
import dev.riskdex.catalog.history.ToolChange;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Each state of a server is kept once, with what changed in it. */
class HistoryTest {

    private static final String NOTE =
            "{'name':'add_note','description':'Adds a note.','inputSchema':{'type':'object','properties':{'a':{},'b':{}}},"
                    + "'annotations':{'readOnlyHint':false}}";
    private static final String LIST = "{'name':'list_notes','description':'Lists notes.'}";

    @TempDir
    Path home;

    private Catalogue catalogue;

    @BeforeEach
    void open() {
        catalogue = Catalogue.open(home, () -> Samples.CLASSIFIER, Samples.CLOCK);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private static ServerDefinition server(String source, boolean complete, int minute, String... tools) {
        Provenance provenance = new Provenance(
                source,
                "acme",
                Optional.of(Instant.parse("2026-11-24T10:00:00Z").plusSeconds(60L * minute)),
                Optional.empty(),
                complete,
                Optional.empty(),
                List.of(),
                Map.of());
        String json = "[" + String.join(",", tools).replace('\'', '"') + "]";
        return new ServerDefinition(
                Optional.empty(),
                ServerInfo.of("npm:acme"),
                provenance,
                DefinitionCodec.readTools(JsonMapper.shared().readTree(json), "", new ArrayList<>()));
    }

    private StoreResult put(ServerDefinition server) {
        return catalogue.put(Samples.CLASSIFIER.classify(server));
    }

    @Test
    void keepsAStateOnceAndNotesWhenItWasChecked() {
        assertThat(put(server("npm", true, 0, NOTE, LIST)).sighting()).isEqualTo(Sighting.NEW);
        StoreResult again = put(server("npm", true, 5, NOTE, LIST));
        assertThat(again.sighting()).isEqualTo(Sighting.UNCHANGED);
        assertThat(again.change()).isEqualTo(Change.UNCHANGED);
        assertThat(put(server("npm", true, 7, LIST, NOTE)).sighting())
                .as("another order")
                .isEqualTo(Sighting.UNCHANGED);

        Snapshot only = catalogue.snapshots("acme").get(0);
        assertThat(catalogue.snapshots("acme")).hasSize(1);
        assertThat(only.seenAt()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(only.checkedAt()).isEqualTo("2026-11-24T10:07:00Z");
        assertThat(catalogue.changes("acme")).isEmpty();
        assertThat(catalogue.definition("acme", 1).orElseThrow().tools())
                .isEqualTo(server("npm", true, 0, NOTE, LIST).tools());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adds a note.               | Adds a note and mails it.  | description add_note",
                "'b':{}                     | 'b':{},'c':{}              | input-schema add_note",
                "'readOnlyHint':false       | 'readOnlyHint':true        | annotations add_note",
                "'description':'Adds a      | 'outputSchema':{},'description':'Adds a | output-schema add_note",
                "add_note                   | delete_note                | removed add_note, added delete_note",
                "'a':{},'b':{}              | 'b':{},'a':{}              | ''",
            })
    void saysWhatChanged(String old, String now, String changes) {
        put(server("npm", true, 0, LIST, NOTE));
        put(server("npm", true, 1, LIST, NOTE.replace(old.strip(), now.strip())));

        assertThat(words(catalogue.changes("acme"))).isEqualTo(changes);
        assertThat(words(catalogue.recentChanges(10))).isEqualTo(changes);
    }

    private static String words(List<ServerChange> changes) {
        List<String> words = new ArrayList<>();
        for (ServerChange change : changes) {
            for (ToolChange one : change.changes()) {
                words.add(one.kind().label() + " " + one.tool());
            }
        }
        return String.join(", ", words);
    }

    @Test
    void comparesDeclarationsOfOneNameInTheirOrder() {
        put(server("npm", true, 0, LIST, LIST));
        put(server("npm", true, 1, LIST, LIST.replace("Lists", "Sends")));
        put(server("npm", true, 2, LIST));

        assertThat(words(catalogue.changes("acme"))).isEqualTo("description list_notes, removed list_notes");
    }

    /** A list that is cut off today has lost nothing, and another kind of source is no drift. */
    @Test
    void comparesLikeWithLike() {
        put(server("npm", true, 0, NOTE, LIST));
        put(server("live-http", false, 1, NOTE));
        put(server("live-http", true, 2, NOTE, LIST));
        put(server("npm", true, 3, NOTE, LIST));

        assertThat(catalogue.changes("acme")).isEmpty();
        assertThat(catalogue.snapshots("acme"))
                .extracting(Snapshot::variant)
                .containsExactly("npm", "live-http/partial", "live-http");
    }

    @Test
    void judgingAnewIsNoSighting() {
        put(server("npm", true, 0, NOTE));
        catalogue.reclassify();
        assertThat(catalogue.snapshots("acme")).hasSize(1);
    }
}
