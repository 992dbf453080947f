package dev.riskdex.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many MCP servers on the loopback address, each at a path of its own: streamable HTTP in the handshake revision
 * 2025-11-25 with sessions, as most real servers are, so that a crawler needs five requests for each.
 */
public final class SimulatedServers implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String[] ACTS = {"list", "get", "create", "update", "delete", "send", "run", "search"};
    private static final String[] THINGS = {"note", "invoice", "branch", "ticket", "message", "container"};

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final int servers;
    private final int tools;
    private final AtomicInteger answers = new AtomicInteger();
    private volatile int generation;

    private SimulatedServers(HttpServer http, int servers, int tools) {
        this.http = http;
        this.servers = servers;
        this.tools = tools;
    }

    /**
     * Starts to serve.
     *
     * @param servers how many servers
     * @param tools how many tools each has
     */
    public static SimulatedServers start(int servers, int tools) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            SimulatedServers simulated = new SimulatedServers(http, servers, tools);
            http.setExecutor(simulated.threads);
            http.createContext("/", simulated::answer);
            http.start();
            return simulated;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses of all servers. */
    public List<String> addresses() {
        String origin = "http://127.0.0.1:" + http.getAddress().getPort();
        return IntStream.range(0, servers)
                .mapToObj(i -> origin + "/" + name(i) + "/mcp")
                .toList();
    }

    /** A word of letters only, which nobody takes for a secret in an address. */
    private static String name(int server) {
        StringBuilder name = new StringBuilder();
        for (int rest = server, i = 0; i < 4; i++, rest /= 26) {
            name.insert(0, (char) ('a' + rest % 26));
        }
        return name.toString();
    }

    private static int number(String name) {
        return name.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'a');
    }

    /** From now on every tenth server has another description, every twentieth one more tool. */
    public void change() {
        generation++;
    }

    /** How many lists were given since the last call of {@link #forgetAnswers}. */
    public int answers() {
        return answers.get();
    }

    void forgetAnswers() {
        answers.set(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int server = number(exchange.getRequestURI().getPath().split("/")[1]);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (server >= servers) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("DELETE") ? 204 : 405, -1);
                return;
            }
            JsonNode message = MAPPER.readTree(body);
            switch (message.path("method").asString("")) {
                case "initialize" -> {
                    exchange.getResponseHeaders().set("Mcp-Session-Id", "session-" + server);
                    respond(exchange, message, "result", hello(server));
                }
                case "notifications/initialized" -> exchange.sendResponseHeaders(202, -1);
                case "tools/list" -> {
                    answers.incrementAndGet();
                    respond(exchange, message, "result", list(server));
                }
                default -> respond(exchange, message, "error", unknown());
            }
        }
    }

    private static void respond(HttpExchange exchange, JsonNode message, String field, JsonNode value)
            throws IOException {
        ObjectNode answer = MAPPER.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", message.path("id"));
        answer.set(field, value);
        byte[] bytes = MAPPER.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static ObjectNode hello(int server) {
        ObjectNode result = MAPPER.createObjectNode().put("protocolVersion", "2025-11-25");
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo").put("name", "simulated-" + server).put("version", "1.0." + server);
        return result;
    }

    private static ObjectNode unknown() {
        return MAPPER.createObjectNode().put("code", -32601).put("message", "Method not found");
    }

    private ObjectNode list(int server) {
        ObjectNode result = MAPPER.createObjectNode();
        ArrayNode array = result.putArray("tools");
        int more = generation > 0 && server % 20 == 0 ? 1 : 0;
        for (int i = 0; i < tools + more; i++) {
            array.add(tool(server, i));
        }
        return result;
    }

    private ObjectNode tool(int server, int i) {
        String act = ACTS[(server + i) % ACTS.length];
        String thing = THINGS[(server / 7 + i) % THINGS.length];
        String changed = generation > 0 && i == 0 && server % 10 == 0 ? " Generation " + generation + "." : "";
        ObjectNode tool = MAPPER.createObjectNode()
                .put("name", act + "_" + thing + "_" + i)
                .put("title", "Tool " + i + " of server " + server)
                .put(
                        "description",
                        "Makes the simulated service number " + server + " " + act + " a " + thing
                                + ". The answer is a short text that tells what was done and how long it took; "
                                + "nothing is asked of the caller beyond the parameters below." + changed);
        ObjectNode schema = tool.putObject("inputSchema").put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String parameter : List.of("id", "query", "limit", "reason")) {
            properties
                    .putObject(parameter)
                    .put("type", parameter.equals("limit") ? "integer" : "string")
                    .put("description", "The " + parameter + " of the " + thing + " that is meant");
        }
        schema.putArray("required").add("id");
        tool.putObject("annotations").put("readOnlyHint", act.equals("list")).put("title", act + " " + thing);
        return tool;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
