package dev.riskdex.policy.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of reserving the charges of one call: all of them, or none.
 *
 * @param held what was counted, in the windows in which it was; empty when refused
 * @param refused the first charge that did not fit
 */
public record Reservation(List<Charge> held, Optional<Charge> refused) {

    /** Of a call that no limit counts. */
    public static final Reservation NONE = new Reservation(List.of(), Optional.empty());

    public Reservation {
        held = List.copyOf(held);
        Objects.requireNonNull(refused);
    }

    /** All charges were counted. */
    public static Reservation of(List<Charge> held) {
        return held.isEmpty() ? NONE : new Reservation(held, Optional.empty());
    }

    /** Nothing was counted. */
    public static Reservation refusedBy(Charge charge) {
        return new Reservation(List.of(), Optional.of(charge));
    }
}
