package dev.riskdex.policy.evaluation;

import java.util.List;

/** Keeps the counters of limits. Implementations may be shared by threads and processes. */
public interface LimitStore {

    /**
     * Counts all charges of a call, or none of them: no other call sees a part of it. A charge fits when what its
     * window holds and its cost are together at most the limit's maximum. A store whose counter is already in a later
     * window, because a clock went back, counts there.
     *
     * @throws LimitStoreException when it cannot count; the call is then denied
     */
    Reservation reserve(List<Charge> charges);

    /**
     * Takes back what a call counted that failed. Only a window that is still the current one is touched: what was
     * reserved in an earlier one must not free room in this one.
     *
     * @throws LimitStoreException when it cannot count
     */
    void giveBack(Reservation reservation);
}
