package dev.riskdex.cli.report;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import dev.riskdex.model.VisibleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results in SARIF 2.1.0: a run for each server, so that two servers do not overwrite each other's alerts. Verdicts of
 * severity Low are no results: a tool that only reads is nothing to look at.
 */
public final class Sarif {

    /** What GitHub takes in one file. */
    public static final int MOST_RUNS = 20;

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** The address that the product's schemas have, too. */
    private static final String HOME = "https://riskdex.dev/";

    /** GitHub cuts longer messages. */
    private static final int LONGEST_MESSAGE = 1000;

    private final RuleTexts texts = new RuleTexts();
    private final Report report;

    private Sarif(Report report) {
        this.report = report;
    }

    /** The document, indented. */
    public static String write(Report report) {
        return IndentedJson.write(new Sarif(report).log());
    }

    private ObjectNode log() {
        ObjectNode log =
                JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ArrayNode runs = log.putArray("runs");
        Map<String, List<ServerRisk>> bySlug = report.servers().stream()
                .collect(Collectors.groupingBy(
                        server -> server.definition().server().slug(), LinkedHashMap::new, Collectors.toList()));
        bySlug.forEach((slug, servers) -> run(slug, servers, runs.addObject()));
        return log;
    }

    private void run(String slug, List<ServerRisk> servers, ObjectNode run) {
        List<ReviewedIssue> issues = report.remarkable().stream()
                .filter(reviewed -> reviewed.issue().subject().server().equals(slug))
                .toList();
        Map<String, Integer> ruleIndex = driver(issues, run.putObject("tool").putObject("driver"));
        ObjectNode details = run.putObject("automationDetails").put("id", "riskdex/" + slug + "/");
        details.putObject("description")
                .put(
                        "text",
                        "Tools of " + plain(servers.get(0).definition().server().displayName()));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        issues.forEach(reviewed -> result(reviewed, servers, ruleIndex, results.addObject()));
        servers.stream()
                .flatMap(server -> server.tools().stream())
                .findFirst()
                .ifPresent(tool -> run.putObject("properties").put("ruleset", tool.ruleset()));
    }

    /** Describes the tool; answers where each rule stands in its list. */
    private Map<String, Integer> driver(List<ReviewedIssue> issues, ObjectNode driver) {
        driver.put("name", "Riskdex").put("version", version()).put("informationUri", HOME);
        Map<String, Issue> rules = new TreeMap<>();
        issues.forEach(reviewed -> rules.merge(
                ruleId(reviewed.issue()),
                reviewed.issue(),
                (one, other) -> one.severity().rank() < other.severity().rank() ? other : one));
        Map<String, Integer> index = new LinkedHashMap<>();
        ArrayNode array = driver.putArray("rules");
        rules.forEach((id, issue) -> {
            index.put(id, index.size());
            rule(id, issue, array.addObject());
        });
        return index;
    }

    /** Versions that do not begin with a number cannot be compared. */
    private String version() {
        return report.version().matches("[0-9].*") ? report.version() : "0 " + report.version();
    }

    /** GitHub sorts alerts by a number of their rule, so verdicts of two severities are two rules. */
    private static String ruleId(Issue issue) {
        return issue.verdict() ? issue.code() + "." + issue.severity().slug() : issue.code();
    }

    private void rule(String id, Issue issue, ObjectNode rule) {
        RuleTexts.Text text = texts.of(issue);
        String severity = issue.verdict() ? severityName(issue.severity()) : "";
        rule.put("id", id).put("name", text.name() + severity);
        rule.putObject("shortDescription").put("text", text.title());
        rule.putObject("fullDescription").put("text", text.title() + ". " + text.help());
        rule.putObject("help").put("text", text.help()).put("markdown", text.help());
        rule.putObject("defaultConfiguration").put("level", texts.level(issue.severity()));
        ObjectNode properties = rule.putObject("properties").put("security-severity", texts.score(issue.severity()));
        properties.putArray("tags").add("security").add("mcp").add(issue.category());
    }

    private static String severityName(Severity severity) {
        return severity == Severity.UNKNOWN ? "" : severity.label();
    }

    private void result(
            ReviewedIssue reviewed, List<ServerRisk> servers, Map<String, Integer> ruleIndex, ObjectNode result) {
        Issue issue = reviewed.issue();
        String rule = ruleId(issue);
        result.put("ruleId", rule).put("ruleIndex", ruleIndex.get(rule)).put("level", texts.level(issue.severity()));
        result.putObject("message").put("text", message(issue));
        location(issue, servers, result.putArray("locations").addObject());
        result.putObject("partialFingerprints").put("riskdex/v1", issue.fingerprint());
        if (report.comparison().isPresent()) {
            result.put("baselineState", baselineState(reviewed.state()));
        }
        if (report.suppressing()) {
            ArrayNode suppressions = result.putArray("suppressions");
            reviewed.suppression()
                    .ifPresent(entry -> suppressions
                            .addObject()
                            .put("kind", "external")
                            .put("status", "accepted")
                            .put("justification", plain(entry.reason() + " (until " + entry.until() + ")")));
        }
        result.putObject("properties")
                .put("severity", issue.severity().label())
                .put("server", issue.subject().server())
                .put("tool", plain(issue.subject().tool()));
    }

    private static String baselineState(IssueState state) {
        return switch (state) {
            case NEW -> "new";
            case ROSE -> "updated";
            case KNOWN, UNCOMPARED -> "unchanged";
        };
    }

    private static String message(Issue issue) {
        String subject = issue.subject().tool().isEmpty()
                ? "This server"
                : "`" + issue.subject().tool() + "`";
        String text = issue.verdict()
                ? subject + " (" + issue.severity().label() + "): " + issue.message()
                : subject + ": " + issue.message() + " (" + issue.where() + "): \"" + issue.quote() + "\"";
        return plain(text);
    }

    private static void location(Issue issue, List<ServerRisk> servers, ObjectNode location) {
        ServerDefinition server = servers.stream()
                .map(ServerRisk::definition)
                .filter(definition -> tool(definition, issue))
                .findFirst()
                .orElse(servers.get(0).definition());
        ToolOrigin origin = server.tools().stream()
                .filter(tool -> tool.name().equals(issue.subject().tool()))
                .findFirst()
                .map(ToolDefinition::origin)
                .orElse(ToolOrigin.PLAIN);
        SarifPlace place = SarifPlace.of(server, origin);
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", place.uri());
        place.line().ifPresent(line -> physical.putObject("region").put("startLine", line));
        String name = plain(
                issue.subject().tool().isEmpty()
                        ? issue.subject().server()
                        : issue.subject().tool());
        location.putArray("logicalLocations")
                .addObject()
                .put("name", name)
                .put("fullyQualifiedName", plain(server.server().id()) + "#" + name)
                .put("kind", issue.subject().tool().isEmpty() ? "module" : "function");
    }

    private static boolean tool(ServerDefinition server, Issue issue) {
        return server.tools().stream()
                .anyMatch(tool -> tool.name().equals(issue.subject().tool()));
    }

    /**
     * Text from outside that a viewer cannot take for anything but text: nothing invisible, no embedded link (SARIF
     * §3.11.6), and braces as the standard wants them (§3.11.5).
     */
    private static String plain(String text) {
        String visible =
                VisibleText.line(text).replace("](", "] (").replace("{", "{{").replace("}", "}}");
        return visible.length() <= LONGEST_MESSAGE ? visible : visible.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
