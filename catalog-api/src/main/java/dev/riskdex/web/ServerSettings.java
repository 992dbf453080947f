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
 * @param reportLink where "Report a wrong label" leads, a path of ours or an address on the web; {@code {page}} stands for
 *     the page
 */
public record ServerSettings(String host, int port, Function<byte[], ServerDefinition> definitions, String reportLink) {

    /** A page of our own with a text to copy; nothing is sent anywhere. */
    public static final String REPORT = "/about?page={page}#report";

    public ServerSettings {
        Objects.requireNonNull(host);
        Objects.requireNonNull(definitions);
        if (!reportLink.matches("(/|https?://|mailto:)\\S*")) {
            throw new IllegalArgumentException("a report link is a path or an address, not '" + reportLink + "'");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
        }
    }

    /** A server that understands definitions, lists of tools and {@code tools/list} results. */
    public static ServerSettings of(String host, int port) {
        return new ServerSettings(host, port, PostedDefinition::read, REPORT);
    }
}
