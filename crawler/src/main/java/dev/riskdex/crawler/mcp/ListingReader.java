package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.ToolListReader;
import dev.riskdex.model.ServerInfo;
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

/** Turns a list as it came into definitions, tool by tool. */
final class ListingReader {

    /** Characters of what a server says about itself, except its instructions. */
    private static final int LONGEST_TEXT = 1_000;

    /** Warnings after which the list is no longer believed to hold all tools. */
    private static final Set<String> COSTS_A_TOOL =
            Set.of("tool-not-an-object", "tool-without-name", "not-a-text", "tool-name-too-long", "too-many-tools");

    private final ReadLimits limits;
    private final ToolBounds bounds;
    private final String where;

    /**
     * @param toolBytes bytes of one tool
     */
    ListingReader(ReadLimits limits, int toolBytes, String where) {
        this.limits = limits;
        this.bounds = new ToolBounds(toolBytes);
        this.where = where;
    }

    /**
     * @param identity canonical identity of the server
     * @param warnings takes what could not be read
     */
    LiveServer read(ToolListing listing, String identity, List<Warning> warnings) {
        CanonicalTools canonical = new CanonicalTools(listing.tools());
        List<Warning> noted = new ArrayList<>();
        ArrayNode tools = bounded(listing.tools(), canonical, noted);
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
                canonical.sha256(),
                canonical.sortedSha256());
    }

    private ArrayNode bounded(List<JsonNode> tools, CanonicalTools canonical, List<Warning> noted) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < tools.size(); i++) {
            if (i < limits.tools()) {
                HeaderParameters.check(tools.get(i), pointer(i), noted);
                kept.add(bounds.bounded(tools.get(i), canonical.size(i), pointer(i), noted));
            } else {
                kept.addNull();
            }
        }
        return kept;
    }

    private String pointer(int index) {
        return where + "#/tools/" + index;
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
