package dev.riskdex.model;

import java.util.Objects;

/**
 * One quoted reason for a verdict, as it is printed in {@code risks.jsonl} and on pages.
 *
 * @param signal id of the rule that saw it, such as {@code name-verb.delete}; stable, never reused
 * @param kind what sort of fact it is
 * @param where the place in the definition: {@code name}, {@code description}, {@code parameters/NAME},
 *     {@code annotations/NAME}, {@code siblings} or {@code server}
 * @param quote the words that were seen there, never empty
 * @param supports the category that it speaks for most
 * @param weight how strongly, in log-odds against the mean of the other categories; 0 says nothing, 2 is strong
 */
public record Evidence(String signal, Kind kind, String where, String quote, Category supports, double weight) {

    public Evidence {
        Objects.requireNonNull(signal);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(where);
        Objects.requireNonNull(supports);
        if (quote.isEmpty()) {
            throw new IllegalArgumentException("evidence of " + signal + " quotes nothing");
        }
    }

    /** What sort of fact a piece of evidence is, from the author's own claim to what stands around the tool. */
    public enum Kind {
        /** The author says so: annotations. A claim, not a proof. */
        DECLARED,
        /** The shape says so: parameters, their types, enums and defaults. */
        STRUCTURAL,
        /** Words of the name, the title or the description. */
        LEXICAL,
        /** Siblings, and what the server is about. */
        CONTEXTUAL
    }
}
