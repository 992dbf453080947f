package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.SchemaText;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Go types and written schemas as JSON Schema: structs by their tags, as the libraries reflect them. */
final class GoTypes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    private static final Pattern TAG = Pattern.compile("(\\w+):\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern PART = Pattern.compile("((?:[^,\\\\]++|\\\\.)++)");
    private static final Set<String> KEYWORDS = Set.of(
            "required",
            "description",
            "title",
            "enum",
            "default",
            "example",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "type",
            "uniqueItems",
            "minItems",
            "maxItems",
            "nullable",
            "-");

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("string", "string"),
            Map.entry("bool", "boolean"),
            Map.entry("int", "integer"),
            Map.entry("int8", "integer"),
            Map.entry("int16", "integer"),
            Map.entry("int32", "integer"),
            Map.entry("int64", "integer"),
            Map.entry("uint", "integer"),
            Map.entry("uint8", "integer"),
            Map.entry("uint16", "integer"),
            Map.entry("uint32", "integer"),
            Map.entry("uint64", "integer"),
            Map.entry("float32", "number"),
            Map.entry("float64", "number"),
            Map.entry("Time", "string"),
            Map.entry("Duration", "integer"));

    private final GoEvaluator evaluator;

    GoTypes(GoEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The fields of a struct type; empty when the type is none. */
    Optional<SchemaDraft> struct(SyntaxNode type) {
        return structType(type, 0).map(found -> {
            SchemaDraft schema = new SchemaDraft();
            fields(found, schema, 0);
            return schema;
        });
    }

    /** The fields of the first type that a call or generic type is given in brackets. */
    Optional<SchemaDraft> typeArgument(SyntaxNode generic) {
        return generic.child("type_arguments")
                .or(() -> generic.child("function").flatMap(function -> function.child("type_arguments")))
                .flatMap(list -> list.children().stream().findFirst())
                .flatMap(this::struct);
    }

    private Optional<SyntaxNode> structType(SyntaxNode type, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (type.kind()) {
            case "struct_type" -> Optional.of(type);
            case "pointer_type", "parenthesized_type", "type_elem" ->
                type.children().stream().findFirst().flatMap(inner -> structType(inner, depth + 1));
            case "type_identifier", "qualified_type", "identifier", "selector_expression" ->
                declaration(type).flatMap(inner -> structType(inner, depth + 1));
            case "generic_type" ->
                type.child("type")
                        .flatMap(inner -> structType(inner, depth + 1))
                        .or(() -> type.child("type_arguments")
                                .filter(arguments -> type.text().contains("CallTool"))
                                .flatMap(arguments ->
                                        arguments.children().stream().findFirst())
                                .flatMap(inner -> structType(inner, depth + 1)));
            default -> Optional.empty();
        };
    }

    /** The type that a name is declared to be. */
    private Optional<SyntaxNode> declaration(SyntaxNode name) {
        String folder = GoProject.folder(name.file().path());
        String text = name.text();
        if (text.contains(".")) {
            Optional<String> imported =
                    evaluator.project().packageFolder(name.file(), text.substring(0, text.indexOf('.')));
            if (imported.isEmpty()) {
                return Optional.empty();
            }
            folder = imported.get();
            text = text.substring(text.indexOf('.') + 1);
        }
        return evaluator.ofPackage(folder, text) instanceof Value.Type type
                ? type.node().child("type")
                : Optional.empty();
    }

    private void fields(SyntaxNode struct, SchemaDraft schema, int depth) {
        List<SyntaxNode> declarations = struct.children().stream()
                .flatMap(list -> list.children().stream())
                .filter(child -> child.is("field_declaration"))
                .toList();
        for (SyntaxNode field : declarations) {
            Map<String, String> tags = tags(field);
            Optional<SyntaxNode> type = field.child("type");
            List<SyntaxNode> names = field.children().stream()
                    .filter(child -> child.role().equals("name"))
                    .toList();
            if (names.isEmpty() && type.isPresent() && depth < DEEPEST && !tags.containsKey("json")) {
                structType(type.get(), 0).ifPresent(inner -> fields(inner, schema, depth + 1));
            }
            for (SyntaxNode name : names) {
                String[] json = tags.getOrDefault("json", "").split(",", -1);
                boolean exported = Character.isUpperCase(name.text().charAt(0));
                if (exported && !json[0].equals("-")) {
                    ObjectNode property = type.map(it -> type(it, depth + 1)).orElseGet(NODES::objectNode);
                    boolean omitted =
                            List.of(json).contains("omitempty") || List.of(json).contains("omitzero");
                    boolean required = describe(property, tags) || !omitted && !isPointer(type);
                    schema.property(json[0].isEmpty() ? name.text() : json[0], property, required);
                }
            }
        }
    }

    private static boolean isPointer(Optional<SyntaxNode> type) {
        return type.filter(it -> it.is("pointer_type")).isPresent();
    }

    private static Map<String, String> tags(SyntaxNode field) {
        Map<String, String> tags = new java.util.LinkedHashMap<>();
        field.child("tag").ifPresent(tag -> {
            Matcher matcher = TAG.matcher(tag.text());
            while (matcher.find()) {
                tags.putIfAbsent(matcher.group(1), GoTexts.unquoted("\"" + matcher.group(2) + "\""));
            }
        });
        return tags;
    }

    /** Adds what the tags say; whether they say that the field is required. */
    private static boolean describe(ObjectNode property, Map<String, String> tags) {
        boolean required = false;
        String tag = tags.getOrDefault("jsonschema", "");
        List<String> parts = new ArrayList<>();
        PART.matcher(tag)
                .results()
                .forEach(match -> parts.add(match.group().replace("\\,", ",").strip()));
        boolean keyed = !parts.isEmpty()
                && KEYWORDS.contains(parts.get(0).split("=", 2)[0].strip());
        if (!tag.isEmpty() && !keyed) {
            property.put("description", tag);
        } else {
            for (String part : parts) {
                String[] pair = part.split("=", 2);
                if (pair[0].equals("required")) {
                    required = true;
                } else if (pair.length == 2 && pair[0].equals("enum")) {
                    ((ArrayNode) property.withArray("enum")).add(pair[1]);
                } else if (pair.length == 2
                        && Set.of("description", "title", "default", "pattern", "format")
                                .contains(pair[0])) {
                    property.put(pair[0], pair[1]);
                }
            }
        }
        String description = tags.getOrDefault("jsonschema_description", tags.getOrDefault("description", ""));
        if (!description.isEmpty()) {
            property.put("description", description);
        }
        return required;
    }

    private ObjectNode type(SyntaxNode type, int depth) {
        ObjectNode json = NODES.objectNode();
        if (depth > DEEPEST) {
            return json;
        }
        switch (type.kind()) {
            case "pointer_type" -> {
                return type.children().isEmpty() ? json : type(type.children().get(0), depth);
            }
            case "slice_type", "array_type" -> {
                json.put("type", "array");
                type.child("element")
                        .map(element -> type(element, depth + 1))
                        .ifPresent(items -> json.set("items", items));
            }
            case "map_type" -> json.put("type", "object");
            case "struct_type" -> {
                SchemaDraft inner = new SchemaDraft();
                fields(type, inner, depth + 1);
                return inner.json();
            }
            default -> {
                String plain = PLAIN.get(type.text().substring(type.text().lastIndexOf('.') + 1));
                if (plain != null) {
                    return json.put("type", plain);
                }
                Optional<SyntaxNode> declared = declaration(type);
                if (declared.isPresent()) {
                    return type(declared.get(), depth + 1);
                }
            }
        }
        return json;
    }

    /** A schema written as a literal of a schema library's struct, whose fields begin with capital letters. */
    static SchemaDraft written(Value value) {
        Value plain = value.plain();
        if (plain instanceof Value.Text text && text.text().stripLeading().startsWith("{")) {
            return SchemaText.read(text.text());
        }
        if (!(plain instanceof Value.Fields fields)) {
            return new SchemaDraft().incomplete();
        }
        return SchemaDraft.of(keyed(fields, 0));
    }

    private static Value keyed(Value.Fields fields, int depth) {
        Map<String, Value> entries = new java.util.LinkedHashMap<>();
        fields.entries().forEach((key, value) -> {
            if (key.equals("Default") && value.plain() instanceof Value.Text text) {
                // The library's field holds JSON, not the value.
                entries.put("default", raw(text.text()));
                return;
            }
            String name = key.isEmpty() ? key : key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1);
            entries.put(name, converted(name, value.plain(), depth));
        });
        entries.values().removeIf(value -> value instanceof Value.Absent);
        return new Value.Fields(entries, fields.open(), fields.at());
    }

    /** A plain value that is written as JSON. */
    private static Value raw(String json) {
        if (json.startsWith("\"")) {
            return new Value.Text(GoTexts.unquoted(json), false);
        }
        if (json.equals("true") || json.equals("false")) {
            return new Value.Scalar(NODES.booleanNode(json.equals("true")));
        }
        return json.matches("-?\\d{1,18}") ? new Value.Scalar(NODES.numberNode(Long.parseLong(json))) : Value.ABSENT;
    }

    private static Value converted(String name, Value value, int depth) {
        if (depth > DEEPEST) {
            return Value.UNKNOWN;
        }
        boolean named =
                Set.of("properties", "defs", "patternProperties", "definitions").contains(name);
        if (value instanceof Value.Fields fields && named) {
            Map<String, Value> entries = new java.util.LinkedHashMap<>();
            fields.entries()
                    .forEach((key, inner) -> entries.put(
                            key,
                            inner.plain() instanceof Value.Fields schema
                                    ? keyed(schema, depth + 1)
                                    : new Value.Schema(NODES.objectNode(), false, true)));
            return new Value.Fields(entries, fields.open(), fields.at());
        }
        if (value instanceof Value.Fields fields && !name.equals("default")) {
            return keyed(fields, depth + 1);
        }
        if (value instanceof Value.Items items
                && Set.of("anyOf", "oneOf", "allOf").contains(name)) {
            return new Value.Items(
                    items.items().stream()
                            .map(item -> item.plain() instanceof Value.Fields fields ? keyed(fields, depth + 1) : item)
                            .toList(),
                    items.open());
        }
        return Json.of(value).isPresent() ? value : Value.ABSENT;
    }
}
