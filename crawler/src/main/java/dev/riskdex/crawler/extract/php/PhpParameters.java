package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.constant.Json;
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

/** The parameters of a method or function as a schema. */
final class PhpParameters {

    private static final Map<String, String> PLAIN = Map.of(
            "string", "string",
            "int", "integer",
            "integer", "integer",
            "float", "number",
            "number", "number",
            "bool", "boolean",
            "boolean", "boolean",
            "array", "array",
            "object", "object");

    /** Types that the libraries put in themselves. */
    private static final List<String> INJECTED = List.of("Context", "Session", "Gateway", "Request", "Progress");

    private final PhpEvaluator evaluator;

    PhpParameters(PhpEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The JSON type that a word of PHP, or of a schema builder, stands for. */
    static Optional<String> plain(String word) {
        return Optional.ofNullable(PLAIN.get(word));
    }

    SchemaDraft of(SyntaxNode method, Docblock docblock) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode parameter :
                method.child("parameters").map(SyntaxNode::children).orElse(List.of())) {
            boolean injected = parameter
                    .child("type")
                    .map(SyntaxNode::text)
                    .filter(text -> INJECTED.stream().anyMatch(text::endsWith))
                    .isPresent();
            if (!injected && parameter.kind().endsWith("_parameter")) {
                add(parameter, docblock, schema);
            }
        }
        return schema;
    }

    private void add(SyntaxNode parameter, Docblock docblock, SchemaDraft schema) {
        String name = PhpSyntax.ownName(parameter).replaceFirst("^[$]", "");
        ObjectNode json = parameter.child("type").map(this::type).orElseGet(JsonNodeFactory.instance::objectNode);
        docblock.parameter(name).ifPresent(text -> json.put("description", text));
        Optional<SyntaxNode> otherwise = parameter.child("default_value");
        otherwise.flatMap(value -> Json.of(evaluator.value(value))).ifPresent(value -> json.set("default", value));
        PhpSyntax.attribute(parameter, "Schema").map(evaluator::named).ifPresent(given -> written(given, json));
        schema.property(name, json, otherwise.isEmpty() && !parameter.is("variadic_parameter"));
    }

    /** What {@code #[Schema(minimum: 1, …)]} says; a whole definition stands for all. */
    private static void written(Map<String, Value> given, ObjectNode json) {
        given.forEach((key, value) -> Json.of(value).ifPresent(known -> {
            if (key.equals("definition") && known instanceof ObjectNode whole) {
                json.setAll(whole);
            } else if (!key.matches("\\d+")) {
                json.set(key, known);
            }
        }));
    }

    private ObjectNode type(SyntaxNode type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String text = type.text().replace("?", "").replaceAll("\\|?null\\|?", "");
        Optional<String> plain = plain(text);
        plain.ifPresent(known -> json.put("type", known));
        if (plain.isEmpty() && text.matches("[\\w\\\\]+")) {
            choices(PhpSyntax.unqualified(text), type)
                    .ifPresent(values -> json.put("type", "string").set("enum", values));
        }
        return json;
    }

    /** The cases of an enumeration of the project. */
    private Optional<ArrayNode> choices(String name, SyntaxNode near) {
        return evaluator
                .files()
                .declaration(name, near.file(), Set.of("enum_declaration"))
                .map(declared -> {
                    ArrayNode values = JsonNodeFactory.instance.arrayNode();
                    CodeFiles.all(declared).stream()
                            .filter(node -> node.is("enum_case"))
                            .forEach(it -> it.child("value")
                                    .flatMap(value -> Json.of(evaluator.value(value)))
                                    .ifPresentOrElse(values::add, () -> values.add(PhpSyntax.ownName(it))));
                    return values;
                });
    }
}
