package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.config.CommandIdentity;
import dev.riskdex.crawler.config.SecretMask;
import dev.riskdex.crawler.mcp.LiveReading;
import dev.riskdex.crawler.mcp.McpClient;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A remote MCP server, asked for its tools without logging in and without calling any.
 *
 * @param notation the address as the user wrote it, without what may be secret in it
 * @param address the address
 */
public record LiveSource(String notation, URI address) implements Source {

    /**
     * Reads {@code http://…} or {@code https://…}.
     *
     * @throws IllegalArgumentException when it is no address
     */
    public static Source parse(String notation) {
        String shown = CommandIdentity.remote(notation).name();
        try {
            URI address = new URI(notation.replaceFirst("#.*", ""));
            if (address.getHost() != null) {
                return new LiveSource(shown, address);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + shown + "' is no address", e);
        }
        throw new IllegalArgumentException("'" + shown + "' is no address");
    }

    @Override
    public String key() {
        return SecretMask.distinct(notation, address.toString());
    }

    @Override
    public SourceReading read(SourceContext context) {
        if (context.offline()) {
            return SourceReading.failure(UnreadableException.offline(notation).warning());
        }
        McpClient client =
                new McpClient(context.limits().live(), context.limits().files(), context.eras());
        LiveReading reading = client.http(context.fetcher(), address, key(), notation);
        return new LiveDefinitions(context, notation, "live-http")
                .with("privateAddresses", context.fetcher().allowsPrivate() ? "allowed" : "refused")
                .reading(reading);
    }

    /** Addresses may carry keys; they are asked with them, but never shown. */
    @Override
    public String toString() {
        return notation;
    }
}
