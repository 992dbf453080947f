package dev.riskdex.classifier.policy;

import dev.riskdex.classifier.policy.PolicyRecommendation.Reason;
import dev.riskdex.policy.Condition;
import dev.riskdex.policy.DenyRule;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rule for one tool while it is put together, each line with its reason. */
final class RuleDraft {

    private final String pointer;
    private final Reason reason;
    private final List<Reason> requireReasons = new ArrayList<>();
    private final List<Reason> denyReasons = new ArrayList<>();
    private final List<Reason> limitReasons = new ArrayList<>();
    private final List<Condition> require = new ArrayList<>();
    private final List<DenyRule> denyIf = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    RuleDraft(String tool, Reason reason) {
        pointer = Pointers.ofTool(tool);
        this.reason = reason;
    }

    void require(Condition condition, Reason reason) {
        if (!require.contains(condition)) {
            requireReasons.add(reason);
            require.add(condition);
        }
    }

    void denyIf(List<Condition> conditions, String message, Reason reason) {
        DenyRule rule = new DenyRule(conditions, message);
        if (!denyIf.contains(rule)) {
            denyReasons.add(reason);
            denyIf.add(rule);
        }
    }

    void limit(Limit limit, Reason reason) {
        limitReasons.add(reason);
        limits.add(limit);
    }

    ToolRule rule() {
        return new ToolRule(require, denyIf, limits);
    }

    /** By JSON Pointer, in the order of the document. */
    Map<String, Reason> reasons() {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        reasons.put(pointer, reason);
        put(requireReasons, "/require", reasons);
        put(denyReasons, "/deny_if", reasons);
        put(limitReasons, "/limits", reasons);
        return reasons;
    }

    private void put(List<Reason> list, String field, Map<String, Reason> reasons) {
        for (int i = 0; i < list.size(); i++) {
            reasons.put(Pointers.item(pointer + field, i), list.get(i));
        }
    }
}
