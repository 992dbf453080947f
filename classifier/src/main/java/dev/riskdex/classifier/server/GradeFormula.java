package dev.riskdex.classifier.server;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Combination;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Grade;
import dev.riskdex.model.Grade.Contribution;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Adds up the points of a server's grade: worst harm, shares of tools, combinations, findings, completeness. The numbers
 * are in {@code data/signals/grade.yaml}; none of the parts grows with the number of tools alone.
 */
final class GradeFormula {

    private final JsonNode file;
    private final Map<String, Double> letters = new LinkedHashMap<>();
    private final Set<String> guards = new HashSet<>();
    private final Set<String> definitionFindings = new HashSet<>();

    GradeFormula(String path) {
        file = DataFiles.yaml(path);
        file.path("letters")
                .properties()
                .forEach(entry -> letters.put(entry.getKey(), entry.getValue().asDouble()));
        file.path("guards").forEach(signal -> guards.add(signal.asString("")));
        file.path("definitionFindings").forEach(category -> definitionFindings.add(category.asString("")));
    }

    Grade grade(ServerRisk server, List<Combination> combinations) {
        Optional<String> missing = missing(server.definition().tools());
        if (missing.isPresent()) {
            return Grade.unknown(missing.get());
        }
        List<Contribution> parts = new ArrayList<>();
        worst(server.tools()).ifPresent(parts::add);
        shares(server.tools(), parts);
        combined(combinations).ifPresent(parts::add);
        posture(server.findings()).ifPresent(parts::add);
        findings(server.tools()).ifPresent(parts::add);
        incomplete(server.definition().tools()).ifPresent(parts::add);
        double points = parts.stream().mapToDouble(Contribution::points).sum();
        return new Grade(letter(points), points, parts, "");
    }

    private String letter(double points) {
        return letters.entrySet().stream()
                .filter(entry -> points <= entry.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("F");
    }

    private static Optional<String> missing(List<ToolDefinition> tools) {
        if (tools.isEmpty()) {
            return Optional.of("no tool could be read");
        }
        if (tools.stream()
                .allMatch(tool -> tool.origin().how().filter("README"::equals).isPresent())) {
            return Optional.of("its tools are known from a README only");
        }
        return tools.stream().allMatch(tool -> tool.description().isEmpty() && !parametersKnown(tool))
                ? Optional.of("only the names of its tools are known")
                : Optional.empty();
    }

    private static boolean parametersKnown(ToolDefinition tool) {
        return tool.inputSchema().isPresent() && !tool.origin().parametersUnknown();
    }

    private Optional<Contribution> worst(List<ToolRisk> tools) {
        return tools.stream()
                .max(Comparator.comparing((ToolRisk tool) -> points("worst", tool.severity()))
                        .thenComparing(ToolRisk::tool, Comparator.reverseOrder()))
                .flatMap(tool -> part(
                        "worst",
                        points("worst", tool.severity()),
                        "its worst tool, " + tool.tool() + ", is "
                                + tool.category().label() + ", "
                                + tool.severity().label()));
    }

    private void shares(List<ToolRisk> tools, List<Contribution> parts) {
        List<ToolRisk> high = tools.stream()
                .filter(tool -> tool.severity() == Severity.HIGH || tool.severity() == Severity.CRITICAL)
                .toList();
        part(
                        "high-share",
                        file.path("highShare").asDouble() * high.size() / tools.size(),
                        high.size() + " of " + tools.size() + " tools are High or Critical")
                .ifPresent(parts::add);
        Predicate<ToolRisk> guarded = tool -> tool.evidence().stream().anyMatch(item -> guards.contains(item.signal()));
        long unguarded = high.stream().filter(guarded.negate()).count();
        part(
                        "unguarded",
                        high.isEmpty() ? 0 : file.path("unguardedShare").asDouble() * unguarded / high.size(),
                        unguarded + " of these have no argument that is known to narrow what one call reaches")
                .ifPresent(parts::add);
    }

    private Optional<Contribution> combined(List<Combination> combinations) {
        double sum = combinations.stream()
                .mapToDouble(combination -> points("combinations", combination.severity()))
                .sum();
        return part(
                "combinations",
                Math.min(sum, file.path("combinations").path("most").asDouble()),
                combinations.size() == 1
                        ? "one dangerous combination of tools"
                        : combinations.size() + " dangerous combinations of tools");
    }

    private Optional<Contribution> posture(List<Finding> findings) {
        double sum = findings.stream()
                .map(finding -> Map.entry(finding.code(), finding.severity()))
                .distinct()
                .mapToDouble(entry -> points("posture", entry.getValue()))
                .sum();
        return part(
                "posture",
                Math.min(sum, file.path("posture").path("most").asDouble()),
                "findings about how it is configured");
    }

    private Optional<Contribution> findings(List<ToolRisk> tools) {
        return tools.stream()
                .flatMap(tool -> tool.findings().stream())
                .filter(finding -> definitionFindings.contains(finding.category()))
                .max(Comparator.comparing((Finding finding) -> points("findings", finding.severity()))
                        .thenComparing(Finding::code, Comparator.reverseOrder()))
                .flatMap(worst -> part(
                        "findings",
                        points("findings", worst.severity()),
                        "a definition has the finding " + worst.code() + ", "
                                + worst.severity().label()));
    }

    private Optional<Contribution> incomplete(List<ToolDefinition> tools) {
        long incomplete = tools.stream()
                .filter(tool -> tool.description().isEmpty() || !parametersKnown(tool))
                .count();
        return part(
                "incomplete",
                file.path("incompleteShare").asDouble() * incomplete / tools.size(),
                incomplete + " of " + tools.size() + " definitions leave out the description or the parameters");
    }

    private double points(String part, Severity severity) {
        return file.path(part).path(severity.label()).asDouble(0);
    }

    private static Optional<Contribution> part(String id, double points, String because) {
        return points > 0 ? Optional.of(new Contribution(id, points, because)) : Optional.empty();
    }
}
