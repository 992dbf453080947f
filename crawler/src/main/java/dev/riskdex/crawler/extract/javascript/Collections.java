package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of lists, objects and maps that tool lists are built with. */
final class Collections {

    private Collections() {}

    /** A function of {@code Object}, {@code Array} or {@code Promise}. */
    static Value global(Evaluator evaluator, String receiver, String name, List<Value> arguments) {
        if (arguments.isEmpty()) {
            return Value.UNKNOWN;
        }
        Value first = evaluator.asFields(arguments.get(0).plain());
        if (receiver.equals("Promise")) {
            return name.equals("resolve") || name.equals("all") ? first : Value.UNKNOWN;
        }
        if (receiver.equals("Array") && name.equals("isArray")) {
            return first instanceof Value.Unknown ? Value.UNKNOWN : Values.bool(first instanceof Value.Items);
        }
        if (receiver.equals("Array")) {
            return name.equals("from") || name.equals("of") ? first : Value.UNKNOWN;
        }
        return switch (name) {
            case "freeze", "seal", "preventExtensions" -> arguments.get(0);
            case "fromEntries" -> fromEntries(first);
            case "assign" -> assigned(evaluator, arguments);
            case "create" -> new Value.Fields(Map.of(), false, Optional.empty());
            case "values", "entries", "keys" ->
                first instanceof Value.Fields fields
                        ? map(fields, name).orElse(Value.UNKNOWN)
                        : first instanceof Value.Items && name.equals("values") ? first : Value.UNKNOWN;
            default -> Value.UNKNOWN;
        };
    }

    private static Value assigned(Evaluator evaluator, List<Value> arguments) {
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = false;
        Optional<SyntaxNode> at = Optional.empty();
        for (Value argument : arguments) {
            if (evaluator.asFields(argument.plain()) instanceof Value.Fields fields) {
                entries.putAll(fields.entries());
                open |= fields.open();
                at = at.or(fields::at);
            } else {
                open = true;
            }
        }
        return new Value.Fields(entries, open, at);
    }

    static Value fromEntries(Value pairs) {
        if (!(pairs.plain() instanceof Value.Items items)) {
            return Value.UNKNOWN;
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = items.open();
        for (Value item : items.items()) {
            if (item.plain() instanceof Value.Items pair
                    && pair.items().size() == 2
                    && pair.items().get(0).plain() instanceof Value.Text key) {
                entries.put(key.text(), pair.items().get(1));
            } else {
                open = true;
            }
        }
        return new Value.Fields(entries, open, Optional.empty());
    }

    /** The keys, values or pairs of an object or map. */
    static Optional<Value> map(Value.Fields fields, String name) {
        if (fields.entries().containsKey(name)) {
            return Optional.empty();
        }
        List<Value> items = new ArrayList<>();
        switch (name) {
            case "values" -> items.addAll(fields.entries().values());
            case "keys" -> fields.entries().keySet().forEach(key -> items.add(Values.text(key)));
            case "entries" -> fields.entries().forEach((key, value) -> items.add(pair(key, value)));
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Value.Items(items, fields.open()));
    }

    /** What a map has under a key. */
    static Optional<Value> looked(Value.Fields fields, String name, List<Value> arguments) {
        boolean lookup = name.equals("get") || name.equals("has");
        if (!lookup || arguments.size() != 1 || fields.entries().containsKey(name)) {
            return Optional.empty();
        }
        boolean known = arguments.get(0) instanceof Value.Text text && !text.partial();
        if (!known) {
            return Optional.of(Value.UNKNOWN);
        }
        return Optional.of(
                name.equals("has")
                        ? has(fields, arguments.get(0))
                        : fields.get(Values.asPart(arguments.get(0)).text()));
    }

    static Value has(Value.Fields fields, Value key) {
        boolean found = fields.entries().containsKey(Values.asPart(key).text());
        return found || !fields.open() ? Values.bool(found) : Value.UNKNOWN;
    }

    private static Value pair(String key, Value value) {
        Value items = new Value.Items(List.of(Values.text(key), value.plain()), false);
        return value instanceof Value.Maybe maybe ? Values.under(maybe.condition(), items) : items;
    }

    static Value list(Calls calls, Value.Items items, String name, List<Value> arguments, SyntaxNode nodes) {
        return switch (name) {
            case "join" ->
                Values.join(
                        items,
                        arguments.isEmpty()
                                ? ","
                                : Values.asPart(arguments.get(0)).text());
            case "concat" -> concatenated(items, arguments);
            case "filter" -> arguments.isEmpty() ? items : filtered(calls, items, arguments, nodes);
            case "map" -> mapped(calls, items, arguments, false);
            case "flatMap" -> mapped(calls, items, arguments, true);
            case "flat" -> flat(items);
            case "includes", "has" -> contains(items, arguments);
            case "find" -> Value.UNKNOWN;
            case "slice", "sort", "toSorted", "reverse", "toReversed", "values", "toArray", "splice" -> items;
            default -> Value.UNKNOWN;
        };
    }

    private static Value contains(Value.Items items, List<Value> arguments) {
        boolean known = arguments.size() == 1 && arguments.get(0) instanceof Value.Text text && !text.partial();
        if (known && items.items().contains(arguments.get(0))) {
            return Values.bool(true);
        }
        boolean closed = !items.open() && items.items().stream().allMatch(item -> item instanceof Value.Text);
        return known && closed ? Values.bool(false) : Value.UNKNOWN;
    }

    private static Value concatenated(Value.Items items, List<Value> arguments) {
        List<Value> all = new ArrayList<>(items.items());
        boolean open = items.open();
        for (Value argument : arguments) {
            if (all.size() > Value.Items.MOST) {
                break;
            }
            if (argument.plain() instanceof Value.Items more) {
                String condition = argument instanceof Value.Maybe maybe ? maybe.condition() : "";
                more.items().forEach(item -> all.add(Values.under(condition, item)));
                open |= more.open();
            } else if (argument instanceof Value.Unknown) {
                open = true;
            } else {
                all.add(argument);
            }
        }
        return new Value.Items(all, open);
    }

    private static Value flat(Value.Items items) {
        return concatenated(new Value.Items(List.of(), items.open()), items.items());
    }

    private static Value mapped(Calls calls, Value.Items items, List<Value> arguments, boolean flat) {
        if (arguments.isEmpty() || !(arguments.get(0).plain() instanceof Value.Function function)) {
            return Value.UNKNOWN;
        }
        List<Value> all = new ArrayList<>();
        for (Value item : items.items()) {
            Value result = calls.invoke(function, List.of(item.plain()));
            all.add(item instanceof Value.Maybe maybe ? Values.under(maybe.condition(), result) : result);
        }
        Value.Items mapped = new Value.Items(all, items.open());
        return flat ? flat(mapped) : mapped;
    }

    /** What a test lets through; an item of which that is not known stays, under the test as its condition. */
    private static Value filtered(Calls calls, Value.Items items, List<Value> arguments, SyntaxNode nodes) {
        List<Value> kept = new ArrayList<>();
        String condition = nodes.children().isEmpty()
                ? "filter"
                : Conditions.shortened(nodes.children().get(0));
        for (Value item : items.items()) {
            Value test = arguments.get(0).plain() instanceof Value.Function function
                    ? calls.invoke(function, List.of(item.plain()))
                    : Value.UNKNOWN;
            Optional<Boolean> holds = arguments.get(0).plain() instanceof Value.Function
                    ? Values.truth(test)
                    : condition.equals("Boolean") ? Values.truth(item.plain()) : Optional.empty();
            if (holds.isEmpty()) {
                kept.add(Values.under(condition, item));
            } else if (holds.get()) {
                kept.add(item);
            }
        }
        return new Value.Items(kept, items.open());
    }
}
