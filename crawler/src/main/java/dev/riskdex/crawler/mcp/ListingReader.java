package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.ToolListReader;
import dev.riskdex.model.CanonicalJson;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a list as it came into definitions, tool by tool. */
final class ListingReader {

    /** Nodes of one schema; the largest seen has far fewer. */
    private static final int SCHEMA_NODES = 5_000;

    /** Characters of what a server says about itself, except its instructions. */
    private static final int LONGEST_TEXT = 1_000;

    /** Warnings after which the list is no longer believed to hold all tools. */
    private static final Set<String> COSTS_A_TOOL =
            Set.of("tool-not-an-object", "tool-without-name", "not-a-text", "tool-name-too-long", "too-many-tools");

    private final ReadLimits limits;
    private final String where;

    ListingReader(ReadLimits limits, String where) {
        this.limits = limits;
        this.where = where;
    }

    /**
     * @param identity canonical identity of the server
     * @param warnings takes what could not be read
     */
    LiveServer read(ToolListing listing, String identity, List<Warning> warnings) {
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        List<Warning> noted = new ArrayList<>();
        for (int i = 0; i < listing.tools().size(); i++) {
            tools.add(i < limits.tools() ? bounded(listing.tools().get(i), pointer(i), noted) : tools.nullNode());
        }
        List<ToolDefinition> read = new ToolListReader(limits).read(tools, where + "#/tools", noted);
        boolean lost = noted.stream().anyMatch(warning -> COSTS_A_TOOL.contains(warning.code()))
                && read.size() < listing.tools().size();
        flagDuplicates(read, noted);
        warnings.addAll(noted);
        return new LiveServer(
                listing.kind(),
                Optional.of(listing.session().protocolVersion()),
                info(listing.session(), identity),
                read,
                listing.tools(),
                listing.complete() && !lost,
                sha256(listing.tools()));
    }

    private String pointer(int index) {
        return where + "#/tools/" + index;
    }

    static String sha256(List<JsonNode> tools) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tools.forEach(list::add);
        return Sha256.hex(CanonicalJson.bytes(list));
    }

    /** A schema of too many parts costs the schema and not the tool: its parameters count as unknown. */
    private static JsonNode bounded(JsonNode tool, String place, List<Warning> noted) {
        HeaderParameters.check(tool, place, noted);
        if (!(tool instanceof ObjectNode object)) {
            return tool;
        }
        ObjectNode kept = object;
        for (String field : List.of("inputSchema", "outputSchema")) {
            if (nodes(object.path(field), SCHEMA_NODES) <= 0) {
                kept = kept.deepCopy().without(field);
                noted.add(new Warning("schema-too-large", field + " has more than " + SCHEMA_NODES + " parts", place));
            }
        }
        return kept;
    }

    /** What is left of a budget after counting all nodes; negative or zero when it does not suffice. */
    private static int nodes(JsonNode node, int budget) {
        int left = budget - 1;
        for (JsonNode child : node) {
            if (left <= 0) {
                return left;
            }
            left = nodes(child, left);
        }
        return left;
    }

    private void flagDuplicates(List<ToolDefinition> tools, List<Warning> noted) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tools.size(); i++) {
            if (!names.add(tools.get(i).name())) {
                noted.add(new Warning(
                        "duplicate-tool-name", "two tools have the same name; both are kept", pointer(i) + "/name"));
            }
        }
    }

    private ServerInfo info(Session session, String identity) {
        JsonNode info = session.serverInfo().orElse(JsonNodeFactory.instance.objectNode());
        return new ServerInfo(
                identity,
                text(info, "name").orElse(identity),
                text(info, "title"),
                text(info, "version"),
                text(info, "description"),
                session.instructions().map(this::cut),
                Optional.empty(),
                text(info, "websiteUrl").filter(address -> address.matches("(?i)https?://\\S+")));
    }

    private static Optional<String> text(JsonNode info, String field) {
        return Optional.of(info.path(field).asString(""))
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_TEXT);
    }

    private String cut(String text) {
        return text.length() <= limits.descriptionLength() ? text : text.substring(0, limits.descriptionLength());
    }
}
