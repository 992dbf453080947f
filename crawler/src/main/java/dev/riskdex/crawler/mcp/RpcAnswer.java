package dev.riskdex.crawler.mcp;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a server answered to a question.
 *
 * @param result the result; absent where the server answered with an error
 * @param error the error object; absent where there is a result
 * @param whole false when the message broke off and only its first part is here
 * @param status the status of the HTTP answer that carried it; 0 where it came another way
 */
record RpcAnswer(Optional<JsonNode> result, Optional<JsonNode> error, boolean whole, int status) {

    private static final int LONGEST_MESSAGE = 300;

    /** The result's field, or a missing node. */
    Optional<JsonNode> field(String name) {
        return result.map(node -> node.get(name)).filter(node -> !node.isNull());
    }

    RpcAnswer withStatus(int httpStatus) {
        return new RpcAnswer(result, error, whole, httpStatus);
    }

    /** The number of the error; 0 where there is none. */
    int code() {
        return error.map(node -> node.path("code").asInt(0)).orElse(0);
    }

    /** The error's message in bounded length. */
    String message() {
        String text = error.map(node -> node.path("message").asString("")).orElse("");
        String shown = text.isBlank() ? "no message" : text;
        return shown.length() > LONGEST_MESSAGE ? shown.substring(0, LONGEST_MESSAGE) + "…" : shown;
    }

    /** The trouble that an error answer is. */
    McpException failure() {
        return new McpException(
                McpException.ERROR_RESPONSE, "the server answered with error " + code() + ": " + message());
    }
}
