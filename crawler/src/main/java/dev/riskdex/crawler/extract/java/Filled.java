package dev.riskdex.crawler.extract.java;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Maps, lists and schemas of Java: made by one call, or created empty and filled afterwards. */
final class Filled {

    private static final int MOST_USES = 1_000;

    private Filled() {}

    /** What a call of the library makes: {@code Map.of("key", value)}, {@code List.of(…)}. */
    static Optional<Value> made(String owner, String name, List<Value> arguments, SyntaxNode at) {
        return switch (owner + "." + name) {
            case "Map.of", "ImmutableMap.of" -> Optional.of(map(arguments, at));
            case "Map.entry" -> Optional.of(map(arguments, at));
            case "Map.ofEntries" -> Optional.of(merged(arguments, at));
            case "Map.copyOf", "List.copyOf", "Collections.unmodifiableMap" ->
                arguments.stream().findFirst();
            case "Collections.emptyMap" -> Optional.of(new Value.Fields(Map.of(), false, Optional.empty()));
            case "List.of", "Arrays.asList", "Set.of", "Collections.emptyList", "Collections.singletonList" ->
                Optional.of(new Value.Items(arguments, false));
            default -> Optional.empty();
        };
    }

    private static Value map(List<Value> arguments, SyntaxNode at) {
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = arguments.size() % 2 != 0;
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            Optional<Value.Text> key = arguments.get(i).asText();
            open |= key.isEmpty();
            Value value = arguments.get(i + 1);
            key.ifPresent(it -> entries.put(it.text(), value));
        }
        return new Value.Fields(entries, open, Optional.of(at));
    }

    private static Value merged(List<Value> arguments, SyntaxNode at) {
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = false;
        for (Value argument : arguments) {
            if (argument.plain() instanceof Value.Fields fields) {
                entries.putAll(fields.entries());
            } else {
                open = true;
            }
        }
        return new Value.Fields(entries, open, Optional.of(at));
    }

    /** {@code new LinkedHashMap<>()}, {@code new JsonSchema("object", properties, required, …)}. */
    static Value created(SyntaxNode node, JavaEvaluator evaluator) {
        String type = node.child("type").map(SyntaxNode::text).orElse("").replaceFirst("(?s)<.*", "");
        List<Value> arguments =
                JavaEvaluator.arguments(node).stream().map(evaluator::inner).toList();
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "JsonSchema" -> schema(arguments, node);
            case "HashMap", "LinkedHashMap", "TreeMap" ->
                arguments.stream()
                        .filter(it -> it.plain() instanceof Value.Fields)
                        .findFirst()
                        .orElse(new Value.Fields(Map.of(), false, Optional.of(node)));
            case "ArrayList", "LinkedList" ->
                arguments.stream()
                        .filter(it -> it.plain() instanceof Value.Items)
                        .findFirst()
                        .orElse(new Value.Items(List.of(), false));
            default -> Value.UNKNOWN;
        };
    }

    private static Value schema(List<Value> arguments, SyntaxNode at) {
        Map<String, Value> entries = new LinkedHashMap<>();
        List<String> keys = List.of("type", "properties", "required");
        for (int i = 0; i < keys.size() && i < arguments.size(); i++) {
            boolean wanted = !Values.isNothing(arguments.get(i)) && !(arguments.get(i) instanceof Value.Unknown);
            if (wanted || keys.get(i).equals("properties")) {
                Value given = arguments.get(i);
                entries.put(
                        keys.get(i),
                        Values.isNothing(given) ? new Value.Fields(Map.of(), false, Optional.empty()) : given);
            }
        }
        return new Value.Fields(entries, false, Optional.of(at));
    }

    /** The value of a local variable with what its method puts into it. */
    static Value with(SyntaxNode variable, SyntaxNode method, JavaEvaluator evaluator) {
        Value first = variable.child("value").map(evaluator::inner).orElse(Value.UNKNOWN);
        if (!(first.plain() instanceof Value.Fields) && !(first.plain() instanceof Value.Items)) {
            return first;
        }
        String name = variable.child("name").map(SyntaxNode::text).orElse("");
        List<List<Value>> put = new ArrayList<>();
        boolean open = collect(name, method, evaluator, true, put);
        return first.plain() instanceof Value.Fields fields ? put(fields, put, open) : added(first, put, open);
    }

    /** What a method puts into what it calls by a name, and whether it puts more that cannot be told. */
    private static boolean collect(
            String name, SyntaxNode method, JavaEvaluator evaluator, boolean handsOn, List<List<Value>> put) {
        boolean open = false;
        for (int offset : method.file().words(name, method.start(), method.end(), MOST_USES)) {
            SyntaxNode use = method.file().nodeAt(offset);
            Optional<SyntaxNode> call = use.parent()
                    .filter(it -> it.is("method_invocation") && use.role().equals("object"));
            String called =
                    call.flatMap(it -> it.child("name")).map(SyntaxNode::text).orElse("");
            if (called.equals("put") || called.equals("add")) {
                put.add(JavaEvaluator.arguments(call.get()).stream()
                        .map(evaluator::inner)
                        .toList());
            }
            open |= called.equals("putAll") || called.equals("addAll");
            open |= handsOn && handed(use, evaluator, put);
        }
        return open;
    }

    /** What a method of the same file puts into a map that it is handed: {@code addPaging(properties)}. */
    private static boolean handed(SyntaxNode use, JavaEvaluator evaluator, List<List<Value>> put) {
        Optional<SyntaxNode> call = use.parent()
                .filter(it -> it.is("argument_list"))
                .flatMap(SyntaxNode::parent)
                .filter(it -> it.is("method_invocation") && it.child("object").isEmpty());
        Optional<SyntaxNode> method = call.flatMap(it -> it.child("name"))
                .flatMap(it -> CodeFiles.declaredWithin(use.file().root(), it.text(), "method_declaration"));
        Optional<SyntaxNode> parameter = method.flatMap(it -> it.child("parameters")).stream()
                .flatMap(it -> it.children().stream())
                .skip(call.map(it -> JavaEvaluator.arguments(it).indexOf(use)).orElse(0))
                .findFirst();
        return parameter.isPresent()
                && collect(
                        parameter.get().child("name").map(SyntaxNode::text).orElse(""),
                        method.get(),
                        evaluator,
                        false,
                        put);
    }

    private static Value put(Value.Fields first, List<List<Value>> calls, boolean open) {
        Map<String, Value> entries = new LinkedHashMap<>(first.entries());
        boolean unknown = open || first.open();
        for (List<Value> arguments : calls) {
            Optional<Value.Text> key = arguments.size() == 2 ? arguments.get(0).asText() : Optional.empty();
            unknown |= key.isEmpty();
            key.ifPresent(it -> entries.put(it.text(), arguments.get(1)));
        }
        return new Value.Fields(entries, unknown, first.at());
    }

    private static Value added(Value first, List<List<Value>> calls, boolean open) {
        List<Value> items = new ArrayList<>(((Value.Items) first.plain()).items());
        calls.stream().filter(it -> it.size() == 1).forEach(it -> items.add(it.get(0)));
        return new Value.Items(items, open);
    }
}
