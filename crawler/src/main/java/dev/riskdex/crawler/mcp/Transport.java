package dev.riskdex.crawler.mcp;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** A way to one server: it carries questions there and answers back. */
interface Transport extends AutoCloseable {

    /** As in the provenance: {@code live-stdio}, {@code live-http} or {@code live-sse}. */
    String kind();

    /** Asks and waits. */
    RpcAnswer ask(String method, ObjectNode parameters, Duration patience) throws McpException;

    /** Sends a notification. */
    void tell(String method) throws McpException;

    /** What the server sent besides answers. */
    Conversation conversation();

    /** From now on both sides speak this revision. */
    void agreed(String protocolVersion);

    /** Begins to hear of changes of the list, where that takes more than the conversation itself. */
    default void hearChanges() {}

    /** Whether the server may still tell of a change. */
    default boolean hearsChanges() {
        return true;
    }

    /** Forgets a session that the server no longer knows; false when there is none. */
    boolean forgetSession();

    /** Ends the session, and what was started for it. */
    @Override
    void close();
}
