package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.mcp.RawHttpServer.Request;
import dev.riskdex.crawler.mcp.RawHttpServer.Script;

/** What servers of both eras say when they keep to the protocol. */
final class Scripts {

    static final String TWO = "{\"tools\":[" + tool("a") + "," + tool("b") + "]}";

    private Scripts() {}

    static String tool(String name) {
        return "{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}";
    }

    static String result(Request request, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + result + "}";
    }

    static String error(Request request, int code, String data) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"error\":{\"code\":" + code
                + ",\"message\":\"no\",\"data\":" + data + "}}";
    }

    static String initialized(Request request, String version) {
        return result(
                request,
                "{\"protocolVersion\":\"" + version + "\",\"capabilities\":{\"tools\":{}},"
                        + "\"serverInfo\":{\"name\":\"odd\",\"version\":\"1\"}}");
    }

    static String discovered(Request request) {
        return result(
                request,
                "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}");
    }

    /** A server of the stateless era whose answer to the question for tools is the script's. */
    static Script modern(Script list) {
        return (request, answer) -> {
            switch (request.rpc()) {
                case "server/discover" -> answer.json(200, discovered(request));
                case "tools/list" -> list.answer(request, answer);
                default -> answer.json(404, error(request, -32601, "{}"));
            }
        };
    }

    /** A server with a handshake whose answer to the question for tools is the script's. */
    static Script legacy(Script list) {
        return (request, answer) -> {
            switch (request.rpc()) {
                case "initialize" -> answer.json(200, initialized(request, "2025-06-18"));
                case "notifications/initialized" -> answer.head(202);
                case "tools/list" -> list.answer(request, answer);
                default -> answer.json(400, error(request, -32000, "{}"));
            }
        };
    }

    /** A list as it stands. */
    static Script modern(String list) {
        return modern((request, answer) -> answer.json(200, result(request, list)));
    }

    static Script listOf(String... tools) {
        return modern("{\"tools\":[" + String.join(",", tools) + "]}");
    }
}
