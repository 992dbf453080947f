package dev.riskdex.catalog;

import dev.riskdex.model.ConfigurationCodec;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Finding;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Definitions and verdicts as the text that stands in the store. Other characters than ASCII are escaped: so a NUL
 * or half a surrogate pair, which a database may refuse or change, comes back as it was.
 */
final class StoredJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private StoredJson() {}

    /** A definition in two parts, so that lists of servers need not read the tools. */
    record Parts(String head, String tools) {}

    /** The findings about a server's configuration and its grade stand in its head; the verdicts on its tools are written apart. */
    static Parts write(ServerRisk risk) {
        ObjectNode row = DefinitionCodec.write(risk.definition());
        JsonNode tools = row.remove("tools");
        if (!risk.findings().isEmpty()) {
            RiskCodec.writeFindings(row.putArray("findings"), risk.findings());
        }
        if (risk.assessment().grade().known()) {
            row.put("grade", risk.assessment().grade().letter());
        }
        return new Parts(MAPPER.writeValueAsString(row), MAPPER.writeValueAsString(tools));
    }

    /** Whether two heads say the same, whenever they were fetched. */
    static boolean sameButForTime(String head, String other) {
        return head.equals(other) || timeless(head).equals(timeless(other));
    }

    private static JsonNode timeless(String head) {
        JsonNode row = MAPPER.readTree(head);
        if (row.path("provenance") instanceof ObjectNode provenance) {
            provenance.remove("fetchedAt");
        }
        return row;
    }

    /** Reads a definition without its tools. */
    static ServerDefinition readHead(String head) {
        return read(head, "[]");
    }

    static ServerDefinition read(String head, String tools) {
        JsonNode row = MAPPER.readTree(head);
        String identity = row.path("server").path("id").asString("");
        return new ServerDefinition(
                Optional.ofNullable(row.get("id")).map(id -> id.asString("")),
                DefinitionCodec.readServer(row.path("server"), identity, "", new ArrayList<>()),
                DefinitionCodec.readProvenance(row.path("provenance"), "", new ArrayList<>()),
                DefinitionCodec.readTools(MAPPER.readTree(tools), "", new ArrayList<>()),
                ConfigurationCodec.readAll(row.path("configurations")));
    }

    static List<Finding> readFindings(String head) {
        return RiskCodec.readFindings(MAPPER.readTree(head).path("findings"));
    }

    /** The letter of the grade, where there was enough data for one. */
    static Optional<String> readGrade(String head) {
        return Optional.ofNullable(MAPPER.readTree(head).get("grade")).map(letter -> letter.asString(""));
    }

    static List<String> write(List<ToolRisk> risks, String slug) {
        return risks.stream()
                .map(risk -> MAPPER.writeValueAsString(RiskCodec.write(risk).put("server", slug)))
                .toList();
    }

    static ToolRisk readRisk(String line) {
        return RiskCodec.read(MAPPER.readTree(line));
    }
}
