package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Category;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiblingSignalTest {

    private static final Signal SIGNAL = new SiblingSignal(Seen.VOCABULARY.objects());

    @Test
    void quotesSiblingsThatSetTheSameGoing() {
        assertThat(Seen.by(
                        SIGNAL,
                        Servers.named(
                                "server",
                                "change_taskrun_state",
                                "resume_execution",
                                "restart_execution",
                                "execute_flow",
                                "list_flows")))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.rule()).isEqualTo("siblings.act-on-running+change");
                    assertThat(seen.quote()).isEqualTo("resume_execution, restart_execution, execute_flow");
                    assertThat(seen.where()).isEqualTo("siblings");
                    assertThat(seen.speaksFor()).isEqualTo(Optional.of(Category.EXECUTE));
                });
    }

    @Test
    void quotesSiblingsThatOnlyRead() {
        assertThat(Seen.by(
                        SIGNAL,
                        Servers.named("server", "thing", "list_a", "get_b", "read_c", "find_d", "search_e", "get_f")))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.rule()).isEqualTo("siblings.read");
                    assertThat(seen.quote()).isEqualTo("list_a, get_b, read_c, find_d, search_e");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change_taskrun_state",
                "change_taskrun_state resume_execution restart_execution",
                "change_taskrun_state resume_execution restart_execution list_flows get_flow",
                "change_label resume_execution restart_execution execute_flow list_flows",
                "thing list_a get_b delete_c",
                "thing list_a get_b"
            })
    void needsEnoughOfThem(String names) {
        assertThat(Seen.by(SIGNAL, Servers.named("server", names.split(" ")))).isEmpty();
    }

    @Test
    void neverQuotesTheToolItself() {
        assertThat(Seen.by(SIGNAL, Servers.named("server", "get_x", "get_x", "get_b", "get_c")))
                .singleElement()
                .extracting(Observation::quote)
                .isEqualTo("get_x, get_b, get_c");
    }
}
