package dev.riskdex.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes a line of {@code risks.jsonl} (schema {@code risks.schema.json}). */
public final class RiskCodec {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private RiskCodec() {}

    /** Writes a verdict as a JSON object with the fields in the order of the contract. */
    public static ObjectNode write(ToolRisk risk) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        risk.rowId().ifPresent(id -> node.put("id", id));
        node.put("server", risk.server())
                .put("tool", risk.tool())
                .put("category", risk.category().label())
                .put("severity", risk.severity().label())
                .put("flatSeverity", risk.category().flatSeverity().label())
                .put("confidence", rounded(risk.confidence()));
        texts(node.putArray("confidenceReasons"), risk.confidenceReasons());
        node.put("why", risk.why());
        ArrayNode evidence = node.putArray("evidence");
        risk.evidence()
                .forEach(item -> evidence.addObject()
                        .put("signal", item.signal())
                        .put("kind", item.kind().name())
                        .put("where", item.where())
                        .put("quote", item.quote())
                        .put("supports", item.supports().label())
                        .put("weight", rounded(item.weight())));
        texts(node.putArray("severityReasons"), risk.severityReasons());
        if (!risk.actions().isEmpty()) {
            ObjectNode actions = node.putObject("actions");
            risk.actions().forEach((action, category) -> actions.put(action, category.label()));
        }
        texts(
                node.putArray("capabilities"),
                risk.capabilities().stream().map(Capability::id).toList());
        writeAbilities(risk, node);
        writeFindings(node.putArray("findings"), risk.findings());
        texts(node.putArray("attackPatterns"), risk.attackPatterns());
        node.put("ruleset", risk.ruleset()).put("definitionSha256", risk.definitionSha256());
        risk.override().ifPresent(by -> writeOverride(by, node.putObject("override")));
        return node;
    }

    private static void writeAbilities(ToolRisk risk, ObjectNode node) {
        if (!risk.capabilityEvidence().isEmpty()) {
            ArrayNode array = node.putArray("capabilityEvidence");
            risk.capabilityEvidence()
                    .forEach(item -> array.addObject()
                            .put("capability", item.capability().id())
                            .put("rule", item.rule())
                            .put("where", item.where())
                            .put("quote", item.quote()));
        }
    }

    private static void writeOverride(VerdictOverride by, ObjectNode node) {
        node.put("ownCategory", by.ownCategory().label())
                .put("ownSeverity", by.ownSeverity().label())
                .put("reason", by.reason())
                .put("author", by.author());
        by.expires().ifPresent(day -> node.put("expires", day.toString()));
    }

    private static List<CapabilityEvidence> readAbilities(JsonNode array) {
        return array.valueStream()
                .map(item -> new CapabilityEvidence(
                        Capability.of(required(item, "capability")),
                        required(item, "rule"),
                        required(item, "where"),
                        required(item, "quote")))
                .toList();
    }

    private static VerdictOverride readOverride(JsonNode node) {
        return new VerdictOverride(
                Category.of(required(node, "ownCategory")),
                Severity.of(required(node, "ownSeverity")),
                required(node, "reason"),
                required(node, "author"),
                Optional.ofNullable(node.get("expires")).map(day -> LocalDate.parse(day.asString(""))));
    }

    /** Writes a verdict as one line of {@code risks.jsonl}, without the line break; what would not be seen is escaped. */
    public static String writeLine(ToolRisk risk) {
        return VisibleText.json(MAPPER.writeValueAsString(write(risk)));
    }

    /** Whether something is to be said about the server itself: only where clients are configured to use it. */
    public static boolean saysSomethingOfTheServer(ServerRisk risk) {
        return !risk.definition().configurations().isEmpty();
    }

    /** Writes how a server is configured, what is risky about that, and its assessment; its tools have lines of their own. */
    public static ObjectNode writeServer(ServerRisk risk) {
        ServerDefinition definition = risk.definition();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        definition.rowId().ifPresent(id -> node.put("id", id));
        node.put("server", definition.server().slug())
                .put("toolCount", risk.tools().size())
                .put("complete", definition.provenance().complete());
        if (definition.configurations().isEmpty()) {
            node.put("title", definition.server().displayName());
        }
        ArrayNode configurations = node.putArray("configurations");
        definition.configurations().forEach(use -> configurations.add(ConfigurationCodec.write(use)));
        writeFindings(node.putArray("findings"), risk.findings());
        AssessmentCodec.write(risk.assessment(), node);
        return node;
    }

    /** Writes {@link #writeServer} as one line of {@code risks.jsonl}, without the line break. */
    public static String writeServerLine(ServerRisk risk) {
        return VisibleText.json(MAPPER.writeValueAsString(writeServer(risk)));
    }

    /**
     * Reads a verdict that {@link #write} wrote.
     *
     * @throws IllegalArgumentException when a required field is missing or has a value that does not exist
     */
    public static ToolRisk read(JsonNode node) {
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode item : node.path("evidence")) {
            evidence.add(new Evidence(
                    required(item, "signal"),
                    Evidence.Kind.valueOf(required(item, "kind")),
                    required(item, "where"),
                    required(item, "quote"),
                    Category.of(required(item, "supports")),
                    item.path("weight").asDouble(0)));
        }
        Map<String, Category> actions = new LinkedHashMap<>();
        node.path("actions")
                .properties()
                .forEach(entry ->
                        actions.put(entry.getKey(), Category.of(entry.getValue().asString(""))));
        return new ToolRisk(
                Optional.ofNullable(node.get("id")).map(id -> id.asString("")),
                required(node, "server"),
                required(node, "tool"),
                Category.of(required(node, "category")),
                Severity.of(required(node, "severity")),
                node.path("confidence").asDouble(0),
                texts(node.path("confidenceReasons")),
                required(node, "why"),
                evidence,
                texts(node.path("severityReasons")),
                actions,
                texts(node.path("capabilities")).stream().map(Capability::of).toList(),
                readAbilities(node.path("capabilityEvidence")),
                readFindings(node.path("findings")),
                texts(node.path("attackPatterns")),
                required(node, "ruleset"),
                required(node, "definitionSha256"),
                Optional.ofNullable(node.get("override")).map(RiskCodec::readOverride));
    }

    /** Writes findings in the order that they have. */
    public static void writeFindings(ArrayNode array, List<Finding> findings) {
        findings.forEach(finding -> array.addObject()
                .put("code", finding.code())
                .put("category", finding.category())
                .put("severity", finding.severity().label())
                .put("message", finding.message())
                .put("where", finding.where())
                .put("quote", finding.quote()));
    }

    /**
     * Reads findings that {@link #writeFindings} wrote.
     *
     * @throws IllegalArgumentException when a field is missing
     */
    public static List<Finding> readFindings(JsonNode array) {
        return array.valueStream()
                .map(item -> new Finding(
                        required(item, "code"),
                        required(item, "category"),
                        Severity.of(required(item, "severity")),
                        required(item, "message"),
                        required(item, "where"),
                        required(item, "quote")))
                .toList();
    }

    private static String required(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("a risk line needs a text '" + field + "'");
        }
        return value.stringValue();
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    /** Three decimals: finer differences are noise, and shorter numbers make readable diffs. */
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
