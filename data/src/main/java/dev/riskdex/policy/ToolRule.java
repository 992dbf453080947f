package dev.riskdex.policy;

import java.util.List;

/**
 * The rule for one tool; {@link #ALLOW} where nothing is asked.
 *
 * @param require conditions that must all hold
 * @param denyIf reasons to deny, tried in order
 * @param limits how often it may be called
 */
public record ToolRule(List<Condition> require, List<DenyRule> denyIf, List<Limit> limits) {

    /** The empty rule: listing a tool with it allows the tool. */
    public static final ToolRule ALLOW = new ToolRule(List.of(), List.of(), List.of());

    public ToolRule {
        require = List.copyOf(require);
        denyIf = List.copyOf(denyIf);
        limits = List.copyOf(limits);
    }

    /** A rule that only limits. */
    public static ToolRule limited(Limit limit) {
        return new ToolRule(List.of(), List.of(), List.of(limit));
    }

    /** A rule that denies every call, with the text that the caller gets to see. */
    public static ToolRule denied(String message) {
        return new ToolRule(List.of(), List.of(new DenyRule(List.of(), message)), List.of());
    }
}
