package dev.riskdex.cli.report;

import dev.riskdex.model.Category;
import dev.riskdex.model.Finding;
import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was found at an earlier time: a result of {@code classify}, or the shorter file that it writes for this. */
public final class Baseline {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String VERSION = "1";

    private final String name;
    private final Map<ToolRef, List<Row>> rows = new TreeMap<>();

    private Baseline(String name) {
        this.name = name;
    }

    /**
     * A tool at that time, or with an empty name a server's configuration.
     *
     * @param definition hash of the tool's definition; empty for a server
     */
    record Row(ToolRef subject, Category category, Severity severity, String definition, List<Finding> findings) {}

    /**
     * Reads the text of a file: JSON or JSON Lines as {@code classify} prints them, or what {@link #write} wrote.
     *
     * @param name of the file, for messages
     * @throws ReportInputException when it is neither
     */
    public static Baseline read(String name, String text) {
        Baseline baseline = new Baseline(name);
        int value = 0;
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                value++;
                baseline.readValue(values.nextValue());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ReportInputException(name, List.of("row " + value + ": " + firstLine(e)));
        }
        if (value == 0) {
            throw new ReportInputException(name, List.of("it is empty"));
        }
        return baseline;
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private void readValue(JsonNode value) {
        if (value.has("baseline")) {
            if (!VERSION.equals(value.path("baseline").asString(""))) {
                throw new IllegalArgumentException("a baseline of another version: " + value.get("baseline"));
            }
            value.path("rows").forEach(this::readRow);
        } else if (!value.has("stack") && !value.has("notRead")) {
            readRow(value);
        }
    }

    private void readRow(JsonNode node) {
        ToolRef subject =
                new ToolRef(node.path("server").asString(""), node.path("tool").asString(""));
        boolean tool = node.has("tool");
        if (subject.server().isEmpty() || tool == subject.tool().isEmpty() || !node.has("findings")) {
            throw new IllegalArgumentException("no result of classify");
        }
        Row row = new Row(
                subject,
                tool ? Category.of(node.path("category").asString("")) : Category.UNKNOWN,
                tool ? Severity.of(node.path("severity").asString("")) : Severity.LOW,
                node.path("definitionSha256").asString(""),
                RiskCodec.readFindings(node.path("findings")));
        rows.computeIfAbsent(subject, key -> new ArrayList<>()).add(row);
    }

    /** Results as a file to compare with later; the order in which servers and tools were read does not show. */
    public static String write(List<ServerRisk> servers) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("baseline", VERSION);
        ArrayNode array = root.putArray("rows");
        servers.stream()
                .flatMap(Baseline::rows)
                .sorted(Comparator.comparing(Baseline::sortKey))
                .forEach(array::add);
        return IndentedJson.write(root);
    }

    private static String sortKey(ObjectNode row) {
        return row.path("server").asString("") + "\u0000" + row.path("tool").asString("") + "\u0000"
                + row.path("definitionSha256").asString("");
    }

    private static Stream<ObjectNode> rows(ServerRisk server) {
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("server", server.definition().server().slug());
        RiskCodec.writeFindings(whole.putArray("findings"), server.findings());
        return Stream.concat(Stream.of(whole), server.tools().stream().map(Baseline::row));
    }

    private static ObjectNode row(ToolRisk tool) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("server", tool.server())
                .put("tool", tool.tool())
                .put("category", tool.category().label())
                .put("severity", tool.severity().label())
                .put("definitionSha256", tool.definitionSha256());
        RiskCodec.writeFindings(row.putArray("findings"), tool.findings());
        return row;
    }

    /** The name of the file. */
    public String name() {
        return name;
    }

    /** What it says about a tool; several rows where the name was declared several times. */
    List<Row> of(ToolRef subject) {
        return rows.getOrDefault(subject, List.of());
    }

    /** All rows, by server and tool. */
    List<Row> all() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** How an issue compares with what is known. */
    IssueState state(Issue issue) {
        Stream<Severity> known = issue.verdict()
                ? of(issue.subject()).stream().map(Row::severity)
                : of(issue.subject()).stream()
                        .flatMap(row -> row.findings().stream())
                        .filter(finding ->
                                Issue.of(issue.subject(), finding).fingerprint().equals(issue.fingerprint()))
                        .map(Finding::severity);
        return known.map(Severity::rank)
                .max(Comparator.naturalOrder())
                .map(rank -> rank < issue.severity().rank() ? IssueState.ROSE : IssueState.KNOWN)
                .orElse(IssueState.NEW);
    }
}
