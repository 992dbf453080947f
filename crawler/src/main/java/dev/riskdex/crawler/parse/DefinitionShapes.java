package dev.riskdex.crawler.parse;

import dev.riskdex.model.ConfigurationCodec;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Recognises in which shape a JSON value holds tools, and reads it: a line of {@code definitions.jsonl}, a
 * {@code tools/list} result, a JSON-RPC response with one, a bare array of tools (also with Docker's
 * {@code arguments}), an array of servers, or an MCPB manifest.
 */
final class DefinitionShapes {

    /** Warnings after which the list is no longer believed to hold all tools. */
    private static final List<String> COSTS_A_TOOL =
            List.of("tool-not-an-object", "tool-without-name", "tool-name-too-long", "too-many-tools", "not-json");

    private final ReadLimits limits;
    private final String location;
    private final String identity;
    private final ToolListReader toolList;

    /**
     * @param location what the file is called
     * @param identity the identity of a server that names none itself
     */
    DefinitionShapes(ReadLimits limits, String location, String identity) {
        this.limits = limits;
        this.location = location;
        this.identity = identity;
        this.toolList = new ToolListReader(limits);
    }

    /**
     * Reads all servers of a value.
     *
     * @param where the place of the value, for warnings
     * @param broken whether the value is only the first part of what the file meant to say
     * @param noted warnings about the value so far; new ones are added
     */
    List<ServerDefinition> read(JsonNode root, String where, boolean broken, List<Warning> noted) {
        if (root.isArray() && looksLikeServers(root)) {
            List<ServerDefinition> servers = new ArrayList<>();
            for (int i = 0; i < root.size(); i++) {
                DefinitionShapes item = new DefinitionShapes(limits, location, i == 0 ? identity : identity + "#" + i);
                servers.addAll(item.read(root.get(i), where + "#/" + i, broken, noted));
            }
            return servers;
        }
        if (root.isArray()) {
            return list(ServerInfo.of(identity), root, pointer(where), broken, noted);
        }
        if (!root.isObject()) {
            noted.add(new Warning("unknown-shape", "neither a JSON object nor an array", where));
            return List.of();
        }
        return object(root, pointer(where), broken, noted);
    }

    private List<ServerDefinition> object(JsonNode root, String pointer, boolean broken, List<Warning> noted) {
        if (root.has("manifest_version") || root.has("dxt_version")) {
            return List.of(new BundleManifest(toolList, identity, location).read(root, pointer, broken, noted));
        }
        if (root.path("result").isObject() || root.path("error").isObject()) {
            return response(root, pointer, broken, noted);
        }
        if (root.path("tools").isArray()) {
            return root.has("server") || root.has("id") || root.has("provenance")
                    ? row(root, pointer, broken, noted)
                    : list(listServer(root, pointer, noted), root.get("tools"), pointer + "/tools", broken, noted);
        }
        noted.add(new Warning(
                root.has("tools") ? "tools-not-an-array" : "unknown-shape",
                root.has("tools") ? "tools must be an array" : "no tools are declared here",
                pointer));
        return List.of();
    }

    private List<ServerDefinition> response(JsonNode root, String pointer, boolean broken, List<Warning> noted) {
        JsonNode result = root.path("result");
        if (result.path("tools").isArray()) {
            ServerInfo server = listServer(result, pointer + "/result", noted);
            return list(server, result.get("tools"), pointer + "/result/tools", broken, noted);
        }
        boolean error = root.path("error").isObject();
        noted.add(new Warning(
                error ? "error-response" : "tools-not-an-array",
                error
                        ? "the server answered with an error: "
                                + root.path("error").path("message").asString("no message")
                        : "the result holds no array of tools",
                pointer + (error ? "/error" : "/result")));
        return List.of();
    }

    private List<ServerDefinition> row(JsonNode root, String pointer, boolean broken, List<Warning> noted) {
        Optional<String> rowId = Optional.ofNullable(root.get("id"))
                .filter(JsonNode::isValueNode)
                .map(id -> id.asString(""))
                .filter(id -> !id.isBlank());
        JsonNode serverNode = root.path("server");
        if (root.has("server") && !serverNode.isObject() && !serverNode.isNull()) {
            noted.add(new Warning("not-an-object", "server must be a JSON object", pointer + "/server"));
        }
        ServerInfo server = DefinitionCodec.readServer(serverNode, rowId.orElse(identity), pointer + "/server", noted);
        List<ToolDefinition> tools = toolList.read(root.get("tools"), pointer + "/tools", noted);
        if (tools.isEmpty() && broken) {
            return List.of();
        }
        Provenance provenance = root.path("provenance").isObject()
                ? DefinitionCodec.readProvenance(root.get("provenance"), pointer + "/provenance", noted)
                : provenance(broken, noted);
        return List.of(new ServerDefinition(
                rowId, server, provenance, tools, ConfigurationCodec.readAll(root.path("configurations"))));
    }

    private List<ServerDefinition> list(
            ServerInfo server, JsonNode array, String pointer, boolean broken, List<Warning> noted) {
        List<ToolDefinition> tools = toolList.read(array, pointer, noted);
        if (tools.isEmpty() && (broken || !array.isEmpty())) {
            return List.of();
        }
        return List.of(new ServerDefinition(Optional.empty(), server, provenance(broken, noted), tools));
    }

    /** A {@code tools/list} result of the newest revision says in its {@code _meta} who answered. */
    private ServerInfo listServer(JsonNode result, String pointer, List<Warning> noted) {
        JsonNode info = result.path("_meta").path("io.modelcontextprotocol/serverInfo");
        return info.isObject()
                ? DefinitionCodec.readServer(info, identity, pointer + "/_meta", noted)
                : ServerInfo.of(identity);
    }

    private Provenance provenance(boolean broken, List<Warning> noted) {
        boolean complete = !broken && noted.stream().noneMatch(warning -> COSTS_A_TOOL.contains(warning.code()));
        return new Provenance("file", location, Optional.empty(), Optional.empty(), complete, Optional.empty(), noted);
    }

    private static boolean looksLikeServers(JsonNode array) {
        return !array.isEmpty() && array.get(0).path("tools").isArray();
    }

    private static String pointer(String where) {
        return where.contains("#/") ? where : where + "#";
    }
}
