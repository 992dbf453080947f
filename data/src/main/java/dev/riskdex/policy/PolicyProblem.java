package dev.riskdex.policy;

import java.util.Objects;

/**
 * One thing that is wrong with a policy document.
 *
 * @param pointer JSON Pointer (RFC 6901) to the place; empty for the whole document
 * @param message what is wrong and what would be right
 */
public record PolicyProblem(String pointer, String message) {

    public PolicyProblem {
        Objects.requireNonNull(pointer);
        Objects.requireNonNull(message);
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
    }
}
