package dev.riskdex.classifier.policy;

import dev.riskdex.classifier.policy.PolicyRecommendation.Reason;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Limit.Window;
import dev.riskdex.policy.Pointers;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.ToolRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recommends a policy that names every tool of a server exactly once. With {@link Profile#BALANCED} it denies by
 * default and gives each tool what its category and severity can bear:
 *
 * <table>
 * <caption>Defaults</caption>
 * <tr><td>Read</td><td>allowed; limited where what it reads is private</td></tr>
 * <tr><td>Write</td><td>30 calls a minute at Medium severity</td></tr>
 * <tr><td>Execute, Unknown</td><td>10 calls a minute at High severity</td></tr>
 * <tr><td>Destructive</td><td>hidden from the tool list and denied, unless its arguments can be narrowed</td></tr>
 * <tr><td>Financial</td><td>visible, each call denied with a reason, unless its arguments can be narrowed</td></tr>
 * </table>
 *
 * Conditions on arguments come from {@code data/signals/policy.yaml}. Tools that share a name get the strictest rule.
 */
public final class PolicyRecommender {

    private static final String FINANCIAL_MESSAGE =
            "Moving money needs a person's decision: change this rule to allow it.";
    private static final String EDITED_MESSAGE = "Denied by whoever looks after this policy.";
    private static final Reason BY_DEFAULT =
            new Reason("default.deny", "a tool that appears tomorrow is denied until somebody has looked at it");

    private final PolicyRules rules = PolicyRules.standard();
    private final Profile profile;
    private final PolicyEdits edits;
    private final Map<String, String> breaks;

    /** Recommends balanced policies. */
    public PolicyRecommender() {
        this(Profile.BALANCED, PolicyEdits.NONE);
    }

    /**
     * Recommends policies.
     *
     * @param profile how strict
     * @param edits what a person decided, which goes before everything else
     */
    public PolicyRecommender(Profile profile, PolicyEdits edits) {
        this(profile, edits, Map.of());
    }

    private PolicyRecommender(Profile profile, PolicyEdits edits, Map<String, String> breaks) {
        this.profile = profile;
        this.edits = edits;
        this.breaks = Map.copyOf(breaks);
    }

    /**
     * The same, for a server that is used beside others: tools that are harmless alone but make a dangerous combination
     * with those of the others are denied, unless somebody decided to allow them or nothing is denied at all.
     *
     * @param tools why each of the tools is denied that together break the combinations, by exact name
     */
    public PolicyRecommender breaking(Map<String, String> tools) {
        return new PolicyRecommender(profile, edits, tools);
    }

    /** A policy that names every tool of a server exactly once. */
    public Policy forServer(ServerRisk server) {
        return recommend(server).policy();
    }

    /** The policy of a server with a reason for each line. */
    public PolicyRecommendation recommend(ServerRisk server) {
        Map<String, JudgedTool> tools = JudgedTool.of(server);
        return draft(tools, tools.values());
    }

    /**
     * A policy that knows this one tool and denies everything else; its siblings are only looked at.
     *
     * @throws IllegalArgumentException when the server has no such tool
     */
    public PolicyRecommendation recommend(ServerRisk server, String tool) {
        Map<String, JudgedTool> tools = JudgedTool.of(server);
        JudgedTool judged = Optional.ofNullable(tools.get(tool))
                .orElseThrow(() -> new IllegalArgumentException("no tool '" + tool + "'"));
        return draft(tools, List.of(judged));
    }

    private PolicyRecommendation draft(Map<String, JudgedTool> siblings, Iterable<JudgedTool> tools) {
        Drafts drafts = new Drafts(new ToolRules(rules, siblings));
        tools.forEach(drafts::add);
        return drafts.finish();
    }

    /** The parts of a policy while its tools are gone through. */
    private final class Drafts {

        private final ToolRules toolRules;
        private final List<String> hide = new ArrayList<>();
        private final Map<String, ToolRule> allowed = new LinkedHashMap<>();
        private final Map<String, Reason> reasons = new LinkedHashMap<>();
        private final Map<String, Reason> ruleReasons = new LinkedHashMap<>();

        private Drafts(ToolRules toolRules) {
            this.toolRules = toolRules;
        }

        private void add(JudgedTool tool) {
            PolicyEdits.Kind edit = edits.byTool().get(tool.name());
            if (edit != null) {
                edited(tool, edit);
                return;
            }
            switch (profile) {
                case OBSERVE -> put(tool, observed(tool));
                case BALANCED -> balanced(tool);
                case STRICT -> strict(tool);
            }
        }

        private void edited(JudgedTool tool, PolicyEdits.Kind edit) {
            switch (edit) {
                case ALLOW ->
                    put(tool, toolRules.guarded(tool, new Reason("edit.allow", "somebody decided to allow it")));
                case DENY ->
                    put(tool, denied(tool, EDITED_MESSAGE, new Reason("edit.deny", "somebody decided to deny it")));
                case HIDE -> hide(tool, new Reason("edit.hide", "somebody decided to hide it"));
            }
        }

        private void balanced(JudgedTool tool) {
            String combination = breaks.get(tool.name());
            if (combination != null && tool.category() != Category.DESTRUCTIVE) {
                put(
                        tool,
                        denied(
                                tool,
                                "Denied, because it is dangerous beside tools of other servers.",
                                new Reason("stack.break", combination)));
                return;
            }
            Reason why = category(tool);
            switch (tool.category()) {
                case READ, WRITE, EXECUTE, UNKNOWN -> put(tool, toolRules.guarded(tool, why));
                case DESTRUCTIVE -> {
                    if (toolRules.canBeNarrowed(tool)) {
                        put(tool, toolRules.guarded(tool, narrowed(tool)));
                    } else {
                        hide(tool, new Reason(why.rule(), why.text() + toolRules.instead(tool)));
                    }
                }
                case FINANCIAL ->
                    put(
                            tool,
                            toolRules.canBeNarrowed(tool)
                                    ? toolRules.guarded(tool, narrowed(tool))
                                    : denied(tool, FINANCIAL_MESSAGE + toolRules.instead(tool), why));
            }
        }

        private void strict(JudgedTool tool) {
            if (tool.category() == Category.READ) {
                put(tool, toolRules.guarded(tool, category(tool)));
            } else {
                hide(
                        tool,
                        new Reason("strict.reads-only", "it does more than read, which is all that `strict` allows"));
            }
        }

        private RuleDraft observed(JudgedTool tool) {
            RuleDraft draft =
                    new RuleDraft(tool.name(), new Reason("observe.allow", "nothing is denied while observing"));
            draft.limit(
                    Limit.ofTool(tool.name(), Window.MINUTE, rules.observedCallsAMinute()),
                    new Reason("observe.limit", "a loop should end even while observing"));
            return draft;
        }

        private RuleDraft denied(JudgedTool tool, String message, Reason why) {
            RuleDraft draft = new RuleDraft(tool.name(), why);
            draft.denyIf(List.of(), message, why);
            return draft;
        }

        private void put(JudgedTool tool, RuleDraft draft) {
            allowed.put(tool.name(), draft.rule());
            ruleReasons.putAll(draft.reasons());
        }

        private void hide(JudgedTool tool, Reason reason) {
            reasons.put(Pointers.item("/hide", hide.size()), reason);
            hide.add(tool.name());
        }

        private PolicyRecommendation finish() {
            boolean observing = profile == Profile.OBSERVE;
            Map<String, Reason> all = new LinkedHashMap<>();
            all.put(
                    "/default",
                    observing ? new Reason("observe.default", "nothing is denied while observing") : BY_DEFAULT);
            all.putAll(reasons);
            all.putAll(ruleReasons);
            Policy.Decision decision = observing ? Policy.Decision.ALLOW : Policy.Decision.DENY;
            return new PolicyRecommendation(new Policy(decision, hide, List.of(), allowed), all);
        }
    }

    private static Reason narrowed(JudgedTool tool) {
        return new Reason(
                "category." + tool.category().slug() + ".narrowed",
                "the worst that it can do is denied by its arguments, so the rest may stay");
    }

    private static Reason category(JudgedTool tool) {
        String text = switch (tool.category()) {
            case READ -> "it reads and changes nothing";
            case WRITE -> "what it changes can be changed back";
            case EXECUTE -> "it sets something running";
            case DESTRUCTIVE -> "what it deletes cannot be brought back.";
            case FINANCIAL -> "it moves or commits money, which is for a person to decide";
            case UNKNOWN -> "nobody can tell what it does, so it counts as Execute";
        };
        return new Reason("category." + tool.category().slug(), text);
    }
}
