package dev.riskdex.crawler;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes leads as lines of text and reads them again, so that a crawl can be interrupted:
 * {@code {"sources":["npm:notes-mcp@1.0.0"],"described":{…a line of definitions.jsonl…}}}.
 */
public final class LeadCodec {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private LeadCodec() {}

    /** One line of JSON without the line break; the same lead gives the same bytes. */
    public static String write(Lead lead) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode sources = node.putArray("sources");
        lead.sources().forEach(sources::add);
        lead.described().ifPresent(server -> node.set("described", DefinitionCodec.write(server)));
        return MAPPER.writeValueAsString(node);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the text is no lead
     */
    public static Lead read(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            List<String> sources = node.path("sources")
                    .valueStream()
                    .map(source -> source.asString(""))
                    .toList();
            JsonNode described = node.path("described");
            return new Lead(described.isObject() ? Optional.of(server(described)) : Optional.empty(), sources);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no lead: " + e.getOriginalMessage(), e);
        }
    }

    private static ServerDefinition server(JsonNode row) {
        List<Warning> noted = new ArrayList<>();
        ServerInfo server = DefinitionCodec.readServer(row.path("server"), "unnamed", "lead", noted);
        List<ToolDefinition> tools = DefinitionCodec.readTools(row.path("tools"), "lead", noted);
        Provenance provenance = DefinitionCodec.readProvenance(row.path("provenance"), "lead", noted);
        Optional<String> rowId = Optional.of(row.path("id").asString("")).filter(id -> !id.isEmpty());
        return new ServerDefinition(
                rowId, server, provenance, tools, ConfigurationCodec.readAll(row.path("configurations")));
    }
}
