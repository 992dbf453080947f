package dev.riskdex.model;

import java.util.List;
import java.util.Objects;

/**
 * What holds for servers as a whole: one, or several that an agent uses together.
 *
 * @param grade from A to F; for several servers always unknown
 * @param combinations of tools, the worst first
 * @param cut a set of tools without which none of the combinations is left, sorted
 * @param cutIsSmallest whether no smaller set would do; otherwise it was found by taking what breaks most
 */
public record ServerAssessment(Grade grade, List<Combination> combinations, List<ToolRef> cut, boolean cutIsSmallest) {

    /** Of a server that was not looked at as a whole. */
    public static final ServerAssessment NONE =
            new ServerAssessment(Grade.unknown("not looked at"), List.of(), List.of(), true);

    public ServerAssessment {
        Objects.requireNonNull(grade);
        combinations = List.copyOf(combinations);
        cut = List.copyOf(cut);
    }
}
