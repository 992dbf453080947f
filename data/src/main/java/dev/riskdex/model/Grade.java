package dev.riskdex.model;

import java.util.List;
import java.util.Objects;

/**
 * How much reason a server gives for caution, from A (little) to F (much).
 *
 * @param letter A to F, or {@link #UNKNOWN} where the definition says too little
 * @param points the sum of the contributions, from 0 up; 0 where there is no letter
 * @param contributions what the points come from, those without points left out, in a fixed order
 * @param note why there is no letter; empty where there is one
 */
public record Grade(String letter, double points, List<Contribution> contributions, String note) {

    /** In place of a letter. */
    public static final String UNKNOWN = "not enough data";

    public Grade {
        Objects.requireNonNull(letter);
        contributions = List.copyOf(contributions);
        Objects.requireNonNull(note);
    }

    /** No letter, and why. */
    public static Grade unknown(String note) {
        return new Grade(UNKNOWN, 0, List.of(), note);
    }

    /** Whether there is a letter. */
    public boolean known() {
        return !letter.equals(UNKNOWN);
    }

    /**
     * A part of the points.
     *
     * @param id stable id of the part
     * @param points above 0
     * @param because as the rest of a sentence about the server
     */
    public record Contribution(String id, double points, String because) {

        public Contribution {
            Objects.requireNonNull(id);
            Objects.requireNonNull(because);
        }
    }
}
