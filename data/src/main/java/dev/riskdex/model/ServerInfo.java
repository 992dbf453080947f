package dev.riskdex.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What a server says about itself, and who it is.
 *
 * @param id canonical identity, such as {@code npm:@scope/name} or {@code github:owner/repository}; never empty
 * @param name the name that the server gives itself; the identity where it gives none
 * @param title display name, where declared
 * @param version version of the server or package, where known
 * @param description what the server says it is for, where declared
 * @param instructions what it tells assistants at the start of a session, where declared
 * @param repository address of its source, where known
 * @param homepage address of its home page, where known
 */
public record ServerInfo(
        String id,
        String name,
        Optional<String> title,
        Optional<String> version,
        Optional<String> description,
        Optional<String> instructions,
        Optional<String> repository,
        Optional<String> homepage) {

    public ServerInfo {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a server needs an identity");
        }
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(version);
        Objects.requireNonNull(description);
        Objects.requireNonNull(instructions);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(homepage);
    }

    /** A server of which only the identity is known. */
    public static ServerInfo of(String id) {
        return new ServerInfo(
                id,
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The name for people: the title where there is one, else the name; an identity without its scheme. */
    public String displayName() {
        return title.orElseGet(() -> name.equals(id) ? id.replaceFirst("^[a-z]+:", "") : name);
    }

    /** The part of an address that stands for this server; see {@link ServerSlug}. */
    public String slug() {
        return ServerSlug.of(id);
    }
}
