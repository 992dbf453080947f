package dev.riskdex.web;

import dev.riskdex.model.ServerDefinition;
import java.util.Objects;
import java.util.function.Function;

/**
 * Where a server listens and what it understands.
 *
 * @param host address to listen on; only this machine reaches 127.0.0.1
 * @param port from 1 to 65535; 0 takes a free one
 * @param definitions reads what is posted to be classified; throws {@link IllegalArgumentException} with a message
 *     for the sender when it cannot
 */
public record ServerSettings(String host, int port, Function<byte[], ServerDefinition> definitions) {

    public ServerSettings {
        Objects.requireNonNull(host);
        Objects.requireNonNull(definitions);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
        }
    }

    /** A server that understands definitions, lists of tools and {@code tools/list} results. */
    public static ServerSettings of(String host, int port) {
        return new ServerSettings(host, port, PostedDefinition::read);
    }
}
