package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.Limit;
import java.time.Instant;
import java.util.Objects;

/**
 * What one call counts on one counter.
 *
 * @param key whose counter it is
 * @param limit what the counter may hold
 * @param windowStart when the window began that is counted in
 * @param cost what the call counts, at least 0
 * @param rule JSON Pointer to the limit in the policy
 */
public record Charge(Key key, Limit limit, Instant windowStart, long cost, String rule) {

    public Charge {
        Objects.requireNonNull(key);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(windowStart);
        Objects.requireNonNull(rule);
        if (cost < 0) {
            throw new IllegalArgumentException("a call cannot give back what others used: " + cost);
        }
    }

    /**
     * Names a counter. Counters of the same name at two tools are two counters; a changed window begins a new one.
     *
     * @param grant whose calls are counted
     * @param tool the tool, or the empty text for the counter over all tools
     * @param counter its name in the policy
     * @param window how long it counts
     */
    public record Key(String grant, String tool, String counter, Limit.Window window) {

        public Key {
            Objects.requireNonNull(grant);
            Objects.requireNonNull(tool);
            Objects.requireNonNull(counter);
            Objects.requireNonNull(window);
        }
    }

    /** When the window ends. */
    public Instant windowEnd() {
        return limit.window().endAfter(windowStart);
    }

    /** The same charge in another window. */
    public Charge in(Instant otherStart) {
        return new Charge(key, limit, otherStart, cost, rule);
    }
}
