package dev.riskdex.classifier.policy.export;

import dev.riskdex.classifier.policy.export.PolicyExport.Gap;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of each tool at a target, by one rule for all targets:
 *
 * <ul>
 *   <li>a condition that the target cannot say denies the tool;
 *   <li>of several ways to pass a condition, those that it cannot say are left out, so fewer calls pass;
 *   <li>a limit that it cannot say leaves the tool allowed without it, or denies the tool where the request wants that;
 *       a limit of 0 always denies.
 * </ul>
 */
final class ToolOutcomes {

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final ExportRequest request;
    private final ConditionWriter writer;
    private final boolean nothingPasses;

    /**
     * What becomes of a tool.
     *
     * @param allowed whether any call may pass
     * @param conditions what must hold, in the target's language; empty for nothing
     */
    record Outcome(boolean allowed, List<String> conditions) {

        static final Outcome ALLOWED = new Outcome(true, List.of());
        static final Outcome DENIED = new Outcome(false, List.of());

        Outcome {
            conditions = List.copyOf(conditions);
        }
    }

    /** Looks at each tool for a target that cannot say limits. */
    ToolOutcomes(ExportRequest request, ConditionWriter writer) {
        this.request = request;
        this.writer = writer;
        Quoted.check(request.tools());
        nothingPasses = !limits("/all_tools/limits", request.policy().allToolsLimits(), "all tools stay");
        for (String tool : request.tools()) {
            outcomes.put(tool, outcome(tool));
        }
    }

    /** By name, those of the policy first. */
    Map<String, Outcome> byTool() {
        return outcomes;
    }

    /** Names of the tools of which no call passes. */
    List<String> denied() {
        return names(false);
    }

    /** Names of the tools of which calls pass. */
    List<String> allowed() {
        return names(true);
    }

    private List<String> names(boolean allowed) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().allowed() == allowed)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether tools that the policy does not know are denied. */
    boolean newToolsAreDenied() {
        return nothingPasses || request.deniesByDefault();
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** Adds what the target's own exporter found. */
    void gap(String pointer, String cannot, String instead) {
        gaps.add(new Gap(pointer, cannot, instead));
    }

    /** Says that tools which appear later are not denied. */
    void gapOfNewTools(String instead) {
        if (newToolsAreDenied()) {
            gap("/default", "it cannot deny tools that it does not know", instead);
        }
    }

    /** Says that tools which appear later are denied though the policy allows them. */
    void gapOfNewAllowed(String instead) {
        if (!newToolsAreDenied()) {
            gap("/default", "it can only list what is allowed", instead);
        }
    }

    private Outcome outcome(String tool) {
        Policy policy = request.policy();
        if (policy.hide().contains(tool) || policy.hide().contains("*") || nothingPasses) {
            return Outcome.DENIED;
        }
        ToolRule rule = policy.tools().get(tool);
        if (rule == null) {
            return newToolsAreDenied() ? Outcome.DENIED : Outcome.ALLOWED;
        }
        Optional<List<String>> conditions = conditions(tool, rule);
        return conditions.isEmpty() || !limits(Pointers.ofTool(tool) + "/limits", rule.limits(), "'" + tool + "' stays")
                ? Outcome.DENIED
                : new Outcome(true, conditions.get());
    }

    private Optional<List<String>> conditions(String tool, ToolRule rule) {
        List<String> texts = new ArrayList<>();
        for (CallCheck check : CallCheck.of(tool, rule)) {
            ConditionWriter.Written written = writer.write(check.formula());
            if (written.text().isEmpty()) {
                gap(check.pointer(), "it cannot say this condition", "every call of '" + tool + "' is denied");
                return Optional.empty();
            }
            if (written.text().get().equals(ConditionWriter.NEVER)) {
                return Optional.empty();
            }
            if (written.narrowed()) {
                gap(
                        check.pointer(),
                        "it cannot say every way to pass this condition",
                        "fewer calls of '" + tool + "' pass");
            }
            if (!written.text().get().equals(ConditionWriter.ALWAYS)) {
                texts.add(written.text().get());
            }
        }
        return Optional.of(texts);
    }

    private boolean limits(String pointer, List<Limit> limits, String whatStays) {
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = limits.get(i);
            if (limit.max() == 0 && limit.incrementFrom().isEmpty()) {
                return false;
            }
            gap(
                    Pointers.item(pointer, i),
                    "it cannot limit calls (" + limit.max() + " a "
                            + limit.window().id() + ")",
                    request.denyUnlimited() ? "denied" : whatStays + " allowed without a limit");
        }
        return limits.isEmpty() || !request.denyUnlimited();
    }
}
