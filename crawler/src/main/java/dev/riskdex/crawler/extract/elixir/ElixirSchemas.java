package dev.riskdex.crawler.extract.elixir;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of components: a block of fields, or a map from names to types. */
final class ElixirSchemas {

    private static final int DEEPEST = 12;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("string", "string"),
            Map.entry("atom", "string"),
            Map.entry("date", "string"),
            Map.entry("time", "string"),
            Map.entry("datetime", "string"),
            Map.entry("naive_datetime", "string"),
            Map.entry("integer", "integer"),
            Map.entry("float", "number"),
            Map.entry("number", "number"),
            Map.entry("boolean", "boolean"),
            Map.entry("map", "object"),
            Map.entry("object", "object"),
            Map.entry("list", "array"));

    private final ElixirEvaluator evaluator;

    ElixirSchemas(ElixirEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A type's JSON Schema and whether a value must be given. */
    private record Typed(ObjectNode json, boolean required) {}

    /** {@code schema do field :id, :string, required: true … end}. */
    SchemaDraft block(List<SyntaxNode> statements) {
        return block(statements, 0);
    }

    private SchemaDraft block(List<SyntaxNode> statements, int depth) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode statement : statements) {
            if (statement.is("map")) {
                map(evaluator.value(statement), schema, depth);
            } else if (depth < DEEPEST) {
                field(statement, schema, depth);
            }
        }
        return schema;
    }

    private void field(SyntaxNode statement, SchemaDraft schema, int depth) {
        String called = ElixirCalls.name(statement);
        List<SyntaxNode> arguments = ElixirCalls.arguments(statement);
        Optional<Value.Text> name =
                arguments.stream().findFirst().flatMap(it -> evaluator.value(it).asText());
        if (name.isEmpty() || !called.matches("field|embeds_one|embeds_many")) {
            schema.incomplete();
            return;
        }
        Map<String, Value> options = options(arguments);
        List<SyntaxNode> inner = ElixirCalls.statements(statement);
        Typed typed = inner.isEmpty()
                ? type(arguments, depth)
                : new Typed(block(inner, depth + 1).json(), false);
        ObjectNode json = called.equals("embeds_many")
                ? (ObjectNode) JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "array")
                        .set("items", typed.json())
                : typed.json();
        boolean required = Values.truth(options.getOrDefault("required", Value.ABSENT))
                .filter(it -> options.containsKey("required"))
                .orElse(typed.required());
        said(options, json);
        schema.property(name.get().text(), json, required);
    }

    private Typed type(List<SyntaxNode> arguments, int depth) {
        return arguments.size() > 1 && !arguments.get(1).is("keywords")
                ? typed(evaluator.value(arguments.get(1)), depth)
                : new Typed(JsonNodeFactory.instance.objectNode(), false);
    }

    private Map<String, Value> options(List<SyntaxNode> arguments) {
        return arguments.stream()
                                .filter(it -> it.is("keywords"))
                                .map(evaluator::value)
                                .findFirst()
                                .orElse(Value.ABSENT)
                                .plain()
                        instanceof Value.Fields fields
                ? fields.entries()
                : Map.of();
    }

    /** What options say of an argument. */
    private static void said(Map<String, Value> options, ObjectNode json) {
        for (String key : List.of("description", "format", "enum")) {
            Json.of(options.getOrDefault(key, Value.ABSENT)).ifPresent(value -> json.set(key, value));
        }
        Json.of(options.getOrDefault("values", Value.ABSENT)).ifPresent(values -> json.set("enum", values));
        boolean text = json.path("type").asString("").equals("string");
        Map<String, String> keywords = text
                ? Map.of("min_length", "minLength", "max_length", "maxLength", "min", "minLength", "max", "maxLength")
                : Map.of("min", "minimum", "max", "maximum", "gte", "minimum", "lte", "maximum");
        new LinkedHashMap<>(options).forEach((key, value) -> {
            String keyword = keywords.get(key);
            if (keyword != null) {
                Json.of(value).ifPresent(limit -> json.set(keyword, limit));
            }
        });
    }

    /** {@code %{id: {:required, :string}}}, or a JSON Schema written as a map. */
    SchemaDraft map(Value value) {
        boolean isJsonSchema = value.plain() instanceof Value.Fields fields
                && fields.entries().keySet().stream().anyMatch(key -> key.equals("properties") || key.equals("type"));
        return isJsonSchema ? SchemaDraft.of(value) : map(value, new SchemaDraft(), 0);
    }

    private static SchemaDraft map(Value value, SchemaDraft schema, int depth) {
        if (!(value.plain() instanceof Value.Fields fields)) {
            return schema.incomplete();
        }
        fields.entries().forEach((name, type) -> {
            Typed typed = typed(type, depth);
            schema.property(name, typed.json(), typed.required());
        });
        return fields.open() ? schema.incomplete() : schema;
    }

    private static Typed typed(Value value, int depth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Value plain = value.plain();
        if (depth > DEEPEST) {
            return new Typed(json, false);
        }
        if (plain instanceof Value.Text text) {
            String known = TYPES.get(text.text());
            return new Typed(known == null ? json : json.put("type", known), false);
        }
        if (plain instanceof Value.Fields) {
            return new Typed(map(plain, new SchemaDraft(), depth + 1).json(), false);
        }
        return plain instanceof Value.Items items && !items.items().isEmpty()
                ? tuple(items.items(), depth)
                : new Typed(json, false);
    }

    /** {@code {:required, type, options}}, {@code {:enum, values}}, {@code {:list, type}}, {@code {type, limits}}. */
    private static Typed tuple(List<Value> parts, int depth) {
        String kind = parts.get(0).asText().map(Value.Text::text).orElse("");
        Value second = parts.size() > 1 ? parts.get(1) : Value.ABSENT;
        Typed typed = switch (kind) {
            case "required" -> new Typed(typed(second, depth + 1).json(), true);
            case "meta" -> typed(second, depth + 1);
            case "enum" -> new Typed(choices(second), false);
            case "list" -> new Typed(array(second, depth), false);
            default -> typed(parts.get(0), depth + 1);
        };
        if (parts.get(parts.size() - 1).plain() instanceof Value.Fields options && parts.size() > 1) {
            said(options.entries(), typed.json());
        }
        return typed;
    }

    private static ObjectNode choices(Value values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "string");
        Json.of(values).ifPresent(known -> json.set("enum", known));
        return json;
    }

    private static ObjectNode array(Value items, int depth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "array");
        json.set("items", typed(items, depth + 1).json());
        return json;
    }
}
