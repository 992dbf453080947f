package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The notations of registries and directories, and what they stand for. */
public final class ServerLists {

    private ServerLists() {}

    /**
     * {@code registry:URL}, or {@code registry:PATH} for a file or folder of this machine.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Source registry(String notation) {
        String what = notation.substring("registry:".length());
        return what.matches("(?is)https?://.*") ? RegistrySource.parse(notation) : LocalRegistrySource.parse(notation);
    }

    /**
     * {@code docker-registry:DIR}.
     *
     * @throws IllegalArgumentException when it names no folder
     */
    public static Source docker(String notation) {
        return DockerRegistrySource.parse(notation);
    }

    /**
     * {@code glama:} or {@code glama:URL}.
     *
     * @throws IllegalArgumentException when what follows is no address
     */
    public static Source glama(String notation) {
        return GlamaSource.parse(notation);
    }

    /**
     * {@code smithery:} or {@code smithery:URL}.
     *
     * @throws IllegalArgumentException when what follows is no address
     */
    public static Source smithery(String notation) {
        return SmitherySource.parse(notation);
    }

    /**
     * For a registry of which a crawl has been completed: the notation that gives what changed since, a little overlap
     * included. Empty for all other sources, which have no such question.
     *
     * @param notation of the registry, whatever page of it
     * @param time when the last complete crawl began
     */
    public static Optional<String> changedSince(String notation, Instant time) {
        return notation.matches("(?is)registry:https?://.*") && registry(notation) instanceof RegistrySource registry
                ? Optional.of(registry.since(time).notation())
                : Optional.empty();
    }

    /** A path of this machine that a notation names. */
    static Path path(String notation, String kind) {
        String path = notation.substring(kind.length() + 1);
        try {
            if (!path.isBlank()) {
                return Path.of(path);
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + notation + "' names no path", e);
        }
        throw new IllegalArgumentException("'" + notation + "' names no address and no path");
    }
}
