package dev.riskdex.classifier.policy;

import dev.riskdex.model.Category;
import dev.riskdex.policy.Condition;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A rule of {@code data/signals/policy.yaml}: which condition an argument of some name deserves.
 *
 * @param id stable, never given to another meaning
 * @param names of arguments, as words with blanks between them
 * @param types JSON types of the argument
 * @param tools categories of the tools it is for
 * @param says words of which the argument's text must have one; empty asks nothing
 * @param saysNot words of which it must have none
 * @param toolNot words that the tool's name must not have
 * @param operator of the condition
 * @param value of the condition
 * @param requires whether the condition must hold; else a call is denied when it holds
 * @param narrows whether what is left of the tool is harmless enough not to hide it
 * @param message for whoever is denied
 * @param reason for whoever looks after the policy
 */
record ArgumentRule(
        String id,
        Set<String> names,
        Set<String> types,
        Set<Category> tools,
        Set<String> says,
        Set<String> saysNot,
        Set<String> toolNot,
        Condition.Operator operator,
        JsonNode value,
        boolean requires,
        boolean narrows,
        String message,
        String reason) {

    static ArgumentRule of(JsonNode node) {
        boolean requires = node.has("require");
        JsonNode condition = node.path(requires ? "require" : "deny");
        Set<Category> tools = new HashSet<>();
        node.path("tools").forEach(label -> tools.add(Category.of(label.asString())));
        return new ArgumentRule(
                node.path("id").asString(),
                texts(node.path("names")),
                texts(node.path("types")),
                Set.copyOf(tools),
                texts(node.path("says")),
                texts(node.path("says_not")),
                texts(node.path("tool_not")),
                Condition.Operator.find(condition.path("op").asString()).orElseThrow(),
                condition.path("value"),
                requires,
                node.path("narrows").asBoolean(false),
                node.path("message").asString(),
                node.path("reason").asString());
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asString()));
        return Set.copyOf(texts);
    }

    boolean isFor(Argument argument, Category category, Set<String> toolWords) {
        return names.contains(argument.name())
                && types.contains(argument.type())
                && tools.contains(category)
                && (says.isEmpty() || says.stream().anyMatch(argument.text()::contains))
                && saysNot.stream().noneMatch(argument.text()::contains)
                && toolNot.stream().noneMatch(toolWords::contains);
    }

    Condition condition(Argument argument) {
        return new Condition(argument.path(), operator, value);
    }
}
