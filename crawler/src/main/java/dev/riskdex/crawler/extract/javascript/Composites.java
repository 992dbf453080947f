package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates objects and arrays as they are written, with what is spread into them. */
final class Composites {

    private final Evaluator evaluator;

    Composites(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Value object(SyntaxNode node, Bindings bindings) {
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = false;
        for (SyntaxNode child : node.children()) {
            switch (child.kind()) {
                case "pair" -> {
                    Optional<String> key = child.child("key").flatMap(name -> key(name, bindings));
                    Value value = child.child("value")
                            .map(inner -> evaluator.evaluate(inner, bindings))
                            .orElse(Value.UNKNOWN);
                    open |= key.isEmpty();
                    key.ifPresent(name -> entries.put(name, value));
                }
                case "shorthand_property_identifier" -> entries.put(child.text(), evaluator.evaluate(child, bindings));
                case "method_definition" -> {
                    Optional<String> key = child.child("name").flatMap(name -> key(name, bindings));
                    Value.Function method = new Value.Function(child, bindings);
                    boolean getter = child.text().startsWith("get ");
                    key.ifPresent(name ->
                            entries.put(name, getter ? evaluator.calls().invoke(method, List.of()) : method));
                }
                case "spread_element" -> {
                    Value spread = child.children().isEmpty()
                            ? Value.UNKNOWN
                            : evaluator.evaluate(child.children().get(0), bindings);
                    open |= spread(spread, entries);
                }
                default -> open = true;
            }
        }
        return new Value.Fields(entries, open, Optional.of(node));
    }

    /** Adds what is spread into an object; true when there may be more than is known. */
    private boolean spread(Value spread, Map<String, Value> entries) {
        Value plain = evaluator.asFields(spread.plain());
        if (plain instanceof Value.Fields fields) {
            String condition = spread instanceof Value.Maybe maybe ? maybe.condition() : "";
            fields.entries().forEach((key, value) -> entries.put(key, Values.under(condition, value)));
            return fields.open();
        }
        return plain instanceof Value.Unknown;
    }

    private Optional<String> key(SyntaxNode name, Bindings bindings) {
        if (name.is("computed_property_name")) {
            return name.children().isEmpty()
                    ? Optional.empty()
                    : evaluator
                            .evaluate(name.children().get(0), bindings)
                            .asText()
                            .filter(text -> !text.partial())
                            .map(Value.Text::text);
        }
        return Optional.of(Literals.unquote(name.text()));
    }

    Value array(SyntaxNode node, Bindings bindings) {
        List<Value> items = new ArrayList<>();
        boolean open = false;
        for (SyntaxNode child : node.children()) {
            if (items.size() > Value.Items.MOST) {
                break;
            }
            if (child.is("spread_element")) {
                Value spread = child.children().isEmpty()
                        ? Value.UNKNOWN
                        : evaluator.evaluate(child.children().get(0), bindings);
                String condition = spread instanceof Value.Maybe maybe ? maybe.condition() : "";
                if (spread.plain() instanceof Value.Items list) {
                    list.items().forEach(item -> items.add(Values.under(condition, item)));
                    open |= list.open();
                } else {
                    open |= spread.plain() instanceof Value.Unknown;
                }
            } else {
                items.add(evaluator.evaluate(child, bindings));
            }
        }
        return new Value.Items(items, open);
    }
}
