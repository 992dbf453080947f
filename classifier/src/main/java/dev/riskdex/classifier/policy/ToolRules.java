package dev.riskdex.classifier.policy;

import dev.riskdex.classifier.policy.PolicyRecommendation.Reason;
import dev.riskdex.model.Category;
import dev.riskdex.policy.Condition;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Limit.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Says what the rule of a tool should have, in the light of its siblings. */
final class ToolRules {

    private static final Set<Category> HARMFUL = Set.of(Category.DESTRUCTIVE, Category.FINANCIAL);

    private final PolicyRules rules;
    private final Map<String, JudgedTool> siblings;

    ToolRules(PolicyRules rules, Map<String, JudgedTool> siblings) {
        this.rules = rules;
        this.siblings = siblings;
    }

    /** Whether conditions on arguments leave something of a tool that need not be taken away. */
    boolean canBeNarrowed(JudgedTool tool) {
        boolean gentleMember = tool.actions().values().stream().anyMatch(category -> !HARMFUL.contains(category));
        boolean byAction = gentleMember && tool.actionArgument().isPresent();
        return byAction || tool.actions().isEmpty() && narrowedByArguments(tool);
    }

    private boolean narrowedByArguments(JudgedTool tool) {
        return tool.arguments().stream()
                .anyMatch(argument -> rules.arguments().stream()
                        .anyMatch(rule -> rule.narrows() && rule.isFor(argument, tool.category(), tool.words())));
    }

    /** Allowed within conditions on its arguments and a limit by its severity. */
    RuleDraft guarded(JudgedTool tool, Reason why) {
        RuleDraft draft = new RuleDraft(tool.name(), why);
        actions(tool, draft);
        arguments(tool, draft);
        rules.callsAMinute(tool.category(), tool.severity())
                .ifPresent(calls -> draft.limit(
                        Limit.ofTool(tool.name(), Window.MINUTE, calls),
                        new Reason(
                                "limit." + tool.category().slug() + "."
                                        + tool.severity().slug(),
                                "no person makes more calls a minute of a tool of "
                                        + tool.severity().slug() + " severity, a loop does")));
        return draft;
    }

    private void arguments(JudgedTool tool, RuleDraft draft) {
        for (ArgumentRule rule : rules.arguments()) {
            for (Argument argument : tool.arguments()) {
                if (!rule.isFor(argument, tool.category(), tool.words())) {
                    continue;
                }
                Reason reason = new Reason(rule.id(), rule.reason());
                if (rule.requires()) {
                    draft.require(rule.condition(argument), reason);
                } else {
                    draft.denyIf(List.of(rule.condition(argument)), rule.message() + instead(tool), reason);
                }
            }
        }
    }

    /** Denies the members that delete or pay; other spellings of a member than those declared are not known to be any. */
    private void actions(JudgedTool tool, RuleDraft draft) {
        Optional<Argument> action = tool.actionArgument();
        List<String> harmful = tool.actions().entrySet().stream()
                .filter(entry -> HARMFUL.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (action.isEmpty() || harmful.isEmpty()) {
            return;
        }
        Argument argument = action.get();
        String words = String.join(", ", harmful);
        draft.denyIf(
                List.of(new Condition(argument.path(), Condition.Operator.IN, list(harmful))),
                "Not these acts: " + words + "." + instead(tool),
                new Reason("action.harmful", "of its several acts, these delete or pay: " + words));
        Condition declared = new Condition(argument.path(), Condition.Operator.IN, list(argument.members()));
        Reason reason = new Reason("action.declared", "another spelling of a denied act must not get past");
        if (argument.required() || harmful.contains(argument.fallback())) {
            draft.require(declared, reason);
        } else {
            draft.denyIf(
                    List.of(new Condition(argument.path(), Condition.Operator.NOT_IN, list(argument.members()))),
                    "Only acts that the tool declares.",
                    reason);
        }
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    /** A sentence that names the gentler siblings of a tool, with a blank before it; empty where there are none. */
    String instead(JudgedTool tool) {
        Set<String> gentle = rules.gentler(tool.category());
        String names = siblings.values().stream()
                .filter(sibling -> isGentler(sibling, tool, gentle))
                .map(JudgedTool::name)
                .limit(2)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(" or "));
        return names.isEmpty() ? "" : " Prefer " + names + ".";
    }

    /** {@code archive_note} beside {@code delete_note}: a gentle word, and all else is said of the harmful one, too. */
    private static boolean isGentler(JudgedTool sibling, JudgedTool tool, Set<String> gentle) {
        Set<String> things =
                sibling.words().stream().filter(word -> !gentle.contains(word)).collect(Collectors.toSet());
        return things.size() < sibling.words().size()
                && !things.isEmpty()
                && JudgedTool.strictness(sibling.category()) < JudgedTool.strictness(tool.category())
                && tool.words().containsAll(things);
    }
}
