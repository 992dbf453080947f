package dev.riskdex.crawler.mcp;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The revisions of the protocol, and what each message of the stateless era carries. */
final class Revisions {

    /** The first revision without a handshake. */
    static final String MODERN = "2026-07-28";

    /** Revisions with a handshake, newest first. */
    static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";

    private static final String VERSION = "0.1.0";

    private Revisions() {}

    /** Parameters of a question of the stateless era: revision, no capabilities, who asks. */
    static ObjectNode modernParameters() {
        ObjectNode parameters = Rpc.object();
        ObjectNode meta = parameters.putObject("_meta").put(VERSION_KEY, MODERN);
        meta.putObject("io.modelcontextprotocol/clientCapabilities");
        meta.set("io.modelcontextprotocol/clientInfo", clientInfo());
        return parameters;
    }

    /** Parameters of {@code initialize}. */
    static ObjectNode initializeParameters(String revision) {
        ObjectNode parameters = Rpc.object().put("protocolVersion", revision);
        parameters.putObject("capabilities");
        parameters.set("clientInfo", clientInfo());
        return parameters;
    }

    private static ObjectNode clientInfo() {
        return Rpc.object().put("name", "riskdex").put("version", VERSION);
    }
}
