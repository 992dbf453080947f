package dev.riskdex.classifier.signal;

import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import java.util.Objects;
import java.util.Optional;

/**
 * What a signal saw, before anything is weighed.
 *
 * @param rule id of the rule that saw it, such as {@code name-act.delete}: the key of its weights in the ruleset
 * @param kind what sort of fact it is
 * @param where the place in the definition, as in {@link dev.riskdex.model.Evidence#where()}
 * @param quote the words that were seen
 * @param speaksFor what the lexicon says that it speaks for, where it says anything
 */
public record Observation(String rule, Kind kind, String where, String quote, Optional<Category> speaksFor) {

    public static final String NAME = "name";
    public static final String DESCRIPTION = "description";
    public static final String SIBLINGS = "siblings";
    public static final String SERVER = "server";

    public Observation {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(where);
        Objects.requireNonNull(speaksFor);
        if (quote.isEmpty()) {
            throw new IllegalArgumentException(rule + " quotes nothing");
        }
    }

    /** The signal that a rule belongs to: {@code name-act} of {@code name-act.delete}. */
    public String signal() {
        return signalOf(rule);
    }

    public static String signalOf(String rule) {
        int dot = rule.indexOf('.');
        return dot < 0 ? rule : rule.substring(0, dot);
    }
}
