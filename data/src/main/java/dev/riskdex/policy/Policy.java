package dev.riskdex.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A policy for the tools of one server: the document {@code policy.json}, version "1".
 *
 * @param defaultDecision what happens to tools that are not listed
 * @param hide names taken out of the tool list and denied when called; {@code *} hides all
 * @param allToolsLimits limits over all calls together
 * @param tools rules by exact tool name, in document order; an empty rule allows
 */
public record Policy(
        Decision defaultDecision, List<String> hide, List<Limit> allToolsLimits, Map<String, ToolRule> tools) {

    /** The one version of the contract. */
    public static final String VERSION = "1";

    public Policy {
        Objects.requireNonNull(defaultDecision);
        hide = List.copyOf(hide);
        allToolsLimits = List.copyOf(allToolsLimits);
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
    }

    /** What a policy says of tools that it does not list. */
    public enum Decision {
        ALLOW,
        DENY
    }
}
