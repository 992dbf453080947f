package dev.riskdex.classifier.policy;

import dev.riskdex.model.Category;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Limit.Window;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recommends a policy that denies by default and gives each tool what its category can bear:
 *
 * <table>
 * <caption>Defaults</caption>
 * <tr><td>Read</td><td>allowed, {@code {}}</td></tr>
 * <tr><td>Write</td><td>30 calls a minute</td></tr>
 * <tr><td>Execute, Unknown</td><td>10 calls a minute</td></tr>
 * <tr><td>Destructive</td><td>hidden from the tool list and denied</td></tr>
 * <tr><td>Financial</td><td>visible, each call denied with a reason</td></tr>
 * </table>
 *
 * The numbers are those of the hosted catalogue that the field knows, so that policies can be compared.
 */
public final class PolicyRecommender {

    /** Calls a minute that a person at a keyboard does not reach, and a loop does. */
    private static final int WRITE_CALLS_A_MINUTE = 30;

    private static final int EXECUTE_CALLS_A_MINUTE = 10;
    private static final String FINANCIAL_REASON =
            "Moving money needs a person's decision: change this rule to allow it.";

    /** A policy that names every tool of a server exactly once. Tools that share a name get the strictest rule. */
    public Policy forServer(ServerRisk server) {
        return of(server.tools());
    }

    /** A policy that knows this one tool and denies everything else. */
    public Policy forTool(ToolRisk tool) {
        return of(List.of(tool));
    }

    private static Policy of(List<ToolRisk> tools) {
        Map<String, Category> strictest = tools.stream()
                .collect(Collectors.toMap(
                        ToolRisk::tool, ToolRisk::category, PolicyRecommender::stricter, TreeMap::new));
        List<String> hide = new ArrayList<>();
        Map<String, ToolRule> rules = new TreeMap<>();
        strictest.forEach((tool, category) -> {
            switch (category) {
                case READ -> rules.put(tool, ToolRule.ALLOW);
                case WRITE -> rules.put(tool, limited(tool, WRITE_CALLS_A_MINUTE));
                case EXECUTE, UNKNOWN -> rules.put(tool, limited(tool, EXECUTE_CALLS_A_MINUTE));
                case DESTRUCTIVE -> hide.add(tool);
                case FINANCIAL -> rules.put(tool, ToolRule.denied(FINANCIAL_REASON));
            }
        });
        return new Policy(Policy.Decision.DENY, hide, List.of(), rules);
    }

    private static ToolRule limited(String tool, int callsAMinute) {
        return ToolRule.limited(Limit.ofTool(tool, Window.MINUTE, callsAMinute));
    }

    private static Category stricter(Category one, Category other) {
        return strictness(one) >= strictness(other) ? one : other;
    }

    /** Denied outright counts as stricter than limited, and hidden as strictest. */
    private static int strictness(Category category) {
        return switch (category) {
            case READ -> 0;
            case WRITE -> 1;
            case UNKNOWN -> 2;
            case EXECUTE -> 3;
            case FINANCIAL -> 4;
            case DESTRUCTIVE -> 5;
        };
    }
}
