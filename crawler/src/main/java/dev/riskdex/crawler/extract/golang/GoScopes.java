package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names inside functions: parameters, variables, loop variables, and what is added to a variable later on. */
final class GoScopes {

    private static final int MOST_STATEMENTS = 20_000;

    private final Map<SyntaxNode, List<SyntaxNode>> statements = new IdentityHashMap<>();

    enum Kind {
        PARAMETER,
        LOOP,
        VALUE
    }

    /**
     * What a local name stands for.
     *
     * @param node of a value its expression, else the name itself
     * @param scope the function
     */
    record Local(Kind kind, SyntaxNode node, SyntaxNode scope) {}

    static boolean isFunction(SyntaxNode node) {
        return node.is("function_declaration") || node.is("method_declaration") || node.is("func_literal");
    }

    /** What a name stands for in the functions around a place. */
    Optional<Local> local(SyntaxNode at, String name) {
        for (Optional<SyntaxNode> node = at.parent();
                node.isPresent();
                node = node.get().parent()) {
            SyntaxNode scope = node.get();
            if (scope.is("for_statement")) {
                Optional<SyntaxNode> variable = loopVariables(scope).stream()
                        .filter(it -> it.text().equals(name))
                        .findFirst();
                if (variable.isPresent()) {
                    return variable.map(it -> new Local(Kind.LOOP, it, scope));
                }
            }
            if (isFunction(scope)) {
                Optional<Local> found = parameters(scope).stream()
                        .filter(parameter -> parameter.text().equals(name))
                        .findFirst()
                        .map(parameter -> new Local(Kind.PARAMETER, parameter, scope))
                        .or(() -> assigned(scope, name, at.start()).map(value -> new Local(Kind.VALUE, value, scope)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The variables of a range loop, key first. */
    static List<SyntaxNode> loopVariables(SyntaxNode loop) {
        return loop.children().stream()
                .filter(child -> child.is("range_clause"))
                .flatMap(clause -> clause.child("left").stream())
                .flatMap(left -> left.children().stream())
                .toList();
    }

    /** The names of a function's parameters, in order. */
    static List<SyntaxNode> parameters(SyntaxNode function) {
        return function.child("parameters").map(SyntaxNode::children).orElse(List.of()).stream()
                .flatMap(parameter -> parameter.children().stream()
                        .filter(child -> child.role().equals("name")))
                .toList();
    }

    private List<SyntaxNode> statements(SyntaxNode scope) {
        return statements.computeIfAbsent(scope, GoScopes::collect);
    }

    /** The statements of a function, inner ones after those around them. */
    private static List<SyntaxNode> collect(SyntaxNode scope) {
        List<SyntaxNode> open = new ArrayList<>();
        scope.child("body").ifPresent(open::add);
        for (int i = 0; i < open.size() && i < MOST_STATEMENTS; i++) {
            for (SyntaxNode child : open.get(i).children()) {
                boolean inner = child.kind().endsWith("_statement")
                        || child.is("block")
                        || child.is("statement_list")
                        || child.kind().endsWith("_declaration")
                        || child.kind().endsWith("_case")
                        || child.is("var_spec")
                        || child.is("const_spec")
                        || child.is("var_spec_list");
                if (inner) {
                    open.add(child);
                }
            }
        }
        return open;
    }

    /** The last value that a function gives a name before a place, else its first. */
    private Optional<SyntaxNode> assigned(SyntaxNode scope, String name, int before) {
        Optional<SyntaxNode> found = Optional.empty();
        for (SyntaxNode statement : statements(scope)) {
            List<SyntaxNode> names;
            List<SyntaxNode> values;
            switch (statement.kind()) {
                case "short_var_declaration" -> {
                    names = statement.child("left").map(SyntaxNode::children).orElse(List.of());
                    values = statement.child("right").map(SyntaxNode::children).orElse(List.of());
                }
                case "var_spec", "const_spec" -> {
                    names = statement.children().stream()
                            .filter(child -> child.role().equals("name"))
                            .toList();
                    values = statement.child("value").map(SyntaxNode::children).orElse(List.of());
                }
                default -> {
                    continue;
                }
            }
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).text().equals(name) && i < values.size()) {
                    boolean earlier = statement.start() < before;
                    if (earlier || found.isEmpty()) {
                        found = Optional.of(values.get(i));
                    }
                }
            }
        }
        return found;
    }

    /** A variable's or parameter's value with what its function appends or sets further down, itself or by a helper. */
    Value grown(Local variable, String name, Value value, GoEvaluator evaluator, Bindings bindings) {
        if (value.plain() instanceof Value.Items items) {
            return grownList(variable, name, items, evaluator, bindings);
        }
        return value.plain() instanceof Value.Fields fields
                ? new Value.Fields(
                        grownFields(variable.scope(), name, fields, evaluator, bindings, 0), fields.open(), fields.at())
                : value;
    }

    private Value grownList(Local variable, String name, Value.Items items, GoEvaluator evaluator, Bindings bindings) {
        List<Value> all = new ArrayList<>(items.items());
        boolean open = items.open();
        for (SyntaxNode statement : statements(variable.scope())) {
            if (!statement.is("assignment_statement")
                    || !statement.child("left").map(SyntaxNode::text).orElse("").equals(name)) {
                continue;
            }
            for (SyntaxNode call :
                    statement.child("right").map(SyntaxNode::children).orElse(List.of())) {
                if (call.is("call_expression") && GoEvaluator.calledName(call).equals("append")) {
                    for (SyntaxNode argument :
                            GoEvaluator.arguments(call).stream().skip(1).toList()) {
                        Value added = evaluator.value(argument, bindings);
                        if (argument.is("variadic_argument")) {
                            added = argument.children().isEmpty()
                                    ? Value.UNKNOWN
                                    : evaluator.value(argument.children().get(0), bindings);
                            if (added.plain() instanceof Value.Items list) {
                                all.addAll(list.items());
                            } else {
                                open = true;
                            }
                        } else {
                            all.add(added);
                        }
                    }
                }
            }
        }
        return new Value.Items(all, open);
    }

    private Map<String, Value> grownFields(
            SyntaxNode scope, String name, Value.Fields fields, GoEvaluator evaluator, Bindings bindings, int depth) {
        Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
        for (SyntaxNode statement : statements(scope)) {
            if (statement.is("assignment_statement")) {
                set(statement, name, entries, evaluator, bindings);
            } else if (depth < 2 && statement.is("expression_statement")) {
                for (SyntaxNode call : statement.children()) {
                    helper(call, name, entries, fields, evaluator, depth);
                }
            }
        }
        return entries;
    }

    /** {@code name.Properties["key"] = value} and {@code name.Field = value}. */
    private static void set(
            SyntaxNode assignment, String name, Map<String, Value> entries, GoEvaluator evaluator, Bindings bindings) {
        Optional<SyntaxNode> left =
                assignment.child("left").flatMap(it -> it.children().stream().findFirst());
        Optional<SyntaxNode> right = assignment.child("right");
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        SyntaxNode target = left.get();
        if (target.is("index_expression")) {
            Optional<SyntaxNode> map = target.child("operand");
            String key = target.child("index")
                    .flatMap(index -> evaluator.value(index, bindings).asText())
                    .map(Value.Text::text)
                    .orElse("");
            boolean own = map.flatMap(it -> it.child("operand"))
                    .filter(it -> it.text().equals(name))
                    .isPresent();
            if (own && !key.isEmpty()) {
                String field = map.flatMap(it -> it.child("field"))
                        .map(SyntaxNode::text)
                        .orElse("");
                Map<String, Value> inner = new LinkedHashMap<>(
                        entries.getOrDefault(field, Value.ABSENT).plain() instanceof Value.Fields known
                                ? known.entries()
                                : Map.of());
                inner.put(key, evaluator.value(right.get(), bindings));
                entries.put(field, new Value.Fields(inner, false, Optional.empty()));
            } else if (map.filter(it -> it.text().equals(name)).isPresent() && !key.isEmpty()) {
                entries.put(key, evaluator.value(right.get(), bindings));
            }
        } else if (target.is("selector_expression")
                && target.child("operand").filter(it -> it.text().equals(name)).isPresent()) {
            target.child("field").ifPresent(field -> entries.put(field.text(), evaluator.value(right.get(), bindings)));
        }
    }

    /** A helper of the project that is given the variable and sets parts of it. */
    private void helper(
            SyntaxNode call,
            String name,
            Map<String, Value> entries,
            Value.Fields fields,
            GoEvaluator evaluator,
            int depth) {
        if (!call.is("call_expression")) {
            return;
        }
        List<SyntaxNode> arguments = GoEvaluator.arguments(call);
        for (int i = 0; i < arguments.size(); i++) {
            boolean given = arguments.get(i).text().equals(name);
            if (given
                    && call.child("function").map(evaluator::value).orElse(Value.UNKNOWN)
                            instanceof Value.Function function) {
                List<SyntaxNode> parameters = parameters(function.node());
                if (i < parameters.size()) {
                    Value.Fields now = new Value.Fields(entries, fields.open(), fields.at());
                    entries.putAll(grownFields(
                            function.node(), parameters.get(i).text(), now, evaluator, Bindings.NONE, depth + 1));
                }
            }
        }
    }
}
