package dev.riskdex.policy.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters of one process. Counters whose window is over are forgotten when there are many. */
public final class MemoryLimitStore implements LimitStore {

    /** From this number on, counters that are over are looked for whenever it doubles. */
    private static final int MANY = 10_000;

    private final Map<Charge.Key, Count> counts = new HashMap<>();
    private int cleanAt = MANY;

    /** What a window holds so far. */
    private record Count(Instant windowStart, Instant windowEnd, long used) {}

    @Override
    public synchronized Reservation reserve(List<Charge> charges) {
        List<Charge> held = new ArrayList<>(charges.size());
        for (Charge charge : charges) {
            Count count = current(charge);
            if (charge.cost() > charge.limit().max() - count.used()) {
                return Reservation.refusedBy(charge.in(count.windowStart()));
            }
            held.add(charge.in(count.windowStart()));
        }
        held.forEach(charge -> add(charge, charge.cost()));
        return Reservation.of(held);
    }

    @Override
    public synchronized void giveBack(Reservation reservation) {
        for (Charge charge : reservation.held()) {
            Count count = counts.get(charge.key());
            if (count != null && count.windowStart().equals(charge.windowStart())) {
                add(charge, -charge.cost());
            }
        }
    }

    /** How many counters are kept. */
    synchronized int size() {
        return counts.size();
    }

    private Count current(Charge charge) {
        Count count = counts.get(charge.key());
        return count == null || count.windowStart().isBefore(charge.windowStart())
                ? new Count(charge.windowStart(), charge.windowEnd(), 0)
                : count;
    }

    private void add(Charge charge, long cost) {
        Count count = current(charge);
        counts.put(charge.key(), new Count(count.windowStart(), count.windowEnd(), Math.max(0, count.used() + cost)));
        if (counts.size() > cleanAt) {
            counts.values().removeIf(other -> !other.windowEnd().isAfter(charge.windowStart()));
            cleanAt = Math.max(MANY, 2 * counts.size());
        }
    }
}
