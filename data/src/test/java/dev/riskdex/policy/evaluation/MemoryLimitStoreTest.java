package dev.riskdex.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Limit.Window;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryLimitStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final MemoryLimitStore store = new MemoryLimitStore();

    private static Charge charge(String counter, Window window, long max, long cost, Instant now) {
        Limit limit = new Limit(counter, window, max);
        return new Charge(new Charge.Key("grant", "tool", counter, window), limit, window.startOf(now), cost, "/x");
    }

    private boolean fits(Charge... charges) {
        return store.reserve(List.of(charges)).refused().isEmpty();
    }

    @Test
    void countsAllOrNothing() {
        Charge small = charge("small", Window.MINUTE, 1, 1, NOON);
        Charge large = charge("large", Window.MINUTE, 2, 1, NOON);

        assertThat(fits(large, small)).isTrue();
        Reservation refused = store.reserve(List.of(large, small));
        assertThat(refused.refused()).map(Charge::key).contains(small.key());
        assertThat(refused.held()).isEmpty();
        assertThat(fits(large)).as("the refused call did not count").isTrue();
        assertThat(fits(large)).isFalse();
    }

    @Test
    void givesBackWhatFailed() {
        Charge charge = charge("c", Window.MINUTE, 1, 1, NOON);
        Reservation first = store.reserve(List.of(charge));

        assertThat(fits(charge)).isFalse();
        store.giveBack(first);
        assertThat(fits(charge)).isTrue();
    }

    @Test
    void givesNothingBackToALaterWindow() {
        Reservation before = store.reserve(List.of(charge("c", Window.MINUTE, 1, 1, NOON)));
        Charge after = charge("c", Window.MINUTE, 1, 1, NOON.plusSeconds(60));

        assertThat(fits(after)).isTrue();
        store.giveBack(before);
        assertThat(fits(after)).isFalse();
    }

    @Test
    void countsInTheLaterWindowWhenAClockWentBack() {
        Charge later = charge("c", Window.MINUTE, 1, 1, NOON.plusSeconds(60));
        assertThat(fits(later)).isTrue();

        Reservation refused = store.reserve(List.of(charge("c", Window.MINUTE, 1, 1, NOON)));
        assertThat(refused.refused()).map(Charge::windowStart).contains(NOON.plusSeconds(60));
    }

    @Test
    void sumsCostsWithoutOverflow() {
        assertThat(fits(charge("c", Window.DAY, Long.MAX_VALUE, Long.MAX_VALUE, NOON)))
                .isTrue();
        assertThat(fits(charge("c", Window.DAY, Long.MAX_VALUE, 1, NOON))).isFalse();
        assertThat(fits(charge("c", Window.DAY, Long.MAX_VALUE, 0, NOON))).isTrue();
    }

    @Test
    void neverCountsMoreThanTheMaximumWhoeverAsks() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Long> work = () -> IntStream.range(0, 1_000)
                    .filter(i -> fits(charge("a", Window.DAY, 777, 1, NOON), charge("b", Window.DAY, 999, 1, NOON)))
                    .count();
            long allowed = 0;
            for (Future<Long> result : threads.invokeAll(List.of(work, work, work, work))) {
                allowed += result.get();
            }
            assertThat(allowed).isEqualTo(777);
            assertThat(fits(charge("b", Window.DAY, 999, 222, NOON))).isTrue();
            assertThat(fits(charge("b", Window.DAY, 999, 1, NOON))).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void forgetsWindowsThatAreOver() {
        for (int i = 0; i < 25_000; i++) {
            assertThat(fits(charge("c" + i, Window.MINUTE, 1, 1, NOON.plusSeconds(i))))
                    .isTrue();
        }
        assertThat(store.size()).isLessThan(12_000);
    }
}
