package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides calls by a policy. Asked in this order, the first that denies ends it: {@code hide}, {@code default} for
 * tools that are not listed, the tool's {@code require}, its {@code deny_if}, its {@code limits}, the limits over all
 * tools. Immutable; may be used by several threads.
 */
public final class PolicyEvaluator {

    private static final String EVERYTHING = "*";

    private final Map<String, Integer> hidden = new HashMap<>();
    private final Map<String, CompiledRule> rules = new HashMap<>();
    private final boolean allowsUnlisted;
    private final Meter allTools;

    /**
     * Makes a policy ready.
     *
     * @throws IllegalArgumentException for a regular expression that is none; the codec lets none through
     */
    public PolicyEvaluator(Policy policy) {
        for (String name : policy.hide()) {
            hidden.putIfAbsent(name, hidden.size());
        }
        policy.tools().forEach((tool, rule) -> rules.put(tool, new CompiledRule(tool, rule)));
        allowsUnlisted = policy.defaultDecision() == Policy.Decision.ALLOW;
        allTools = new Meter("", policy.allToolsLimits(), "/all_tools/limits");
    }

    /** What the policy says to a call, limits aside. */
    public Verdict judge(ToolCall call) {
        Integer place = hidden.getOrDefault(call.tool(), hidden.get(EVERYTHING));
        if (place != null) {
            return Verdict.denied(
                    Verdict.Cause.HIDE,
                    Pointers.item("/hide", place),
                    "Denied: the policy hides the tool '" + call.tool() + "'.",
                    "the tool is hidden");
        }
        CompiledRule rule = rules.get(call.tool());
        return rule == null ? unlisted(call) : rule.judge(call.arguments());
    }

    private Verdict unlisted(ToolCall call) {
        return allowsUnlisted
                ? Verdict.allowed(Verdict.Cause.DEFAULT, "/default", "tools that are not listed are allowed")
                : Verdict.denied(
                        Verdict.Cause.DEFAULT,
                        "/default",
                        "Denied: the policy does not list the tool '" + call.tool() + "'.",
                        "tools that are not listed are denied");
    }

    /**
     * Decides a call and counts it where it is allowed. Whoever forwards it gives the verdict's reservation back to the
     * store when the server answers with an error of the protocol; a result that reports a failure of the tool was
     * work done, and stays counted.
     *
     * @param grant whose call it is
     * @param now by the clock of whoever enforces
     * @param store where is counted; a call is denied when it cannot count
     */
    public Verdict admit(ToolCall call, String grant, Instant now, LimitStore store) {
        Verdict verdict = judge(call);
        if (!verdict.isAllowed()) {
            return verdict;
        }
        CompiledRule rule = rules.get(call.tool());
        List<Charge> charges = new ArrayList<>();
        Optional<Verdict> denied =
                rule == null ? Optional.empty() : rule.meter().charge(call, grant, now, charges);
        return denied.or(() -> allTools.charge(call, grant, now, charges))
                .orElseGet(() -> charges.isEmpty() ? verdict : count(verdict, charges, store));
    }

    private static Verdict count(Verdict verdict, List<Charge> charges, LimitStore store) {
        try {
            Reservation reservation = store.reserve(charges);
            return reservation.refused().map(PolicyEvaluator::overLimit).orElseGet(() -> verdict.holding(reservation));
        } catch (LimitStoreException e) {
            return Verdict.denied(
                    Verdict.Cause.LIMIT,
                    charges.get(0).rule(),
                    "Denied: the policy limits this call, and the limit cannot be checked now.",
                    "the counters cannot be reached: " + e.getMessage());
        }
    }

    private static Verdict overLimit(Charge charge) {
        Limit limit = charge.limit();
        String words = limit.counter() + " is limited to " + limit.max() + " a "
                + limit.window().id();
        String again = "; a new " + limit.window().id() + " begins at " + charge.windowEnd();
        return Verdict.denied(Verdict.Cause.LIMIT, charge.rule(), "Denied: " + words + again + ".", words + again)
                .retryAt(charge.windowEnd());
    }
}
