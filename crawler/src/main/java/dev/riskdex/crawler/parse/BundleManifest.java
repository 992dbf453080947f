package dev.riskdex.crawler.parse;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The {@code manifest.json} of an MCPB bundle. Its {@code tools} are names and descriptions only; where the
 * manifest also carries a recorded answer to {@code tools/list}, that is read instead.
 */
final class BundleManifest {

    private final ToolListReader toolList;
    private final String identity;
    private final String location;

    BundleManifest(ToolListReader toolList, String identity, String location) {
        this.toolList = toolList;
        this.identity = identity;
        this.location = location;
    }

    ServerDefinition read(JsonNode manifest, String pointer, boolean broken, List<Warning> noted) {
        ServerInfo server = server(manifest);
        JsonNode recorded = manifest.path("_meta")
                .path("com.microsoft.windows")
                .path("static_responses")
                .path("tools/list")
                .path("tools");
        boolean namesOnly = !recorded.isArray();
        List<ToolDefinition> tools = toolList.read(
                namesOnly ? manifest.path("tools") : recorded, pointer + (namesOnly ? "/tools" : "/_meta"), noted);
        boolean generated = manifest.path("tools_generated").asBoolean(false);
        if (generated && namesOnly) {
            noted.add(new Warning("tools-generated", "more tools come up when the server runs", pointer));
        }
        if (namesOnly && !tools.isEmpty()) {
            noted.add(new Warning("no-schemas", "a manifest names tools without their parameters", pointer + "/tools"));
        }
        Provenance provenance = new Provenance(
                "mcpb",
                location,
                Optional.empty(),
                Optional.empty(),
                !broken && !(generated && namesOnly),
                Optional.empty(),
                noted);
        return new ServerDefinition(Optional.empty(), server, provenance, tools);
    }

    private ServerInfo server(JsonNode manifest) {
        Optional<String> name = text(manifest, "name");
        String id = name.map(given -> "mcpb:" + given).orElse(identity);
        JsonNode repository = manifest.path("repository");
        return new ServerInfo(
                id,
                name.orElse(id),
                text(manifest, "display_name"),
                text(manifest, "version"),
                text(manifest, "description"),
                Optional.empty(),
                repository.isObject() ? text(repository, "url") : text(manifest, "repository"),
                text(manifest, "homepage"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asString("")).filter(text -> !text.isBlank());
    }
}
