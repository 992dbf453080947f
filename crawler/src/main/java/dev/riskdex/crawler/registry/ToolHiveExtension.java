package dev.riskdex.crawler.registry;

import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What ToolHive's registries add to a server: names of tools, tier, tags and permissions. In {@code server.json} it stands
 * in {@code _meta["io.modelcontextprotocol.registry/publisher-provided"]}, by publisher and then by image or address; in
 * the older folders and files the same fields stand in the entry itself.
 */
final class ToolHiveExtension {

    private static final String PUBLISHER_PROVIDED = "io.modelcontextprotocol.registry/publisher-provided";

    private ToolHiveExtension() {}

    /** Reads the extension of a {@code server.json}, if any: the tools, of which no more than the names is known. */
    static List<ToolDefinition> read(DocumentPart server, Facts facts) {
        DocumentPart provided = server.at("_meta").at(PUBLISHER_PROVIDED);
        if (isExtension(provided.node())) {
            return readFields(provided, facts);
        }
        for (String publisher : provided.names().toList()) {
            DocumentPart of = provided.at(publisher);
            if (isExtension(of.node())) {
                return readFields(of, facts);
            }
            for (String what : of.names().toList()) {
                if (isExtension(of.at(what).node())) {
                    return readFields(of.at(what), facts);
                }
            }
        }
        return List.of();
    }

    private static boolean isExtension(JsonNode node) {
        return node.path("tools").isArray() || node.path("permissions").isObject();
    }

    /** Reads the fields of the extension; a tool that is an object may have a description and a schema, too. */
    static List<ToolDefinition> readFields(DocumentPart extension, Facts facts) {
        facts.put("tier", extension.text("tier"));
        facts.put("tags", extension.texts("tags"));
        DocumentPart outbound = extension.at("permissions").at("network").at("outbound");
        facts.put("allowedHosts", outbound.texts("allowHost"));
        if (outbound.flag("insecureAllowAll")) {
            facts.put("allowedHosts", "*");
        }
        facts.put("filesRead", extension.at("permissions").texts("read"));
        facts.put("filesWritten", extension.at("permissions").texts("write"));
        facts.put("signedBy", extension.at("provenance").text("signerIdentity"));
        List<ToolDefinition> tools = new ArrayList<>();
        for (String name : extension.texts("tools")) {
            if (name.length() <= ListedTools.LONGEST_NAME) {
                tools.add(ListedTools.marked(ToolDefinition.named(name)));
            }
        }
        return tools;
    }
}
