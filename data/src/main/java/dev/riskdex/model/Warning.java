package dev.riskdex.model;

import java.util.Objects;

/**
 * Something in an input that could not be read, or was read with a reservation. It costs that item only.
 *
 * @param code stable id of the kind of trouble, such as {@code tool-without-name}
 * @param message one sentence for a person
 * @param where the place: file and line, JSON Pointer, or address
 */
public record Warning(String code, String message, String where) {

    public Warning {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
        Objects.requireNonNull(where);
    }

    @Override
    public String toString() {
        return where + ": " + message + " [" + code + "]";
    }
}
