package dev.riskdex.classifier.policy.export;

import dev.riskdex.classifier.policy.export.Formula.Atom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A package of Open Policy Agent, with its own tests. It reads {@code {"tool": NAME, "arguments": {…}}} and defines
 * {@code allow}.
 */
final class RegoExporter implements PolicyExporter {

    @Override
    public String id() {
        return "rego";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Rego for Open Policy Agent",
                "all but lists and objects",
                "none",
                "denied",
                "small interpreter of the subset");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        Conditions conditions = new Conditions();
        ToolOutcomes outcomes = new ToolOutcomes(request, conditions);
        StringBuilder file = new StringBuilder("package riskdex.mcp\n\nimport rego.v1\n\ndefault allow := false\n");
        StringBuilder tests =
                new StringBuilder("package riskdex.mcp_test\n\nimport rego.v1\n\nimport data.riskdex.mcp\n");
        Place place = new Place();
        outcomes.byTool().forEach((tool, outcome) -> {
            if (outcome.allowed()
                    && (outcomes.newToolsAreDenied() || !outcome.conditions().isEmpty())) {
                file.append(rule("allow", "input.tool == " + Quoted.json(tool), outcome.conditions()));
            }
            if (outcome.conditions().isEmpty()) {
                tests.append(test(place.next(), tool, outcome.allowed()));
            }
        });
        if (!outcomes.newToolsAreDenied()) {
            String named = outcomes.byTool().entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(ToolOutcomes.Outcome.ALLOWED))
                    .map(entry -> Quoted.json(entry.getKey()))
                    .collect(Collectors.joining(", ", "[", "]"));
            file.append(rule("allow", "is_string(input.tool)", List.of("not input.tool in " + named)));
        }
        conditions.helpers.forEach(file::append);
        tests.append(test(place.next(), unknown(request), !outcomes.newToolsAreDenied()));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("policy.rego", file.toString());
        files.put("policy_test.rego", tests.toString());
        return new PolicyExport(files, outcomes.gaps());
    }

    private static String unknown(ExportRequest request) {
        String name = "not_known";
        while (request.tools().contains(name)) {
            name += "_";
        }
        return name;
    }

    private static String rule(String name, String first, List<String> rest) {
        StringBuilder rule = new StringBuilder("\n" + name + " if {\n\t" + first + "\n");
        rest.forEach(part -> rule.append("\t").append(part).append("\n"));
        return rule.append("}\n").toString();
    }

    private static String test(int place, String tool, boolean allowed) {
        return "\ntest_" + place + " if {\n\t" + (allowed ? "" : "not ") + "mcp.allow with input as {\"tool\": "
                + Quoted.json(tool) + ", \"arguments\": {}}\n}\n";
    }

    /** Numbers the tests. */
    private static final class Place {
        private int last;

        private int next() {
            return ++last;
        }
    }

    /** Rego has no "or" inside a body: each one becomes a rule with several bodies. */
    private static final class Conditions extends ConditionWriter {

        private final List<String> helpers = new ArrayList<>();
        private int last;

        @Override
        String all(List<String> parts) {
            return String.join("\n\t", parts);
        }

        @Override
        String any(List<String> parts) {
            if (parts.size() == 1) {
                return parts.get(0);
            }
            String name = "one_of_" + ++last;
            parts.forEach(part -> helpers.add("\n" + name + " if {\n\t" + part + "\n}\n"));
            return name;
        }

        @Override
        Optional<String> atom(Atom atom) {
            String value = reference(atom.path());
            String isText = "is_string(" + value + ")\n\t";
            String isNumber = "is_number(" + value + ")\n\t";
            return switch (atom.kind()) {
                case MISSING, MISSING_OR_NUMBER ->
                    Optional.of("object.get("
                            + (atom.path().isEmpty()
                                    ? "input"
                                    : reference(
                                            atom.path().subList(0, atom.path().size() - 1)))
                            + ", "
                            + Quoted.json(
                                    atom.path().isEmpty()
                                            ? "arguments"
                                            : atom.path().get(atom.path().size() - 1))
                            + ", null) == null");
                case GIVEN -> Optional.of(value + " != null");
                case IS_OBJECT -> Optional.of("is_object(" + value + ")");
                case IS_NUMBER -> Optional.of("is_number(" + value + ")");
                case IS_BOOLEAN -> Optional.of("is_boolean(" + value + ")");
                case BOOLEAN_IS, STRING_IS -> Optional.of(value + " == " + literal(atom));
                case STRING_DIFFERS -> Optional.of(isText + value + " != " + literal(atom));
                case MATCHES -> Optional.of(isText + "regex.match(" + literal(atom) + ", " + value + ")");
                case MATCHES_NOT -> Optional.of(isText + "regex.match(" + literal(atom) + ", " + value + ") == false");
                case CONTAINS -> Optional.of(isText + "contains(" + value + ", " + literal(atom) + ")");
                case CONTAINS_NOT -> Optional.of(isText + "contains(" + value + ", " + literal(atom) + ") == false");
                case NUMBER_IS -> number(atom, isNumber + value + " == ");
                case NUMBER_DIFFERS -> number(atom, isNumber + value + " != ");
                case BELOW -> number(atom, isNumber + value + " < ");
                case AT_MOST -> number(atom, isNumber + value + " <= ");
                case ABOVE -> number(atom, isNumber + value + " > ");
                case AT_LEAST -> number(atom, isNumber + value + " >= ");
                case DEEP -> Optional.empty();
            };
        }

        private static Optional<String> number(Atom atom, String before) {
            return plainNumber(atom.value()).map(number -> before + atom.value());
        }

        private static String literal(Atom atom) {
            return atom.value().isString()
                    ? Quoted.json(atom.value().stringValue())
                    : atom.value().toString();
        }

        private static String reference(List<String> path) {
            return "input.arguments"
                    + path.stream().map(step -> "[" + Quoted.json(step) + "]").collect(Collectors.joining());
        }
    }
}
