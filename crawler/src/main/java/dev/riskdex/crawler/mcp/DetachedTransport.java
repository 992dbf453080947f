package dev.riskdex.crawler.mcp;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way on which questions and answers travel apart: what is sent brings nothing back, and answers come whenever the
 * server likes. There is no session, and messages do not repeat the revision that was agreed.
 */
interface DetachedTransport extends Transport {

    /** Sends a message to the server. */
    void send(ObjectNode message) throws McpException;

    @Override
    default RpcAnswer ask(String method, ObjectNode parameters, Duration patience) throws McpException {
        Conversation.Question question = conversation().ask(method, parameters);
        send(question.message());
        return conversation().await(question, patience);
    }

    @Override
    default void tell(String method) throws McpException {
        send(Rpc.notification(method));
    }

    @Override
    default void agreed(String protocolVersion) {
        // Nothing is repeated here.
    }

    @Override
    default boolean forgetSession() {
        return false;
    }
}
