package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.mcp.LiveReading;
import dev.riskdex.crawler.mcp.LiveServer;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns what came of asking a server into a definition with its provenance. */
final class LiveDefinitions {

    private final SourceContext context;
    private final String location;
    private final String source;
    private final Map<String, String> details = new TreeMap<>();

    /**
     * @param location what was asked: an address or a command, without what may be secret
     * @param source how it was asked, where it did not answer
     */
    LiveDefinitions(SourceContext context, String location, String source) {
        this.context = context;
        this.location = location;
        this.source = source;
    }

    /** Adds a fact that the list may depend on. */
    LiveDefinitions with(String name, String value) {
        details.put(name, value);
        return this;
    }

    SourceReading reading(LiveReading reading) {
        Optional<ServerDefinition> definition = reading.server().map(server -> definition(server, reading));
        if (definition.isEmpty() && reading.details().containsKey("auth")) {
            definition = Optional.of(closed(reading));
        }
        return definition
                .map(server -> new SourceReading(List.of(server), reading.warnings(), false))
                .orElseGet(() -> new SourceReading(List.of(), reading.warnings(), true));
    }

    private ServerDefinition definition(LiveServer server, LiveReading reading) {
        Provenance provenance = new Provenance(
                server.kind(),
                location,
                Optional.of(context.clock().instant()),
                server.protocolVersion(),
                server.complete(),
                Optional.of(server.sha256()),
                reading.warnings(),
                details(reading));
        return new ServerDefinition(Optional.empty(), server.info(), provenance, server.tools());
    }

    /** A server that wants a login: who it is and how one would log in is known, its tools are not. */
    private ServerDefinition closed(LiveReading reading) {
        Provenance provenance = new Provenance(
                source,
                location,
                Optional.of(context.clock().instant()),
                Optional.empty(),
                false,
                Optional.empty(),
                reading.warnings(),
                details(reading));
        return new ServerDefinition(Optional.empty(), ServerInfo.of(location), provenance, List.of());
    }

    private Map<String, String> details(LiveReading reading) {
        Map<String, String> all = new TreeMap<>(details);
        all.putAll(reading.details());
        return all;
    }
}
