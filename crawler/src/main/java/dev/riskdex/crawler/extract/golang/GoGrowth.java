package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function adds to a list, map or struct after it was made: by itself, in a loop, or through a helper. */
final class GoGrowth {

    private static final int DEEPEST_HELPER = 2;

    private final GoEvaluator evaluator;

    GoGrowth(GoEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A variable's or parameter's value with what its function appends or sets. */
    Value grown(GoScopes.Local variable, String name, Value value, Bindings bindings) {
        if (value.plain() instanceof Value.Items items) {
            return list(variable, name, items, bindings);
        }
        return value.plain() instanceof Value.Fields fields
                ? fields(variable.scope(), name, fields, bindings, 0)
                : value;
    }

    private Value list(GoScopes.Local variable, String name, Value.Items items, Bindings bindings) {
        Value.Items all = items;
        for (SyntaxNode statement : evaluator.scopes().statements(variable.scope())) {
            boolean own = statement.is("assignment_statement")
                    && statement
                            .child("left")
                            .filter(it -> it.text().equals(name))
                            .isPresent();
            if (own) {
                for (SyntaxNode call :
                        statement.child("right").map(SyntaxNode::children).orElse(List.of())) {
                    if (call.is("call_expression")
                            && GoEvaluator.calledName(call).equals("append")) {
                        all = appended(all, call, bindings);
                    }
                }
            }
        }
        return all;
    }

    private Value.Items appended(Value.Items items, SyntaxNode call, Bindings bindings) {
        List<Value> all = new ArrayList<>(items.items());
        boolean open = items.open();
        for (SyntaxNode argument : GoEvaluator.arguments(call).stream().skip(1).toList()) {
            if (!argument.is("variadic_argument")) {
                all.add(evaluator.value(argument, bindings));
                continue;
            }
            Value added = argument.children().isEmpty()
                    ? Value.UNKNOWN
                    : evaluator.value(argument.children().get(0), bindings);
            if (added.plain() instanceof Value.Items list) {
                all.addAll(list.items());
                open |= list.open();
            } else {
                open = true;
            }
        }
        return new Value.Items(all, open);
    }

    private Value.Fields fields(SyntaxNode scope, String name, Value.Fields fields, Bindings bindings, int depth) {
        Value.Fields now = fields;
        for (SyntaxNode statement : evaluator.scopes().statements(scope)) {
            if (statement.is("assignment_statement")) {
                now = set(statement, name, now, bindings);
            } else if (statement.is("expression_statement")) {
                for (SyntaxNode call : statement.children()) {
                    now = call.is("call_expression") ? called(call, name, now, bindings, depth) : now;
                }
            }
        }
        return now;
    }

    /** {@code name.Properties["key"] = value}, {@code name["key"] = value} and {@code name.Field = value}. */
    private Value.Fields set(SyntaxNode assignment, String name, Value.Fields fields, Bindings bindings) {
        Optional<SyntaxNode> target =
                assignment.child("left").flatMap(it -> it.children().stream().findFirst());
        Optional<SyntaxNode> right = assignment.child("right");
        Optional<SyntaxNode> operand = target.flatMap(it -> it.child("operand"));
        if (right.isEmpty() || operand.isEmpty()) {
            return fields;
        }
        boolean own = operand.get().text().equals(name);
        if (target.get().is("selector_expression") && own) {
            String field = target.get().child("field").map(SyntaxNode::text).orElse("");
            return with(fields, field, evaluator.value(right.get(), bindings));
        }
        boolean ofPart = operand.get()
                .child("operand")
                .filter(it -> it.text().equals(name))
                .isPresent();
        if (!target.get().is("index_expression") || !own && !ofPart) {
            return fields;
        }
        if (own) {
            return entry(target.get(), assignment, fields, bindings);
        }
        String part = operand.get().child("field").map(SyntaxNode::text).orElse("");
        Value.Fields inner = fields.entries().getOrDefault(part, Value.ABSENT).plain() instanceof Value.Fields known
                ? known
                : new Value.Fields(Map.of(), false, Optional.empty());
        return with(fields, part, entry(target.get(), assignment, inner, bindings));
    }

    /** One entry; all of another map's when a loop over it copies them. */
    private Value.Fields entry(SyntaxNode target, SyntaxNode assignment, Value.Fields map, Bindings bindings) {
        Optional<SyntaxNode> index = target.child("index");
        Value value = assignment
                .child("right")
                .map(it -> evaluator.value(it, bindings))
                .orElse(Value.UNKNOWN);
        Optional<String> key = index.flatMap(it -> evaluator.value(it, bindings).asText())
                .filter(text -> !text.partial())
                .map(Value.Text::text);
        if (key.isPresent()) {
            return with(map, key.get(), value);
        }
        return index.flatMap(it -> evaluator.scopes().local(it, it.text()))
                .filter(local -> local.kind() == GoScopes.Kind.LOOP)
                .map(local -> union(map, evaluator.value(GoContexts.source(local.scope()), bindings)))
                .orElseGet(() -> new Value.Fields(map.entries(), true, map.at()));
    }

    private static Value.Fields with(Value.Fields fields, String key, Value value) {
        Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
        entries.put(key, value);
        return new Value.Fields(entries, fields.open(), fields.at());
    }

    private static Value.Fields union(Value.Fields fields, Value more) {
        Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
        boolean open = !(more.plain() instanceof Value.Fields added) || added.open();
        if (more.plain() instanceof Value.Fields added) {
            entries.putAll(added.entries());
        }
        return new Value.Fields(entries, fields.open() || open, fields.at());
    }

    /** {@code maps.Copy(name, more)}, or a helper of the project that is given the variable and sets parts of it. */
    private Value.Fields called(SyntaxNode call, String name, Value.Fields fields, Bindings bindings, int depth) {
        List<SyntaxNode> arguments = GoEvaluator.arguments(call);
        boolean copy = call.child("function")
                .filter(it -> it.text().equals("maps.Copy"))
                .isPresent();
        if (copy && arguments.size() == 2 && arguments.get(0).text().equals(name)) {
            return union(fields, evaluator.value(arguments.get(1), bindings));
        }
        Value.Fields now = fields;
        for (int i = 0; i < arguments.size() && depth < DEEPEST_HELPER; i++) {
            boolean given = arguments.get(i).text().equals(name);
            if (given
                    && call.child("function").map(evaluator::value).orElse(Value.UNKNOWN)
                            instanceof Value.Function function) {
                List<SyntaxNode> parameters = GoScopes.parameters(function.node());
                Bindings inner = GoContexts.bind(function, arguments, argument -> evaluator.value(argument, bindings));
                now = i < parameters.size()
                        ? fields(function.node(), parameters.get(i).text(), now, inner, depth + 1)
                        : now;
            }
        }
        return now;
    }
}
