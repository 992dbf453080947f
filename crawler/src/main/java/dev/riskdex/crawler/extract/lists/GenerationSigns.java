package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.Words;
import dev.riskdex.model.Warning;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Signs in the code of a server that makes its tools when it runs, from something else than its code. */
final class GenerationSigns {

    /** What the tools are made from. */
    private enum Origin {
        API_CALL("from an OpenAPI document"),
        API("from an OpenAPI document"),
        ROUTES("from the routes of a web application"),
        PROXY("from what another server answers");

        private final String phrase;

        Origin(String phrase) {
            this.phrase = phrase;
        }
    }

    /** A file without any of these holds no sign of an API document. */
    private static final List<String> API_WORDS = List.of("openapi", "OpenAPI", "OpenApi", "openApi", "swagger");

    private static final String API_CALL = "from_openapi(";
    private static final Pattern API_CONVERTER = Pattern.compile(
            "open_?api\\w{0,30}[-_]?(?:to)?[-_]?mcp|mcp\\w{0,30}[-_]?open_?api|tools?_?from_?(?:open_?api|swagger)"
                    + "|(?:open_?api|swagger)_?to_?tools?");
    private static final List<String> ROUTES = List.of("FastApiMCP(", "from_fastapi(", "MapMcpFromControllers(");
    private static final List<String> PROXY = List.of("as_proxy(", "create_proxy(", "mcp-remote");

    /** A server that asks another for its tools is a proxy; whoever only asks is a client. */
    private static final List<String> ASKS = List.of(".listTools(", "client.list_tools(", "session.list_tools(");

    private static final List<String> SERVES =
            List.of("ListToolsRequestSchema", "new McpServer(", "FastMCP(", "@server.list_tools", "@app.list_tools");

    private final Map<Origin, String> places;

    private GenerationSigns(Map<Origin, String> places) {
        this.places = places;
    }

    /**
     * The signs in a tree.
     *
     * @param all whether all signs are of interest; otherwise only the call that makes tools from an API document
     */
    static GenerationSigns in(SourceTree tree, CodeText code, boolean all) {
        Map<Origin, String> places = new EnumMap<>(Origin.class);
        for (String path : code.paths()) {
            byte[] bytes = tree.bytes(path);
            if (Words.contains(bytes, API_CALL)) {
                places.putIfAbsent(Origin.API_CALL, path);
            }
            if (all) {
                look(path, bytes, places);
            }
        }
        return new GenerationSigns(places);
    }

    private static void look(String path, byte[] bytes, Map<Origin, String> places) {
        if (!places.containsKey(Origin.API)
                && holds(bytes, API_WORDS)
                && API_CONVERTER
                        .matcher(new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                        .find()) {
            places.put(Origin.API, path);
        }
        if (holds(bytes, ROUTES)) {
            places.putIfAbsent(Origin.ROUTES, path);
        }
        if (holds(bytes, PROXY) || holds(bytes, ASKS) && holds(bytes, SERVES)) {
            places.putIfAbsent(Origin.PROXY, path);
        }
    }

    private static boolean holds(byte[] bytes, List<String> words) {
        return words.stream().anyMatch(word -> Words.contains(bytes, word));
    }

    /** Whether tools are made from an API document; beside tools of the code only where the call says so. */
    boolean makesToolsFromApi(boolean withoutOthers) {
        return places.containsKey(Origin.API_CALL) || withoutOthers && places.containsKey(Origin.API);
    }

    /** That the list is made at run time, where no list could be read. */
    Optional<Warning> warning(boolean withoutTools) {
        return places.entrySet().stream()
                .filter(sign -> withoutTools)
                .findFirst()
                .map(sign -> new Warning(
                        "tools-made-at-run-time",
                        "The server makes its tools when it runs, " + sign.getKey().phrase + "; the files do not list"
                                + " them.",
                        sign.getValue()));
    }
}
