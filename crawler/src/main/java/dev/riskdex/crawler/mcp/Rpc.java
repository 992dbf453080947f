package dev.riskdex.crawler.mcp;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages of JSON-RPC as they are sent. */
final class Rpc {

    private static final int METHOD_NOT_FOUND = -32601;

    private Rpc() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode request(int id, String method, ObjectNode parameters) {
        ObjectNode message = message().put("id", id).put("method", method);
        message.set("params", parameters);
        return message;
    }

    static ObjectNode notification(String method) {
        return message().put("method", method);
    }

    /** The answer to a server's own request: {@code ping} is answered, nothing else is done for a server. */
    static ObjectNode reply(JsonNode id, String method) {
        ObjectNode reply = message();
        reply.set("id", id);
        if (method.equals("ping")) {
            reply.putObject("result");
        } else {
            reply.putObject("error").put("code", METHOD_NOT_FOUND).put("message", "not offered by this client");
        }
        return reply;
    }

    private static ObjectNode message() {
        return object().put("jsonrpc", "2.0");
    }

    static byte[] bytes(ObjectNode message) {
        return JsonMapper.shared().writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    }
}
