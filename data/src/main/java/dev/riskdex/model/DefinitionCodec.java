package dev.riskdex.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes a server's line of {@code definitions.jsonl} (schema {@code definitions.schema.json}). Reading
 * is tolerant item by item: a tool that cannot be read becomes a warning and costs the other tools nothing.
 */
public final class DefinitionCodec {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private DefinitionCodec() {}

    /**
     * Reads one tool.
     *
     * @param node a tool as in a {@code tools/list} result
     * @param where the place of the node, for warnings
     * @param warnings takes what could not be read
     * @return the tool, or empty when it has no usable name
     */
    public static Optional<ToolDefinition> readTool(JsonNode node, String where, List<Warning> warnings) {
        if (!node.isObject()) {
            warnings.add(new Warning("tool-not-an-object", "a tool must be a JSON object, not " + kind(node), where));
            return Optional.empty();
        }
        Optional<String> name = text(node, "name", where, warnings);
        if (name.isEmpty()) {
            if (absent(node.get("name")) || node.get("name").isString()) {
                warnings.add(new Warning("tool-without-name", "the tool has no name", where));
            }
            return Optional.empty();
        }
        return Optional.of(new ToolDefinition(
                name.get(),
                text(node, "title", where, warnings),
                text(node, "description", where, warnings),
                schema(node, "inputSchema", where, warnings),
                schema(node, "outputSchema", where, warnings),
                object(node, "annotations", where, warnings),
                object(node, node.has("_meta") ? "_meta" : "meta", where, warnings),
                readOrigin(node.path("origin"), where + "/origin", warnings)));
    }

    /**
     * Reads an array of tools, one by one.
     *
     * @param array the value of a {@code tools} field
     * @param where the place of the array, for warnings
     * @param warnings takes what could not be read
     * @return the tools that could be read, in order
     */
    public static List<ToolDefinition> readTools(JsonNode array, String where, List<Warning> warnings) {
        List<ToolDefinition> tools = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            readTool(array.get(i), where + "/" + i, warnings).ifPresent(tools::add);
        }
        return tools;
    }

    /**
     * Reads what a server says about itself.
     *
     * @param node the {@code server} object
     * @param identity the identity to use where the object has none
     * @param where the place of the node, for warnings
     * @param warnings takes what could not be read
     */
    public static ServerInfo readServer(JsonNode node, String identity, String where, List<Warning> warnings) {
        String id = text(node, "id", where, warnings)
                .filter(text -> !text.isBlank())
                .orElse(identity);
        return new ServerInfo(
                id,
                text(node, "name", where, warnings).orElse(id),
                text(node, "title", where, warnings),
                text(node, "version", where, warnings),
                text(node, "description", where, warnings),
                text(node, "instructions", where, warnings),
                text(node, "repository", where, warnings),
                text(node, "homepage", where, warnings));
    }

    /**
     * Reads the {@code provenance} object of a line that carries one; its own warnings are kept.
     *
     * @param node the {@code provenance} object
     * @param where the place of the node, for warnings
     * @param warnings what was noted while the rest of the line was read; new ones are added
     */
    public static Provenance readProvenance(JsonNode node, String where, List<Warning> warnings) {
        List<Warning> all = new ArrayList<>();
        for (JsonNode warning : node.path("warnings")) {
            all.add(new Warning(
                    warning.path("code").asString("warning"),
                    warning.path("message").asString(""),
                    warning.path("where").asString("")));
        }
        Optional<Instant> fetchedAt = text(node, "fetchedAt", where, warnings).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                warnings.add(new Warning("bad-time", "not an ISO 8601 time: " + text, where + "/fetchedAt"));
                return Optional.empty();
            }
        });
        Provenance read = new Provenance(
                text(node, "source", where, warnings).orElse("file"),
                text(node, "location", where, warnings).orElse(""),
                fetchedAt,
                text(node, "protocolVersion", where, warnings),
                node.path("complete").asBoolean(true),
                text(node, "sha256", where, warnings),
                List.of(),
                details(node.path("details")));
        all.addAll(warnings);
        return new Provenance(
                read.source(),
                read.location(),
                read.fetchedAt(),
                read.protocolVersion(),
                read.complete(),
                read.sha256(),
                all,
                read.details());
    }

    private static Map<String, String> details(JsonNode node) {
        Map<String, String> details = new TreeMap<>();
        node.properties()
                .forEach(entry -> details.put(entry.getKey(), entry.getValue().asString("")));
        return details;
    }

    /** Writes a server as a JSON object with the fields in the order of the contract; absent fields are left out. */
    public static ObjectNode write(ServerDefinition definition) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        definition.rowId().ifPresent(id -> row.put("id", id));
        ServerInfo server = definition.server();
        ObjectNode serverNode = row.putObject("server").put("id", server.id()).put("name", server.name());
        server.title().ifPresent(text -> serverNode.put("title", text));
        server.version().ifPresent(text -> serverNode.put("version", text));
        server.description().ifPresent(text -> serverNode.put("description", text));
        server.instructions().ifPresent(text -> serverNode.put("instructions", text));
        server.repository().ifPresent(text -> serverNode.put("repository", text));
        server.homepage().ifPresent(text -> serverNode.put("homepage", text));
        writeProvenance(definition.provenance(), row.putObject("provenance"));
        ArrayNode tools = row.putArray("tools");
        definition.tools().forEach(tool -> tools.add(writeTool(tool)));
        if (!definition.configurations().isEmpty()) {
            ArrayNode uses = row.putArray("configurations");
            definition.configurations().forEach(use -> uses.add(ConfigurationCodec.write(use)));
        }
        return row;
    }

    /** Writes a server as one line of {@code definitions.jsonl}, without the line break. */
    public static String writeLine(ServerDefinition definition) {
        return MAPPER.writeValueAsString(write(definition));
    }

    /** Writes one tool with the fields in the order of the contract; absent fields are left out. */
    public static ObjectNode writeTool(ToolDefinition tool) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", tool.name());
        tool.title().ifPresent(text -> node.put("title", text));
        tool.description().ifPresent(text -> node.put("description", text));
        tool.inputSchema().ifPresent(schema -> node.set("inputSchema", schema));
        tool.outputSchema().ifPresent(schema -> node.set("outputSchema", schema));
        tool.annotations().ifPresent(hints -> node.set("annotations", hints));
        tool.meta().ifPresent(meta -> node.set("meta", meta));
        writeOrigin(tool.origin()).ifPresent(origin -> node.set("origin", origin));
        return node;
    }

    /**
     * The hash that tells one version of a definition from another: SHA-256 of the canonical JSON (keys sorted, no
     * white space) of name, description, schemas and annotations.
     */
    public static String sha256(ToolDefinition tool) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", tool.name());
        tool.description().ifPresent(text -> node.put("description", text));
        tool.inputSchema().ifPresent(schema -> node.set("inputSchema", schema));
        tool.outputSchema().ifPresent(schema -> node.set("outputSchema", schema));
        tool.annotations().ifPresent(hints -> node.set("annotations", hints));
        return Sha256.hex(CanonicalJson.bytes(node));
    }

    private static void writeProvenance(Provenance provenance, ObjectNode node) {
        node.put("source", provenance.source()).put("location", provenance.location());
        provenance.fetchedAt().ifPresent(time -> node.put("fetchedAt", time.toString()));
        provenance.protocolVersion().ifPresent(text -> node.put("protocolVersion", text));
        node.put("complete", provenance.complete());
        provenance.sha256().ifPresent(text -> node.put("sha256", text));
        if (!provenance.details().isEmpty()) {
            ObjectNode details = node.putObject("details");
            provenance.details().forEach(details::put);
        }
        if (!provenance.warnings().isEmpty()) {
            ArrayNode warnings = node.putArray("warnings");
            provenance
                    .warnings()
                    .forEach(warning -> warnings.addObject()
                            .put("code", warning.code())
                            .put("message", warning.message())
                            .put("where", warning.where()));
        }
    }

    private static Optional<ObjectNode> writeOrigin(ToolOrigin origin) {
        if (origin.equals(ToolOrigin.PLAIN)) {
            return Optional.empty();
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        origin.file().ifPresent(file -> node.put("file", file));
        origin.line().ifPresent(line -> node.put("line", line));
        origin.how().ifPresent(how -> node.put("how", how));
        origin.conditional().ifPresent(reason -> node.put("conditional", reason));
        if (origin.descriptionPartial()) {
            node.put("descriptionPartial", true);
        }
        if (origin.parametersUnknown()) {
            node.put("parametersUnknown", true);
        }
        return Optional.of(node);
    }

    private static ToolOrigin readOrigin(JsonNode node, String where, List<Warning> warnings) {
        if (!node.isObject()) {
            return ToolOrigin.PLAIN;
        }
        return new ToolOrigin(
                text(node, "file", where, warnings),
                node.path("line").isInt() ? OptionalInt.of(node.path("line").intValue()) : OptionalInt.empty(),
                text(node, "how", where, warnings),
                text(node, "conditional", where, warnings),
                node.path("descriptionPartial").asBoolean(false),
                node.path("parametersUnknown").asBoolean(false));
    }

    private static Optional<String> text(JsonNode parent, String field, String where, List<Warning> warnings) {
        JsonNode node = parent.get(field);
        if (absent(node)) {
            return Optional.empty();
        }
        if (!node.isString()) {
            warnings.add(new Warning("not-a-text", field + " must be a text, not " + kind(node), where + "/" + field));
            return Optional.empty();
        }
        return Optional.of(node.stringValue()).filter(text -> !text.isEmpty());
    }

    private static Optional<JsonNode> schema(JsonNode parent, String field, String where, List<Warning> warnings) {
        JsonNode node = parent.get(field);
        if (absent(node)) {
            return Optional.empty();
        }
        if (node.isObject()) {
            return Optional.of(node);
        }
        warnings.add(new Warning(
                "schema-not-an-object",
                field + " must be a JSON object, not " + kind(node) + "; the parameters count as unknown",
                where + "/" + field));
        return Optional.empty();
    }

    private static Optional<JsonNode> object(JsonNode parent, String field, String where, List<Warning> warnings) {
        JsonNode node = parent.get(field);
        if (absent(node)) {
            return Optional.empty();
        }
        if (node.isObject()) {
            return Optional.of(node);
        }
        warnings.add(
                new Warning("not-an-object", field + " must be a JSON object, not " + kind(node), where + "/" + field));
        return Optional.empty();
    }

    private static boolean absent(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "a text";
            case OBJECT -> "an object";
            case BINARY, POJO -> "binary data";
            case NULL, MISSING -> "nothing";
        };
    }
}
