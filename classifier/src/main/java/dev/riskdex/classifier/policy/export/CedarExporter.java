package dev.riskdex.classifier.policy.export;

import dev.riskdex.classifier.policy.export.Formula.Atom;
import dev.riskdex.classifier.policy.export.Formula.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Authorization of ToolHive in Cedar. Arguments are attributes of the context there: {@code arg_NAME} for texts, truth
 * values and numbers (as decimals, cut to four digits; a number beyond them is left out), {@code arg_NAME_present} for
 * everything else. Only {@code permit} is used: a policy that errs does not apply, so a {@code forbid} would fail open.
 */
final class CedarExporter implements PolicyExporter {

    @Override
    public String id() {
        return "cedar";
    }

    @Override
    public Coverage coverage() {
        return new Coverage(
                "Cedar for ToolHive",
                "top-level arguments; no patterns, no equal numbers; a bound itself is outside",
                "none",
                "denied",
                "cedar-java");
    }

    @Override
    public PolicyExport export(ExportRequest request) {
        ToolOutcomes outcomes = new ToolOutcomes(request, new Conditions());
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("version", "1.0").put("type", "cedarv1");
        ArrayNode policies = file.putObject("cedar").putArray("policies");
        outcomes.byTool().forEach((tool, outcome) -> {
            if (outcome.allowed()
                    && (outcomes.newToolsAreDenied() || !outcome.conditions().isEmpty())) {
                policies.add(permit(" == " + tool(tool), outcome.conditions(), "when"));
            }
        });
        if (!outcomes.newToolsAreDenied()) {
            String named = outcomes.byTool().entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(ToolOutcomes.Outcome.ALLOWED))
                    .map(entry -> "resource == " + tool(entry.getKey()))
                    .collect(Collectors.joining(" || "));
            policies.add(permit("", named.isEmpty() ? List.of() : List.of(named), "unless"));
        }
        if (policies.isEmpty()) {
            policies.add("forbid(principal, action, resource);");
        }
        file.withObject("/cedar").put("entities_json", "[]");
        return PolicyExport.of("authz.json", ListFile.json(file), outcomes.gaps());
    }

    private static String tool(String name) {
        return "Tool::" + Quoted.cedar(name);
    }

    private static String permit(String resource, List<String> conditions, String word) {
        String head = "permit(principal, action == Action::\"call_tool\", resource" + resource + ")";
        return conditions.isEmpty() ? head + ";" : head + " " + word + " { " + String.join(" && ", conditions) + " };";
    }

    private static final class Conditions extends ConditionWriter {

        private static final BigDecimal LARGEST = new BigDecimal("922337203685477");

        @Override
        Optional<String> atom(Atom atom) {
            if (atom.path().isEmpty()) {
                return Optional.of(atom.kind() == Kind.MISSING ? NEVER : ALWAYS);
            }
            if (atom.path().size() > 1) {
                return Optional.empty();
            }
            String name = "arg_" + atom.path().get(0);
            String has = "context has " + Quoted.cedar(name);
            String value = "context[" + Quoted.cedar(name) + "]";
            return switch (atom.kind()) {
                case MISSING_OR_NUMBER ->
                    Optional.of("!(" + has + ") && !(context has " + Quoted.cedar(name + "_present") + ")");
                case GIVEN -> Optional.of(has);
                case BOOLEAN_IS -> Optional.of(value + " == " + atom.value());
                case STRING_IS -> Optional.of(value + " == " + text(atom));
                case STRING_DIFFERS -> Optional.of(value + " like \"*\" && " + value + " != " + text(atom));
                case CONTAINS -> Optional.of(value + " like " + containing(atom));
                case CONTAINS_NOT -> Optional.of("!(" + value + " like " + containing(atom) + ")");
                case BELOW, AT_MOST -> decimal(atom).map(bound -> value + ".lessThan(" + bound + ")");
                case ABOVE, AT_LEAST -> decimal(atom).map(bound -> value + ".greaterThan(" + bound + ")");
                case NUMBER_DIFFERS ->
                    decimal(atom)
                            .map(bound -> "(" + value + ".lessThan(" + bound + ") || " + value + ".greaterThan(" + bound
                                    + "))");
                case MISSING, NUMBER_IS, IS_NUMBER, IS_BOOLEAN, IS_OBJECT, MATCHES, MATCHES_NOT, DEEP ->
                    Optional.empty();
            };
        }

        private static String text(Atom atom) {
            return Quoted.cedar(atom.value().stringValue());
        }

        private static String containing(Atom atom) {
            String quoted = Quoted.cedar(atom.value().stringValue()).replace("*", "\\*");
            return "\"*" + quoted.substring(1, quoted.length() - 1) + "*\"";
        }

        private static Optional<String> decimal(Atom atom) {
            BigDecimal number = atom.value().decimalValue();
            return number.stripTrailingZeros().scale() > 4 || number.abs().compareTo(LARGEST) > 0
                    ? Optional.empty()
                    : Optional.of("decimal(\""
                            + number.setScale(Math.max(1, number.scale())).toPlainString() + "\")");
        }
    }
}
