package dev.riskdex.classifier.policy.export;

import dev.riskdex.classifier.policy.export.Formula.All;
import dev.riskdex.classifier.policy.export.Formula.Any;
import dev.riskdex.classifier.policy.export.Formula.Atom;
import dev.riskdex.classifier.policy.export.Formula.Kind;
import dev.riskdex.policy.ArgumentPath;
import dev.riskdex.policy.Condition;
import dev.riskdex.policy.DenyRule;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What must hold for a call to pass one {@code require} or one {@code deny_if}. Where the formula is true the evaluator
 * lets the call pass; the reverse need not be so: a value of a type that is hard to compare the same way everywhere,
 * such as a list, does not pass.
 *
 * @param pointer of the condition or the rule
 * @param formula what must hold
 */
record CallCheck(String pointer, Formula formula) {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    /** The checks of a tool's rule, in the order in which the evaluator makes them. */
    static List<CallCheck> of(String tool, ToolRule rule) {
        String pointer = Pointers.ofTool(tool);
        List<CallCheck> checks = new ArrayList<>();
        for (Condition condition : rule.require()) {
            checks.add(new CallCheck(Pointers.item(pointer + "/require", checks.size()), holds(condition)));
        }
        int place = 0;
        for (DenyRule deny : rule.denyIf()) {
            List<Formula> fails =
                    deny.conditions().stream().map(CallCheck::fails).toList();
            checks.add(new CallCheck(Pointers.item(pointer + "/deny_if", place++), new Any(fails)));
        }
        return checks;
    }

    private static Formula holds(Condition condition) {
        boolean wantsAbsence = condition.operator() == Condition.Operator.EXISTS
                && !condition.value().booleanValue();
        return at(condition, wantsAbsence, wantsAbsence ? path -> Formula.FALSE : path -> compared(condition, path));
    }

    private static Formula fails(Condition condition) {
        boolean presenceFails = condition.operator() == Condition.Operator.EXISTS
                && !condition.value().booleanValue();
        return at(condition, !presenceFails, path -> comparedNot(condition, path));
    }

    /** Walks to an argument, through objects only; what is missing on the way is absent. */
    private static Formula at(Condition condition, boolean absentWill, Function<List<String>, Formula> leaf) {
        List<String> steps = ArgumentPath.of(condition.path()).steps();
        Formula compared = leaf.apply(steps);
        Kind missing = passesNumbers(compared) ? Kind.MISSING_OR_NUMBER : Kind.MISSING;
        Formula inner = new All(List.of(atom(Kind.GIVEN, steps), compared));
        for (int length = steps.size(); length >= 0; length--) {
            List<String> path = steps.subList(0, length);
            if (length < steps.size()) {
                inner = new All(List.of(atom(Kind.IS_OBJECT, path), inner));
            }
            Kind absent = length == steps.size() ? missing : Kind.MISSING;
            inner = absentWill ? new Any(List.of(atom(absent, path), inner)) : inner;
        }
        return inner;
    }

    private static boolean passesNumbers(Formula formula) {
        if (formula instanceof Any any) {
            return any.parts().stream().anyMatch(CallCheck::passesNumbers);
        }
        return formula instanceof All all
                ? all.parts().stream().allMatch(CallCheck::passesNumbers)
                : ((Atom) formula).kind() == Kind.IS_NUMBER;
    }

    private static Formula compared(Condition condition, List<String> path) {
        JsonNode value = condition.value();
        return switch (condition.operator()) {
            case EQ -> equal(value, path);
            case NEQ -> different(value, path);
            case IN -> new Any(value.valueStream().map(one -> equal(one, path)).toList());
            case NOT_IN ->
                new All(value.valueStream().map(one -> different(one, path)).toList());
            case LT -> atom(Kind.BELOW, path, value);
            case LTE -> atom(Kind.AT_MOST, path, value);
            case GT -> atom(Kind.ABOVE, path, value);
            case GTE -> atom(Kind.AT_LEAST, path, value);
            case EXISTS -> value.booleanValue() ? Formula.TRUE : Formula.FALSE;
            case REGEX -> atom(Kind.MATCHES, path, value);
            case CONTAINS -> atom(value.isString() ? Kind.CONTAINS : Kind.DEEP, path, value);
        };
    }

    private static Formula comparedNot(Condition condition, List<String> path) {
        JsonNode value = condition.value();
        return switch (condition.operator()) {
            case EQ -> different(value, path);
            case NEQ -> equal(value, path);
            case IN ->
                new All(value.valueStream().map(one -> different(one, path)).toList());
            case NOT_IN ->
                new Any(value.valueStream().map(one -> equal(one, path)).toList());
            case LT -> atom(Kind.AT_LEAST, path, value);
            case LTE -> atom(Kind.ABOVE, path, value);
            case GT -> atom(Kind.AT_MOST, path, value);
            case GTE -> atom(Kind.BELOW, path, value);
            case EXISTS -> value.booleanValue() ? Formula.FALSE : Formula.TRUE;
            case REGEX -> atom(Kind.MATCHES_NOT, path, value);
            case CONTAINS -> atom(value.isString() ? Kind.CONTAINS_NOT : Kind.DEEP, path, value);
        };
    }

    private static Formula equal(JsonNode value, List<String> path) {
        if (value.isNull()) {
            return Formula.FALSE;
        }
        return atom(
                value.isString()
                        ? Kind.STRING_IS
                        : value.isBoolean() ? Kind.BOOLEAN_IS : value.isNumber() ? Kind.NUMBER_IS : Kind.DEEP,
                path,
                value);
    }

    private static Formula different(JsonNode value, List<String> path) {
        if (value.isNull()) {
            return Formula.TRUE;
        }
        if (value.isContainer()) {
            return atom(Kind.DEEP, path, value);
        }
        if (value.isNumber()) {
            return new Any(List.of(atom(Kind.NUMBER_DIFFERS, path, value), atom(Kind.IS_BOOLEAN, path)));
        }
        List<Formula> ways = new ArrayList<>();
        String text = value.asString();
        ways.add(atom(Kind.STRING_DIFFERS, path, JsonNodeFactory.instance.stringNode(text)));
        if (!Set.of("true", "false").contains(text)) {
            ways.add(atom(Kind.IS_BOOLEAN, path));
        } else {
            ways.add(atom(Kind.BOOLEAN_IS, path, JsonNodeFactory.instance.booleanNode(text.equals("false"))));
        }
        if (!text.matches("-?[0-9].*")) {
            ways.add(atom(Kind.IS_NUMBER, path));
        }
        return new Any(ways);
    }

    private static Atom atom(Kind kind, List<String> path) {
        return new Atom(kind, path, NOTHING);
    }

    private static Atom atom(Kind kind, List<String> path, JsonNode value) {
        return new Atom(kind, path, value);
    }
}
