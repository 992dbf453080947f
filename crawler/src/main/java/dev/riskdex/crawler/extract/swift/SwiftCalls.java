package dev.riskdex.crawler.extract.swift;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What calls are worth: values of JSON, builders of schemas, functions of the project. */
final class SwiftCalls {

    /** Builders and cases of JSON values by name, with the JSON type they stand for; empty for a choice of schemas. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("object", "object"),
            Map.entry("string", "string"),
            Map.entry("array", "array"),
            Map.entry("int", "integer"),
            Map.entry("integer", "integer"),
            Map.entry("double", "number"),
            Map.entry("number", "number"),
            Map.entry("bool", "boolean"),
            Map.entry("boolean", "boolean"),
            Map.entry("enum", "string"),
            Map.entry("null", "null"),
            Map.entry("anyOf", ""),
            Map.entry("oneOf", ""),
            Map.entry("allOf", ""));

    private static final Map<String, String> KEYWORDS = Map.of("enumValues", "enum", "defaultValue", "default");

    private final SwiftEvaluator evaluator;
    private final Map<String, List<SyntaxFile>> defining = new HashMap<>();

    SwiftCalls(SwiftEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    Value value(SyntaxNode call, Bindings bindings) {
        List<SyntaxNode> arguments = SwiftSyntax.arguments(call);
        SyntaxNode callee = call.children().get(0);
        if (callee.is("call_expression") && arguments.isEmpty()) {
            return evaluator.value(callee, bindings);
        }
        if (callee.is("lambda_literal")) {
            return SwiftSyntax.result(callee)
                    .map(it -> evaluator.value(it, bindings))
                    .orElse(Value.UNKNOWN);
        }
        String called = SwiftSyntax.called(call).map(SyntaxNode::text).orElse("");
        if (TYPES.containsKey(called) && !callee.is("simple_identifier") && isBuilder(called, callee)) {
            return json(called, arguments, bindings);
        }
        return !callee.is("prefix_expression") && takesFunctions(callee)
                ? function(called, callee)
                        .map(it -> applied(it, arguments, bindings))
                        .orElseGet(() -> method(callee, called, arguments, bindings))
                : method(callee, called, arguments, bindings);
    }

    /** Whether a name such as {@code string} stands for JSON: no function of the project on that type has it. */
    private boolean isBuilder(String called, SyntaxNode callee) {
        return callee.is("prefix_expression") || function(called, callee).isEmpty();
    }

    /** Whether a function of the project may be meant: not a type's name, not a method of a value. */
    private static boolean takesFunctions(SyntaxNode callee) {
        String owner = callee.child("target").map(SyntaxNode::text).orElse("self");
        boolean named = owner.matches("self|Self|[A-Z][\\w.]*");
        return named
                        && !callee.text().isEmpty()
                        && !Character.isUpperCase(callee.text().charAt(0))
                || named && callee.is("navigation_expression");
    }

    /** A function of the type that is named, else one that the file or the project declares. */
    private Optional<SyntaxNode> function(String name, SyntaxNode callee) {
        String owner = callee.child("target").map(SyntaxNode::text).orElse("");
        boolean type = !owner.isEmpty() && Character.isUpperCase(owner.charAt(0)) && !owner.equals("Self");
        Stream<SyntaxFile> files = type
                ? evaluator.declaring(owner.substring(owner.lastIndexOf('.') + 1)).stream()
                : Stream.concat(Stream.of(callee.file()), defining(name).stream());
        return files.flatMap(file -> evaluator.declarations(name, file))
                .filter(it -> it.is("function_declaration") && !callee.isWithin(it))
                .filter(it -> !type || SwiftEvaluator.isIn(it, owner.substring(owner.lastIndexOf('.') + 1)))
                .findFirst();
    }

    private List<SyntaxFile> defining(String function) {
        return function.isEmpty()
                ? List.of()
                : defining.computeIfAbsent(
                        function, it -> evaluator.files().holding(List.of("func " + it + "(", "func " + it + "<")));
    }

    private Value applied(SyntaxNode function, List<SyntaxNode> arguments, Bindings outer) {
        Bindings inner = Bindings.NONE;
        List<SwiftSyntax.Parameter> parameters = SwiftSyntax.parameters(function);
        int at = 0;
        for (SwiftSyntax.Parameter parameter : parameters) {
            boolean given = at < arguments.size()
                    && SwiftSyntax.label(arguments.get(at)).equals(parameter.label());
            Value value = given
                    ? evaluator.value(arguments.get(at), outer)
                    : parameter.otherwise().map(evaluator::value).orElse(Value.UNKNOWN);
            inner = inner.with(parameter.node(), value);
            at += given ? 1 : 0;
        }
        Bindings bound = inner;
        return function.child("body")
                .flatMap(SwiftSyntax::result)
                .map(it -> evaluator.value(it, bound))
                .orElse(Value.UNKNOWN);
    }

    /** {@code .string("text")}, {@code .object(["key": …])}, or a builder: {@code .string(description: "…")}. */
    private Value json(String called, List<SyntaxNode> arguments, Bindings bindings) {
        boolean choice = TYPES.getOrDefault(called, called).isEmpty();
        if (!choice
                && arguments.size() == 1
                && SwiftSyntax.label(arguments.get(0)).isEmpty()) {
            return evaluator.value(arguments.get(0), bindings);
        }
        Map<String, Value> schema = new LinkedHashMap<>();
        String type = TYPES.getOrDefault(called, "");
        if (!type.isEmpty()) {
            schema.put("type", Values.text(type));
        }
        for (SyntaxNode argument : arguments) {
            String label = SwiftSyntax.label(argument);
            Value value = evaluator.value(argument, bindings);
            String first = type.isEmpty() ? called : "description";
            String keyword = label.isEmpty() ? first : KEYWORDS.getOrDefault(label, label);
            if (!(value instanceof Value.Absent)) {
                schema.put(keyword, value);
            }
        }
        return new Value.Fields(schema, false, Optional.empty());
    }

    private Value method(SyntaxNode callee, String called, List<SyntaxNode> arguments, Bindings bindings) {
        Optional<SyntaxNode> target = callee.is("navigation_expression") ? callee.child("target") : Optional.empty();
        if (called.equals("init") || target.isEmpty()) {
            return labelled(arguments, bindings);
        }
        Value on = evaluator.value(target.get(), bindings).plain();
        Value first = arguments.isEmpty()
                ? Value.ABSENT
                : evaluator.value(arguments.get(0), bindings).plain();
        if (on instanceof Value.Items items && called.equals("joined")) {
            return Values.join(items, first.asText().map(Value.Text::text).orElse(""));
        }
        if (on instanceof Value.Text text) {
            return called.equals("trimmingCharacters")
                    ? new Value.Text(text.text().strip(), text.partial())
                    : new Value.Text(text.text(), true);
        }
        if (on instanceof Value.Fields fields && called.equals("merging")) {
            return merged(fields, first);
        }
        return on instanceof Value.Unknown ? labelled(arguments, bindings) : Value.UNKNOWN;
    }

    private static Value merged(Value.Fields fields, Value more) {
        Map<String, Value> entries = new LinkedHashMap<>(fields.entries());
        if (more instanceof Value.Fields other) {
            entries.putAll(other.entries());
            return new Value.Fields(entries, fields.open() || other.open(), fields.at());
        }
        return new Value.Fields(entries, true, fields.at());
    }

    /** A new object is worth its labelled arguments. */
    private Value labelled(List<SyntaxNode> arguments, Bindings bindings) {
        Map<String, Value> entries = new LinkedHashMap<>();
        arguments.stream()
                .filter(argument -> !SwiftSyntax.label(argument).isEmpty())
                .forEach(argument -> entries.put(SwiftSyntax.label(argument), evaluator.value(argument, bindings)));
        return arguments.isEmpty() || entries.size() == arguments.size()
                ? new Value.Fields(entries, false, Optional.empty())
                : Value.UNKNOWN;
    }
}
