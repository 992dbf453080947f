package dev.riskdex.classifier.policy.export;

import dev.riskdex.classifier.policy.export.Formula.Atom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions in CEL, on arguments as JSON gives them; every access is guarded, so that none of them errs. */
final class Cel extends ConditionWriter {

    private static final String ARGUMENTS = "request.mcp.params.arguments";

    @Override
    Optional<String> atom(Atom atom) {
        return atom.path().isEmpty() ? Optional.of(root(atom)) : value(atom);
    }

    private static String root(Atom atom) {
        return atom.kind() == Formula.Kind.MISSING
                ? "!has(" + ARGUMENTS + ") || " + ARGUMENTS + " == null"
                : "has(" + ARGUMENTS + ") && type(" + ARGUMENTS + ") == map";
    }

    private static Optional<String> value(Atom atom) {
        int last = atom.path().size() - 1;
        String parent = reference(atom.path().subList(0, last));
        String there = Quoted.wide(atom.path().get(last)) + " in " + parent;
        String value = reference(atom.path());
        String isText = "type(" + value + ") == string && ";
        String isNumber = "type(" + value + ") in [int, uint, double]";
        return switch (atom.kind()) {
            case MISSING, MISSING_OR_NUMBER -> Optional.of("!(" + there + ") || " + value + " == null");
            case GIVEN -> Optional.of(there + " && " + value + " != null");
            case IS_OBJECT -> Optional.of(there + " && type(" + value + ") == map");
            case IS_NUMBER -> Optional.of(isNumber);
            case IS_BOOLEAN -> Optional.of("type(" + value + ") == bool");
            case BOOLEAN_IS -> Optional.of("type(" + value + ") == bool && " + value + " == " + atom.value());
            case STRING_IS -> Optional.of(isText + value + " == " + text(atom));
            case STRING_DIFFERS -> Optional.of(isText + value + " != " + text(atom));
            case MATCHES -> Optional.of(isText + value + ".matches(" + text(atom) + ")");
            case MATCHES_NOT -> Optional.of(isText + "!" + value + ".matches(" + text(atom) + ")");
            case CONTAINS -> Optional.of(isText + value + ".contains(" + text(atom) + ")");
            case CONTAINS_NOT -> Optional.of(isText + "!" + value + ".contains(" + text(atom) + ")");
            case NUMBER_IS -> compared(atom, isNumber, "==");
            case NUMBER_DIFFERS -> compared(atom, isNumber, "!=");
            case BELOW -> compared(atom, isNumber, "<");
            case AT_MOST -> compared(atom, isNumber, "<=");
            case ABOVE -> compared(atom, isNumber, ">");
            case AT_LEAST -> compared(atom, isNumber, ">=");
            case DEEP -> Optional.empty();
        };
    }

    private static String reference(Iterable<String> path) {
        StringBuilder reference = new StringBuilder(ARGUMENTS);
        path.forEach(step -> reference.append("[").append(Quoted.wide(step)).append("]"));
        return reference.toString();
    }

    private static String text(Atom atom) {
        return Quoted.wide(atom.value().stringValue());
    }

    private static Optional<String> compared(Atom atom, String isNumber, String operator) {
        return plainNumber(atom.value())
                .map(number -> isNumber + " && " + "double(" + reference(atom.path()) + ") " + operator + " " + number);
    }

    @Override
    String all(List<String> parts) {
        return join(parts, " && ");
    }

    @Override
    String any(List<String> parts) {
        return join(parts, " || ");
    }

    private static String join(List<String> parts, String operator) {
        return parts.size() == 1
                ? parts.get(0)
                : parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(operator));
    }
}
