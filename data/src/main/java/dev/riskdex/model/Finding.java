package dev.riskdex.model;

import java.util.Objects;

/**
 * Something about a definition itself that a reviewer should see, such as hidden characters in its text.
 *
 * @param code stable id, such as {@code hidden-characters.bidi}
 * @param category family of the finding, such as {@code poisoning} or {@code hidden-characters}
 * @param severity how bad, were it meant
 * @param message one sentence for a person
 * @param where the place in the definition, as in {@link Evidence#where()}
 * @param quote the words concerned, with invisible characters spelled out as {@code <U+202E>}
 */
public record Finding(String code, String category, Severity severity, String message, String where, String quote) {

    public Finding {
        Objects.requireNonNull(code);
        Objects.requireNonNull(category);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
        Objects.requireNonNull(where);
        Objects.requireNonNull(quote);
    }
}
