package dev.riskdex.crawler.extract.elixir;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which modules are components, directly or by a macro of the project, and the names that servers give them. */
final class Components {

    private static final Pattern TOOL = Pattern.compile("use\\s+[\\w.]*Server\\.Component,\\s*type:\\s*:tool\\b");

    private final ElixirEvaluator evaluator;
    private final Map<String, Boolean> macros = new HashMap<>();

    Components(ElixirEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Whether a statement makes its module a tool. */
    boolean makesTool(SyntaxNode statement) {
        if (!ElixirCalls.name(statement).equals("use")) {
            return false;
        }
        List<SyntaxNode> arguments = ElixirCalls.arguments(statement);
        boolean named = arguments.size() > 1 && arguments.get(1).text().equals(":tool");
        return TOOL.matcher(statement.text()).find()
                || named && macros.computeIfAbsent(arguments.get(0).text(), this::isMacro);
    }

    /** Whether {@code use Module, :tool} stands for the use of a tool component. */
    private boolean isMacro(String module) {
        return evaluator.files().holding(List.of("defmodule " + module)).stream()
                .anyMatch(file -> TOOL.matcher(file.root().text()).find());
    }

    /** The name that a server gives: {@code component Module, name: "…"}. */
    Optional<Value> givenName(String module) {
        String last = module.substring(module.lastIndexOf('.') + 1);
        return evaluator.files().holding(List.of(last + ", name:")).stream()
                .flatMap(file ->
                        file.words("component", 0, file.size(), 1_000).stream().map(file::nodeAt))
                .flatMap(node -> node.parent().stream())
                .filter(call -> ElixirCalls.name(call).equals("component"))
                .map(ElixirCalls::arguments)
                .filter(arguments ->
                        arguments.size() == 2 && arguments.get(0).text().matches("(?:.*\\.)?" + Pattern.quote(last)))
                .map(arguments -> evaluator.value(arguments.get(1)))
                .flatMap(value -> value instanceof Value.Fields fields
                        ? Optional.ofNullable(fields.entries().get("name")).stream()
                        : Optional.<Value>empty().stream())
                .findFirst();
    }
}
