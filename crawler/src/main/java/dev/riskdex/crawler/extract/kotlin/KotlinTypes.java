package dev.riskdex.crawler.extract.kotlin;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Kotlin types as JSON Schema: plain types, collections, enums, and classes by their constructors. */
final class KotlinTypes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private static final Map<String, String> PLAIN = Map.of(
            "String", "string",
            "Char", "string",
            "Int", "integer",
            "Long", "integer",
            "Short", "integer",
            "Double", "number",
            "Float", "number",
            "Boolean", "boolean",
            "Map", "object",
            "JsonObject", "object");

    private static final Set<String> LISTS = Set.of("List", "Set", "Collection", "Array", "MutableList", "Iterable");
    private static final Set<String> DESCRIPTIONS = Set.of("Description", "LLMDescription", "McpDescription");

    private final KotlinEvaluator evaluator;

    KotlinTypes(KotlinEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The arguments that the constructor of a class takes. */
    SchemaDraft arguments(SyntaxNode type) {
        return arguments(type, 0);
    }

    private SchemaDraft arguments(SyntaxNode declaration, int depth) {
        SchemaDraft schema = new SchemaDraft();
        List<SyntaxNode> parameters = Kotlin.first(declaration, "primary_constructor")
                .map(it -> Kotlin.all(it, "class_parameter"))
                .orElse(List.of());
        parameters.forEach(parameter -> argument(parameter, depth, schema));
        return schema;
    }

    private void argument(SyntaxNode parameter, int depth, SchemaDraft schema) {
        Optional<SyntaxNode> type = type(parameter);
        String name = annotated(parameter, Set.of("SerialName")).orElse(Kotlin.name(parameter));
        if (type.isPresent() && !name.isEmpty()) {
            ObjectNode json = schema(type.get(), depth + 1);
            annotated(parameter, DESCRIPTIONS).ifPresent(text -> json.put("description", text));
            boolean hasDefault =
                    Kotlin.last(parameter).filter(it -> it == type.get()).isEmpty();
            schema.property(name, json, !hasDefault && !type.get().is("nullable_type"));
        }
    }

    private Optional<String> annotated(SyntaxNode declaration, Set<String> names) {
        return Kotlin.annotations(declaration).stream()
                .filter(it -> names.contains(Kotlin.typeName(it)))
                .map(Kotlin::arguments)
                .flatMap(it -> evaluator.optional(it.getOrDefault("description", it.get("0"))).asText().stream())
                .map(Value.Text::text)
                .findFirst();
    }

    /** The type of a parameter. */
    static Optional<SyntaxNode> type(SyntaxNode parameter) {
        return Kotlin.first(parameter, "user_type").or(() -> Kotlin.first(parameter, "nullable_type"));
    }

    ObjectNode schema(SyntaxNode type) {
        return schema(type, 0);
    }

    private ObjectNode schema(SyntaxNode type, int depth) {
        ObjectNode json = NODES.objectNode();
        if (depth > DEEPEST) {
            return json;
        }
        if (type.is("nullable_type") && !type.children().isEmpty()) {
            return schema(type.children().get(0), depth + 1);
        }
        String name = Kotlin.typeName(type);
        if (LISTS.contains(name)) {
            json.put("type", "array");
            Kotlin.first(type, "type_arguments")
                    .flatMap(it -> it.children().stream().findFirst())
                    .flatMap(Kotlin::last)
                    .ifPresent(items -> json.set("items", schema(items, depth + 1)));
            return json;
        }
        String plain = PLAIN.get(name);
        return plain != null
                ? json.put("type", plain)
                : evaluator
                        .types()
                        .find(name, type.file())
                        .map(it -> declared(it, depth))
                        .orElse(json);
    }

    private ObjectNode declared(SyntaxNode declaration, int depth) {
        List<SyntaxNode> entries = CodeFiles.all(declaration).stream()
                .filter(node -> node.is("enum_entry"))
                .toList();
        if (entries.isEmpty()) {
            return arguments(declaration, depth).json();
        }
        ObjectNode json = NODES.objectNode().put("type", "string");
        ArrayNode members = json.putArray("enum");
        entries.forEach(
                entry -> members.add(annotated(entry, Set.of("SerialName")).orElse(Kotlin.name(entry))));
        return json;
    }
}
