package dev.riskdex.web;

import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one server from JSON: a line of definitions, an object with tools, or an array of tools. */
final class PostedDefinition {

    /** Identity of a server that does not say who it is. */
    private static final String NAMELESS = "posted";

    private PostedDefinition() {}

    static ServerDefinition read(byte[] body) {
        JsonNode root = parse(body);
        JsonNode tools = root.isArray() ? root : tools(root);
        if (!tools.isArray()) {
            throw new IllegalArgumentException(
                    "Post a JSON object with a list `tools`, or an array of tools as in a tools/list result.");
        }
        List<Warning> warnings = new ArrayList<>();
        List<ToolDefinition> read = DefinitionCodec.readTools(tools, "/tools", warnings);
        if (read.isEmpty() && !tools.isEmpty()) {
            throw new IllegalArgumentException("None of the tools can be read: " + warnings.get(0) + ".");
        }
        Provenance provenance = DefinitionCodec.readProvenance(root.path("provenance"), "/provenance", warnings);
        return new ServerDefinition(
                Optional.ofNullable(root.get("id"))
                        .filter(JsonNode::isValueNode)
                        .map(id -> id.asString("")),
                DefinitionCodec.readServer(root.path("server"), NAMELESS, "/server", warnings),
                root.has("provenance")
                        ? provenance
                        : new Provenance(
                                "posted",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                provenance.warnings()),
                read);
    }

    private static JsonNode tools(JsonNode root) {
        return root.path("tools").isArray()
                ? root.path("tools")
                : root.path("result").path("tools");
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
