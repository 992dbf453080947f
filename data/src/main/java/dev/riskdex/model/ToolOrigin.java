package dev.riskdex.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where and how a definition was read, for definitions that were not simply answered by a running server.
 *
 * @param file path inside the package or repository, with forward slashes
 * @param line first line of the declaration, from 1
 * @param how the shape it was declared in, such as {@code registerTool}
 * @param conditional why the tool may be absent at run time (a flag, an environment variable), where it may be
 * @param descriptionPartial whether there is more description than could be read, such as text that is computed at run
 *     time; with no description at all, that there is one which could not be read
 * @param parametersUnknown whether parameters could not be read, which is not the same as having none
 */
public record ToolOrigin(
        Optional<String> file,
        OptionalInt line,
        Optional<String> how,
        Optional<String> conditional,
        boolean descriptionPartial,
        boolean parametersUnknown) {

    /** A definition taken as it was given, about whose origin nothing needs saying. */
    public static final ToolOrigin PLAIN =
            new ToolOrigin(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), false, false);

    public ToolOrigin {
        Objects.requireNonNull(file);
        Objects.requireNonNull(line);
        Objects.requireNonNull(how);
        Objects.requireNonNull(conditional);
    }
}
