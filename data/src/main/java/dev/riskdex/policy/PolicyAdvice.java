package dev.riskdex.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what a valid policy says in vain or probably not as meant, without knowing the server. */
public final class PolicyAdvice {

    private final List<PolicyProblem> advice = new ArrayList<>();

    private PolicyAdvice() {}

    /** What somebody should look at, in document order; the policy is valid all the same. */
    public static List<PolicyProblem> of(Policy policy) {
        PolicyAdvice found = new PolicyAdvice();
        Set<String> hidden = new HashSet<>(policy.hide());
        policy.tools().forEach((tool, rule) -> found.look(tool, rule, hidden));
        return List.copyOf(found.advice);
    }

    private void look(String tool, ToolRule rule, Set<String> hidden) {
        String pointer = Pointers.ofTool(tool);
        if (hidden.contains(tool) || hidden.contains("*")) {
            say(pointer, "is never asked, because `hide` takes the tool away");
        }
        if (tool.equals("*")) {
            say(pointer, "is for a tool of this very name: rules have no wildcards; limits over all are `all_tools`");
        }
        conditions(rule.require(), pointer + "/require");
        boolean always = false;
        for (int i = 0; i < rule.denyIf().size(); i++) {
            String place = Pointers.item(pointer + "/deny_if", i);
            DenyRule deny = rule.denyIf().get(i);
            if (always) {
                say(place, "is never asked, because every call is denied before");
            }
            always |= deny.conditions().isEmpty();
            conditions(deny.conditions(), place + "/conditions");
            leftOut(rule, deny, place + "/conditions");
        }
    }

    private void conditions(List<Condition> conditions, String pointer) {
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            if (neverHolds(condition)) {
                say(
                        Pointers.item(pointer, i),
                        "never holds: no argument "
                                + condition.inWords().substring(condition.path().length() + 1)
                                + ", for an argument that is null counts as left out");
            }
        }
    }

    private static boolean neverHolds(Condition condition) {
        JsonNode value = condition.value();
        return switch (condition.operator()) {
            case EQ -> value.isNull();
            case IN -> value.valueStream().allMatch(JsonNode::isNull);
            case NEQ, LT, LTE, GT, GTE, NOT_IN, EXISTS, REGEX, CONTAINS -> false;
        };
    }

    /** "Denied unless the environment is test" does not deny a call that names no environment. */
    private void leftOut(ToolRule rule, DenyRule deny, String pointer) {
        for (int i = 0; i < deny.conditions().size(); i++) {
            Condition condition = deny.conditions().get(i);
            boolean negative =
                    condition.operator() == Condition.Operator.NEQ || condition.operator() == Condition.Operator.NOT_IN;
            if (negative && !condition.value().isBoolean() && !asksForPresence(rule, condition.path())) {
                advice.add(new PolicyProblem(
                        Pointers.item(pointer, i),
                        "does not deny a call that leaves " + condition.path() + " out",
                        Optional.of("a `require` with `exists` asks for it")));
            }
        }
    }

    private static boolean asksForPresence(ToolRule rule, String path) {
        boolean required = rule.require().stream()
                .anyMatch(condition -> condition.path().equals(path)
                        && !(condition.operator() == Condition.Operator.EXISTS
                                && !condition.value().booleanValue()));
        return required
                || rule.denyIf().stream()
                        .flatMap(deny -> deny.conditions().stream())
                        .anyMatch(condition -> condition.path().equals(path)
                                && condition.operator() == Condition.Operator.EXISTS
                                && !condition.value().booleanValue());
    }

    private void say(String pointer, String message) {
        advice.add(new PolicyProblem(pointer, message));
    }
}
