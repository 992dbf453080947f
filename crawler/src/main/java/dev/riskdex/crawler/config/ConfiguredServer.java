package dev.riskdex.crawler.config;

import dev.riskdex.model.Configuration;

/**
 * A server that a client on this machine is configured to use.
 *
 * @param use how, without the values of secrets
 * @param identity what the command or address stands for
 * @param command what the client starts; nothing for a remote server
 */
public record ConfiguredServer(Configuration use, ServerIdentity identity, LocalCommand command) {

    /** Equal for two uses of the same server, so that it is read once. */
    public String sameAs() {
        return identity.kind() == ServerIdentity.Kind.LOCAL
                ? use.name() + " " + use.command()
                : identity.id() + "@" + identity.version().orElse("");
    }
}
