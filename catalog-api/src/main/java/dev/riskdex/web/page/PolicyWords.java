package dev.riskdex.web.page;

import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.Condition;
import dev.riskdex.policy.DenyRule;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a policy means for one tool, in sentences. */
final class PolicyWords {

    private PolicyWords() {}

    static String of(Policy policy, String tool) {
        return forTool(policy, tool) + " " + forTheRest(policy);
    }

    private static String forTool(Policy policy, String tool) {
        String name = VisibleText.line(tool);
        if (policy.hide().contains(tool) || policy.hide().contains("*")) {
            return name + " is hidden: it disappears from the tool list, and a call to it is denied all the same.";
        }
        ToolRule rule = policy.tools().get(tool);
        if (rule == null) {
            return policy.defaultDecision() == Policy.Decision.ALLOW
                    ? name + " is allowed, because it is not listed."
                    : name + " is denied, because it is not listed.";
        }
        Optional<DenyRule> always = rule.denyIf().stream()
                .filter(deny -> deny.conditions().isEmpty())
                .findFirst();
        if (always.isPresent()) {
            return name + " stays visible, but every call is denied"
                    + (always.get().onDeny().isEmpty()
                            ? "."
                            : " with the reason “"
                                    + VisibleText.line(always.get().onDeny()) + "”.");
        }
        List<String> restrictions = restrictions(rule);
        return restrictions.isEmpty()
                ? name + " is allowed without a limit."
                : name + " stays usable, but " + String.join(", and ", restrictions) + ".";
    }

    private static List<String> restrictions(ToolRule rule) {
        List<String> restrictions = new ArrayList<>();
        rule.limits().forEach(limit -> restrictions.add(limit(limit)));
        rule.denyIf().forEach(deny -> restrictions.add("a call is denied when " + all(deny.conditions())));
        if (!rule.require().isEmpty()) {
            restrictions.add("only when " + all(rule.require()));
        }
        return restrictions;
    }

    private static String limit(Limit limit) {
        return limit.max() == 0
                ? "not even once a " + limit.window().id()
                : "at most " + limit.max() + (limit.max() == 1 ? " time a " : " times a ")
                        + limit.window().id();
    }

    private static String all(List<Condition> conditions) {
        return conditions.stream().map(PolicyWords::condition).collect(Collectors.joining(" and "));
    }

    private static String condition(Condition condition) {
        String path = VisibleText.line(condition.path());
        String value = VisibleText.line(condition.value().toString());
        return switch (condition.operator()) {
            case EQ -> path + " is " + value;
            case NEQ -> path + " is not " + value;
            case LT -> path + " is below " + value;
            case LTE -> path + " is at most " + value;
            case GT -> path + " is above " + value;
            case GTE -> path + " is at least " + value;
            case IN -> path + " is one of " + value;
            case NOT_IN -> path + " is none of " + value;
            case EXISTS -> condition.value().asBoolean(false) ? path + " is given" : path + " is left out";
            case REGEX -> path + " matches " + value;
            case CONTAINS -> path + " contains " + value;
        };
    }

    private static String forTheRest(Policy policy) {
        return policy.defaultDecision() == Policy.Decision.DENY
                ? "Everything else on the server is denied."
                : "Everything else on the server is allowed.";
    }
}
