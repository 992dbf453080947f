package dev.riskdex.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places are handed out in the order in which they were found, each once, host by host, and not beyond the bound. */
class FrontierTest {

    /** A source that nobody reads here. */
    private record Named(String notation) implements Source {

        @Override
        public SourceReading read(SourceContext context) {
            throw new IllegalStateException("not to be read");
        }
    }

    private static MemoryFrontier frontier(int most, String... notations) {
        return new MemoryFrontier(
                List.of(notations).stream()
                        .map(text -> (Source) new Named(text))
                        .toList(),
                most);
    }

    private static SourceReading page(String... leads) {
        return new SourceReading(
                List.of(),
                List.of(),
                false,
                List.of(leads).stream().map(Lead::place).toList());
    }

    private static SourceReading server(String id) {
        return new SourceReading(
                List.of(new ServerDefinition(
                        Optional.empty(), ServerInfo.of(id), Provenance.of("test", id), List.of())),
                List.of(),
                false);
    }

    private static List<String> notations(List<Place> places) {
        return places.stream().map(place -> place.source().notation()).toList();
    }

    @Test
    void goesBreadthFirstAndReadsEachPlaceOnce() {
        MemoryFrontier frontier = frontier(100, "list-a", "list-b", "list-a");
        List<Place> lists = frontier.take(10, Set.of());
        assertThat(notations(lists)).containsExactly("list-a", "list-b");

        frontier.acknowledge(List.of(
                new Place.Read(lists.get(0), page("npm:one", "npm:two")),
                new Place.Read(lists.get(1), page("npm:two", "npm:three"))));
        List<Place> next = frontier.take(10, Set.of());
        assertThat(notations(next)).containsExactly("npm:one", "npm:two", "npm:three");
        assertThat(next).extracting(Place::depth).containsOnly(1);
        assertThat(frontier.known()).isEqualTo(5);
        assertThat(frontier.read()).isEqualTo(2);
    }

    @Test
    void followsNoMoreServersThanTheBoundButReadsWhatTheUserNamed() {
        MemoryFrontier frontier = frontier(2, "list", "a", "b", "c");
        List<Place> named = frontier.take(10, Set.of());
        assertThat(named).hasSize(4);
        frontier.acknowledge(named.stream()
                .map(place -> new Place.Read(
                        place,
                        place.source().notation().equals("list")
                                ? page("npm:d", "npm:e", "npm:f", "npm:g")
                                : server(place.source().notation())))
                .toList());

        List<Place> followed = frontier.take(10, Set.of());
        assertThat(notations(followed)).containsExactly("npm:d", "npm:e");
        frontier.acknowledge(
                List.of(new Place.Read(followed.get(0), server("npm:d")), new Place.Read(followed.get(1), page())));
        assertThat(notations(frontier.take(10, Set.of())))
                .as("a page is no server")
                .containsExactly("npm:f");
        assertThat(frontier.known() - frontier.read()).isEqualTo(2);
    }

    @Test
    void handsOutAgainWhatWasGivenBack() {
        MemoryFrontier frontier = frontier(100, "a", "b");
        List<Place> taken = frontier.take(1, Set.of());
        frontier.giveBack(taken);
        assertThat(notations(frontier.take(10, Set.of()))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void leavesOutLanesThatAreFull() {
        MemoryFrontier frontier = frontier(100, "https://one.example/a", "https://two.example/a", "npm:x");
        assertThat(notations(frontier.take(10, Set.of("one.example", Lane.HERE))))
                .containsExactly("https://two.example/a");
    }

    @ParameterizedTest
    @CsvSource({
        "https://One.example/mcp, one.example",
        "https://one.example:8443/mcp, one.example",
        "registry:https://one.example/v0.1, one.example",
        "mcpb:https://user@one.example/x.mcpb, one.example",
        "http://127.0.0.1:8080/mcp, loopback",
        "http://[::1]:8080/mcp, loopback",
        "http://localhost/mcp, loopback",
        "http://127.0.0.1.example/mcp, 127.0.0.1.example",
        "https://localhost.example/mcp, localhost.example",
        "npm:@scope/name@1.0.0, here",
        "github:owner/repository, here",
        "folder/https/file, here"
    })
    void knowsWhatPlacesShare(String notation, String lane) {
        assertThat(Lane.of(notation)).isEqualTo(lane);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "stdio:sh -c x", "config:", "-", "./folder", "mcpb:/tmp/x.mcpb"})
    void aListLeadsToNothingOnThisMachine(String notation) {
        SourceReading reading = FollowedLead.of(Lead.place(notation)).source().read(SourceContext.standard(true));
        assertThat(reading.failed()).isTrue();
        assertThat(reading.warnings().get(0).code()).isEqualTo("lead-refused");
    }

    @Test
    void asksOneHostOneQuestionAtATimeAndManyHostsAtOnce() {
        assertThat(CrawlWidth.DEFAULT.of("one.example")).isEqualTo(1);
        assertThat(CrawlWidth.DEFAULT.of(Lane.HERE)).isEqualTo(3);
        assertThat(CrawlWidth.DEFAULT.of(Lane.LOOPBACK)).isEqualTo(64);
        Lanes lanes = new Lanes(new CrawlWidth(4, 1, 1), place -> {
            throw new IllegalStateException("not to be read");
        });
        lanes.drain();
        IntStream.range(0, 4).forEach(i -> lanes.add(new Place(i, 0, "one.example", new Named("n" + i))));
        assertThat(lanes.full()).containsExactly("one.example");
        assertThat(lanes.drain()).hasSize(4);
        lanes.interrupt();
    }
}
