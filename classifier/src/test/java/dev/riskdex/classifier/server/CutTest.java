package dev.riskdex.classifier.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutTest {

    @Test
    void takesTheStepWithFewestTools() {
        Cut<String> cut = Cut.of(List.of(List.of(Set.of("read"), Set.of("fetch", "send"))));

        assertThat(cut.tools()).containsExactly("read");
        assertThat(cut.smallest()).isTrue();
    }

    @Test
    void sharesToolsBetweenPaths() {
        Cut<String> cut = Cut.of(List.of(
                List.of(Set.of("a"), Set.of("shared", "second")),
                List.of(Set.of("b"), Set.of("shared", "second")),
                List.of(Set.of("c"), Set.of("shared", "second"))));

        assertThat(cut.tools()).containsExactly("second", "shared");
    }

    @Test
    void needsNothingWhereThereIsNoPath() {
        assertThat(Cut.<String>of(List.of()).tools()).isEmpty();
    }

    @Test
    void isGreedyAndSaysSoAboveTheBound() {
        List<List<Set<String>>> many = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            many.add(List.of(Set.of("x" + i, "y" + i), Set.of("hub", "spoke")));
        }

        Cut<String> cut = Cut.of(many);

        assertThat(cut.smallest()).isFalse();
        assertThat(many).allMatch(path -> path.stream().anyMatch(cut.tools()::containsAll));
    }
}
