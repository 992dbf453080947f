package dev.riskdex.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong with a policy document.
 *
 * @param pointer JSON Pointer (RFC 6901) to the place; empty for the whole document
 * @param message what is wrong and what would be right
 * @param hint what was probably meant, as a question or a sentence, where that can be guessed
 */
public record PolicyProblem(String pointer, String message, Optional<String> hint) {

    public PolicyProblem {
        Objects.requireNonNull(pointer);
        Objects.requireNonNull(message);
        Objects.requireNonNull(hint);
    }

    /** A problem without a guess. */
    public PolicyProblem(String pointer, String message) {
        this(pointer, message, Optional.empty());
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + message
                + hint.map(text -> " (" + text + ")").orElse("");
    }
}
