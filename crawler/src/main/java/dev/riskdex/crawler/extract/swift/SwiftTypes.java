package dev.riskdex.crawler.extract.swift;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Swift types as JSON Schema. */
final class SwiftTypes {

    private static final int DEEPEST = 6;

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("String", "string"),
            Map.entry("Substring", "string"),
            Map.entry("Character", "string"),
            Map.entry("URL", "string"),
            Map.entry("UUID", "string"),
            Map.entry("Date", "string"),
            Map.entry("Data", "string"),
            Map.entry("Int", "integer"),
            Map.entry("Int32", "integer"),
            Map.entry("Int64", "integer"),
            Map.entry("UInt", "integer"),
            Map.entry("UInt32", "integer"),
            Map.entry("UInt64", "integer"),
            Map.entry("Double", "number"),
            Map.entry("Float", "number"),
            Map.entry("Decimal", "number"),
            Map.entry("CGFloat", "number"),
            Map.entry("Bool", "boolean"));

    private final SwiftEvaluator evaluator;

    SwiftTypes(SwiftEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    ObjectNode schema(SyntaxNode type) {
        return schema(type, 0);
    }

    private ObjectNode schema(SyntaxNode type, int depth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (depth > DEEPEST) {
            return json;
        }
        return switch (type.kind()) {
            case "optional_type" ->
                type.child("wrapped").map(it -> schema(it, depth + 1)).orElse(json);
            case "array_type" -> {
                json.put("type", "array");
                type.child("name").ifPresent(element -> json.set("items", schema(element, depth + 1)));
                yield json;
            }
            case "dictionary_type" -> json.put("type", "object");
            default -> named(type, json);
        };
    }

    private ObjectNode named(SyntaxNode type, ObjectNode json) {
        String text = type.text();
        String name = text.substring(text.lastIndexOf('.') + 1);
        String plain = PLAIN.get(name);
        if (plain != null) {
            return json.put("type", plain);
        }
        choices(name, type).ifPresent(values -> json.put("type", "string").set("enum", values));
        return json;
    }

    /** The cases of an enumeration of the project. */
    private Optional<ArrayNode> choices(String name, SyntaxNode near) {
        Optional<SyntaxNode> declared = evaluator
                .files()
                .declaration(name, near.file(), Set.of("class_declaration"))
                .filter(it -> it.child("declaration_kind")
                        .filter(kind -> kind.text().equals("enum"))
                        .isPresent());
        return declared.map(it -> {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            CodeFiles.all(it).stream()
                    .filter(node -> node.is("enum_entry"))
                    .flatMap(entry -> SwiftSyntax.entries(entry).values().stream())
                    .flatMap(given -> Json.of(evaluator.constant(given)).stream())
                    .forEach(values::add);
            return values;
        });
    }
}
