package dev.riskdex.crawler.mcp;

/** The ways in which a server may have to be asked. */
public enum Era {
    /** Revision 2026-07-28: every message stands for itself. */
    STATELESS,

    /** Revisions 2024-11-05 to 2025-11-25: a handshake first; over HTTP one POST for each message. */
    HANDSHAKE,

    /** The handshake on the HTTP transport of 2024-11-05: answers come on one long stream of events. */
    EVENT_STREAM
}
