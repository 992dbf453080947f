package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds JSON Schema from the calls of zod and libraries of its style. A constructor is told by its name alone, since
 * bundlers rename what it is called on.
 */
final class Schemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> SCALARS =
            Set.of("string", "number", "boolean", "bigint", "date", "any", "unknown", "null", "void", "never", "int");
    private static final Set<String> FORMATS = Set.of(
            "email", "url", "uuid", "guid", "cuid", "cuid2", "ulid", "nanoid", "ipv4", "ipv6", "base64", "iso", "hex");
    private static final Set<String> WITH_ARGUMENT = Set.of(
            "array",
            "optional",
            "nullable",
            "nullish",
            "enum",
            "nativeEnum",
            "literal",
            "union",
            "discriminatedUnion",
            "intersection",
            "record",
            "partialRecord",
            "tuple",
            "preprocess",
            "lazy",
            "custom",
            "instanceof",
            "object",
            "strictObject",
            "looseObject",
            "set");
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";

    private Schemas() {}

    static boolean isConstructor(String name, List<Value> arguments) {
        if (WITH_ARGUMENT.contains(name)) {
            return !arguments.isEmpty()
                    && (!name.equals("set") || arguments.size() == 1)
                    && (!name.equals("object") || fields(arguments.get(0)).isPresent());
        }
        return SCALARS.contains(name)
                && arguments.stream().allMatch(it -> it.plain() instanceof Value.Fields || it instanceof Value.Text);
    }

    static Value.Schema construct(String name, List<Value> arguments, UnaryOperator<Value> returned) {
        Value first = arguments.isEmpty() ? Value.ABSENT : arguments.get(0).plain();
        Value second = arguments.size() < 2 ? Value.ABSENT : arguments.get(1).plain();
        return switch (name) {
            case "object", "strictObject", "looseObject" -> object(first);
            case "array" -> array(first);
            case "set" -> array(first);
            case "enum", "nativeEnum" -> enumeration(first);
            case "literal" -> literal(first);
            case "union" -> union(first);
            case "discriminatedUnion" -> union(second);
            case "intersection" -> merged(of(first), of(second));
            case "record", "partialRecord" -> record(second instanceof Value.Absent ? first : second);
            case "optional" ->
                new Value.Schema(of(first).json(), true, of(first).complete());
            case "nullish" ->
                new Value.Schema(nullable(of(first)).json(), true, of(first).complete());
            case "nullable" -> nullable(of(first));
            case "preprocess" -> of(second);
            case "lazy" -> of(returned.apply(first));
            case "tuple" -> typed("array");
            case "custom", "instanceof" -> empty(true);
            default -> scalar(name);
        };
    }

    private static Value.Schema scalar(String name) {
        return switch (name) {
            case "string", "date" -> typed("string");
            case "number", "bigint" -> typed("number");
            case "int" -> typed("integer");
            case "boolean" -> typed("boolean");
            case "null" -> typed("null");
            default -> new Value.Schema(NODES.objectNode(), name.equals("any") || name.equals("unknown"), true);
        };
    }

    private static Value.Schema typed(String type) {
        return new Value.Schema(NODES.objectNode().put("type", type), false, true);
    }

    private static Value.Schema empty(boolean complete) {
        return new Value.Schema(NODES.objectNode(), false, complete);
    }

    /** A value in the place of a schema: JSON Schema where it can be read as one. */
    static Value.Schema of(Value value) {
        Value plain = value.plain();
        if (plain instanceof Value.Schema schema) {
            return value instanceof Value.Maybe ? new Value.Schema(schema.json(), true, schema.complete()) : schema;
        }
        if (plain instanceof Value.Fields fields) {
            return isJsonSchema(fields) ? literalSchema(fields) : object(fields);
        }
        return empty(false);
    }

    private static boolean isJsonSchema(Value.Fields fields) {
        Value type = fields.entries().getOrDefault("type", Value.ABSENT).plain();
        Value properties =
                fields.entries().getOrDefault(PROPERTIES, Value.ABSENT).plain();
        return type instanceof Value.Text
                || properties instanceof Value.Fields
                || List.of("$schema", "$ref", "anyOf", "oneOf", "allOf").stream()
                        .anyMatch(fields.entries()::containsKey);
    }

    private static Value.Schema literalSchema(Value.Fields fields) {
        boolean complete = !fields.open();
        if (fields.entries().getOrDefault(PROPERTIES, Value.ABSENT).plain() instanceof Value.Fields properties) {
            complete = !properties.open();
        } else if (fields.entries().containsKey(PROPERTIES)) {
            complete = fields.entries().get(PROPERTIES).plain() instanceof Value.Absent;
        }
        ObjectNode json = Json.of(fields)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(NODES::objectNode);
        properties(fields).ifPresent(properties -> json.set(PROPERTIES, properties));
        return new Value.Schema(json, false, complete);
    }

    /** Properties by name, also those whose own schema could not be read. */
    private static Optional<ObjectNode> properties(Value.Fields fields) {
        if (fields.entries().getOrDefault(PROPERTIES, Value.ABSENT).plain() instanceof Value.Fields properties) {
            ObjectNode json = NODES.objectNode();
            properties.entries().forEach((name, value) -> {
                if (!(value instanceof Value.Absent)) {
                    json.set(name, Json.of(value).orElseGet(NODES::objectNode));
                }
            });
            return Optional.of(json);
        }
        return Optional.empty();
    }

    private static Optional<Value.Fields> fields(Value value) {
        return value.plain() instanceof Value.Fields fields ? Optional.of(fields) : Optional.empty();
    }

    private static Value.Schema object(Value shape) {
        Optional<Value.Fields> fields = fields(shape);
        if (fields.isEmpty()) {
            ObjectNode json = NODES.objectNode().put("type", "object");
            json.set(PROPERTIES, NODES.objectNode());
            return new Value.Schema(json, false, shape instanceof Value.Absent);
        }
        ObjectNode properties = NODES.objectNode();
        ArrayNode required = NODES.arrayNode();
        fields.get().entries().forEach((name, value) -> {
            if (!(value instanceof Value.Absent)) {
                Value.Schema schema = of(value);
                properties.set(name, schema.json());
                boolean known = value.plain() instanceof Value.Schema;
                if (known && !schema.optional()) {
                    required.add(name);
                }
            }
        });
        return object(properties, required, !fields.get().open());
    }

    private static Value.Schema object(ObjectNode properties, ArrayNode required, boolean complete) {
        ObjectNode json = NODES.objectNode().put("type", "object");
        json.set(PROPERTIES, properties);
        if (!required.isEmpty()) {
            json.set(REQUIRED, required);
        }
        return new Value.Schema(json, false, complete);
    }

    private static Value.Schema array(Value items) {
        Value.Schema element = of(items);
        ObjectNode json = NODES.objectNode().put("type", "array");
        json.set("items", element.json());
        return new Value.Schema(json, false, element.complete());
    }

    private static Value.Schema enumeration(Value values) {
        ObjectNode json = NODES.objectNode().put("type", "string");
        Value plain = values.plain();
        Optional<JsonNode> listed = plain instanceof Value.Fields fields
                ? Json.of(new Value.Items(List.copyOf(fields.entries().values()), fields.open()))
                : Json.of(plain);
        listed.filter(JsonNode::isArray).ifPresent(array -> json.set("enum", array));
        return new Value.Schema(json, false, true);
    }

    private static Value.Schema literal(Value value) {
        ObjectNode json = NODES.objectNode();
        if (value instanceof Value.Text) {
            json.put("type", "string");
        }
        Json.of(value).ifPresent(constant -> json.set("const", constant));
        return new Value.Schema(json, value instanceof Value.Absent, true);
    }

    private static Value.Schema union(Value members) {
        ArrayNode any = NODES.arrayNode();
        boolean complete = true;
        boolean optional = false;
        if (members.plain() instanceof Value.Items items) {
            for (Value item : items.items()) {
                Value.Schema schema = of(item);
                any.add(schema.json());
                complete &= schema.complete();
                optional |= schema.optional();
            }
        } else {
            complete = false;
        }
        ObjectNode json = NODES.objectNode();
        json.set("anyOf", any);
        return new Value.Schema(json, optional, complete);
    }

    private static Value.Schema record(Value values) {
        ObjectNode json = NODES.objectNode().put("type", "object");
        json.set("additionalProperties", of(values).json());
        return new Value.Schema(json, false, true);
    }

    private static Value.Schema nullable(Value.Schema schema) {
        ArrayNode any = NODES.arrayNode();
        any.add(schema.json());
        any.add(NODES.objectNode().put("type", "null"));
        ObjectNode json = NODES.objectNode();
        json.set("anyOf", any);
        return new Value.Schema(json, schema.optional(), schema.complete());
    }

    /** What a method of a schema makes of it; a method that is not known leaves it as it is. */
    static Value modify(Value.Schema schema, String method, List<Value> arguments) {
        Value first = arguments.isEmpty() ? Value.ABSENT : arguments.get(0);
        return switch (method) {
            case "optional", "nullish", "exactOptional" ->
                new Value.Schema(
                        method.equals("nullish") ? nullable(schema).json() : schema.json(), true, schema.complete());
            case "default", "prefault", "catch" -> with(schema, "default", first, true);
            case "describe" -> with(schema, "description", first, schema.optional());
            case "meta" ->
                first.plain() instanceof Value.Fields fields
                        ? with(schema, "description", fields.get("description"), schema.optional())
                        : schema;
            case "nullable" -> nullable(schema);
            case "array" -> array(schema);
            case "int", "safe" -> integer(schema);
            case "min", "max", "length", "gte", "lte", "nonempty" -> bounded(schema, method, first);
            case "or" -> union(new Value.Items(List.of(schema, first), false));
            case "and", "merge", "extend", "safeExtend", "augment" -> merged(schema, of(first));
            case "pick", "omit" -> picked(schema, first, method.equals("pick"));
            case "partial", "deepPartial" -> required(schema, false);
            case "required" -> required(schema, true);
            case "pipe" -> schema;
            case "keyof" ->
                enumeration(
                        new Value.Items(names(schema).stream().map(Values::text).toList(), false));
            case "unwrap", "removeDefault" -> new Value.Schema(schema.json(), false, schema.complete());
            case "parse", "safeParse", "parseAsync", "safeParseAsync" -> Value.UNKNOWN;
            default ->
                FORMATS.contains(method)
                        ? with(schema, "format", Values.text(method.equals("url") ? "uri" : method), schema.optional())
                        : schema;
        };
    }

    private static Value.Schema with(Value.Schema schema, String key, Value value, boolean optional) {
        ObjectNode json = schema.json().deepCopy();
        Json.of(value).ifPresent(node -> json.set(key, node));
        return new Value.Schema(json, optional, schema.complete());
    }

    private static Value.Schema integer(Value.Schema schema) {
        ObjectNode json = schema.json().deepCopy();
        json.put("type", "integer");
        return new Value.Schema(json, schema.optional(), schema.complete());
    }

    private static Value.Schema bounded(Value.Schema schema, String method, Value bound) {
        String type = schema.json().path("type").asString("");
        boolean low = method.equals("min") || method.equals("gte") || method.equals("nonempty");
        String unit = type.equals("array") ? "Items" : type.equals("string") ? "Length" : "";
        String key = unit.isEmpty() ? (low ? "minimum" : "maximum") : (low ? "min" : "max") + unit;
        Value limit = method.equals("nonempty") ? new Value.Scalar(NODES.numberNode(1)) : bound;
        return limit instanceof Value.Scalar ? with(schema, key, limit, schema.optional()) : schema;
    }

    private static Value.Schema merged(Value.Schema one, Value.Schema other) {
        ObjectNode properties = NODES.objectNode();
        one.json().path(PROPERTIES).forEachEntry(properties::set);
        other.json().path(PROPERTIES).forEachEntry(properties::set);
        Set<String> otherNames = Set.copyOf(names(other));
        ArrayNode required = NODES.arrayNode();
        one.json().path(REQUIRED).forEach(name -> {
            if (!otherNames.contains(name.asString(""))) {
                required.add(name);
            }
        });
        other.json().path(REQUIRED).forEach(required::add);
        return object(properties, required, one.complete() && other.complete());
    }

    private static List<String> names(Value.Schema schema) {
        return schema.json()
                .path(PROPERTIES)
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Value.Schema picked(Value.Schema schema, Value mask, boolean keep) {
        if (!(mask.plain() instanceof Value.Fields fields)) {
            return new Value.Schema(schema.json(), schema.optional(), false);
        }
        ObjectNode properties = NODES.objectNode();
        schema.json().path(PROPERTIES).forEachEntry((name, value) -> {
            if (fields.entries().containsKey(name) == keep) {
                properties.set(name, value);
            }
        });
        ArrayNode required = NODES.arrayNode();
        schema.json().path(REQUIRED).forEach(name -> {
            if (properties.has(name.asString(""))) {
                required.add(name);
            }
        });
        return object(properties, required, schema.complete());
    }

    private static Value.Schema required(Value.Schema schema, boolean all) {
        ObjectNode json = schema.json().deepCopy();
        json.remove(REQUIRED);
        if (all) {
            ArrayNode required = NODES.arrayNode();
            names(schema).forEach(required::add);
            json.set(REQUIRED, required);
        }
        return new Value.Schema(json, schema.optional(), schema.complete());
    }

    /** A property of a schema object: {@code shape} is the object of its properties' schemas. */
    static Value property(Value.Schema schema, String key) {
        if (key.equals("shape")) {
            Map<String, Value> entries = new LinkedHashMap<>();
            Set<String> required = new java.util.HashSet<>();
            schema.json().path(REQUIRED).forEach(name -> required.add(name.asString("")));
            schema.json().path(PROPERTIES).forEachEntry((name, value) -> {
                if (value instanceof ObjectNode object) {
                    entries.put(name, new Value.Schema(object, !required.contains(name), true));
                }
            });
            return new Value.Fields(entries, !schema.complete(), Optional.empty());
        }
        if (key.equals("element")) {
            return schema.json().path("items") instanceof ObjectNode items
                    ? new Value.Schema(items, false, true)
                    : Value.UNKNOWN;
        }
        if (key.equals("value") && schema.json().path("const").isString()) {
            return Values.text(schema.json().path("const").stringValue());
        }
        if (schema.json().has(key)) {
            return key.equals(PROPERTIES)
                    ? property(schema, "shape")
                    : new Value.Scalar(schema.json().path(key));
        }
        return Value.UNKNOWN;
    }

    /** A schema made with {@code new} from a definition such as <code>{type: "object", shape}</code>. */
    static Optional<Value> fromDefinition(List<Value> arguments, UnaryOperator<Value> returned) {
        if (arguments.isEmpty() || !(arguments.get(0).plain() instanceof Value.Fields definition)) {
            return Optional.empty();
        }
        Optional<String> typeName = definition.get("typeName").asText().map(Value.Text::text);
        Optional<String> type = typeName.filter(name -> name.startsWith("Zod"))
                .map(name -> name.substring(3, 4).toLowerCase(java.util.Locale.ROOT) + name.substring(4))
                .or(() -> definition.get("type").asText().map(Value.Text::text));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return switch (type.get()) {
            case "object" ->
                definition.entries().containsKey("shape")
                        ? Optional.of(
                                object(returned.apply(definition.get("shape")).plain()))
                        : Optional.empty();
            case "string", "number", "boolean", "any", "unknown" ->
                typeName.isPresent() || definition.entries().size() <= 3
                        ? Optional.of(scalar(type.get()))
                        : Optional.empty();
            case "optional", "default", "nullable" ->
                definition.entries().containsKey("innerType")
                        ? Optional.of(modify(of(definition.get("innerType")), type.get(), List.of()))
                        : Optional.empty();
            case "array" -> Optional.of(array(definition.get(typeName.isPresent() ? "type" : "element")));
            case "enum" -> Optional.of(enumeration(definition.get(typeName.isPresent() ? "values" : "entries")));
            case "record" -> Optional.of(record(definition.get("valueType")));
            case "union" -> Optional.of(union(definition.get("options")));
            default -> Optional.empty();
        };
    }
}
