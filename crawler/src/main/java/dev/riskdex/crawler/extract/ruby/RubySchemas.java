package dev.riskdex.crawler.extract.ruby;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Arguments that are declared by calls: a block of dry-schema, or one call an argument. */
final class RubySchemas {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("string", "string"),
            Map.entry("symbol", "string"),
            Map.entry("date", "string"),
            Map.entry("date_time", "string"),
            Map.entry("datetime", "string"),
            Map.entry("time", "string"),
            Map.entry("integer", "integer"),
            Map.entry("float", "number"),
            Map.entry("decimal", "number"),
            Map.entry("number", "number"),
            Map.entry("bool", "boolean"),
            Map.entry("boolean", "boolean"),
            Map.entry("trueclass", "boolean"),
            Map.entry("hash", "object"),
            Map.entry("object", "object"),
            Map.entry("array", "array"));

    /** Predicates of dry-schema and what they are in JSON Schema. */
    private static final Map<String, String> PREDICATES = Map.of(
            "included_in?", "enum",
            "gt?", "exclusiveMinimum",
            "gteq?", "minimum",
            "lt?", "exclusiveMaximum",
            "lteq?", "maximum");

    private static final int DEEPEST = 12;

    private static final Set<String> DECLARING = Set.of("argument", "property", "param", "arg", "opt");

    private final RubyEvaluator evaluator;

    RubySchemas(RubyEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The statements of a block that is given to a call. */
    static List<SyntaxNode> statements(SyntaxNode call) {
        return call.child("block")
                .flatMap(block -> block.child("body"))
                .map(SyntaxNode::children)
                .orElse(List.of());
    }

    static String method(SyntaxNode call) {
        return call.is("call") ? call.child("method").map(SyntaxNode::text).orElse("") : "";
    }

    /** {@code required(:id).filled(:string).description("…")}, one after the other. */
    SchemaDraft block(List<SyntaxNode> statements) {
        return block(statements, 0);
    }

    private SchemaDraft block(List<SyntaxNode> statements, int depth) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode statement : statements) {
            List<SyntaxNode> chain = chain(statement);
            String first = method(chain.get(0));
            Optional<Value.Text> name = evaluator
                    .arguments(chain.get(0))
                    .getOrDefault("0", Value.ABSENT)
                    .asText();
            boolean declares = first.equals("required") || first.equals("optional");
            if (!declares || name.isEmpty()) {
                schema.incomplete();
            } else if (chain.stream().noneMatch(call -> method(call).equals("hidden"))) {
                schema.property(name.get().text(), macros(chain, depth), first.equals("required"));
            }
        }
        return schema;
    }

    /** The calls of a chain, innermost first. */
    private static List<SyntaxNode> chain(SyntaxNode expression) {
        List<SyntaxNode> chain = new ArrayList<>(List.of(expression));
        Optional<SyntaxNode> receiver = expression.child("receiver");
        while (receiver.isPresent()) {
            chain.add(0, receiver.get());
            receiver = receiver.get().child("receiver");
        }
        return chain;
    }

    private ObjectNode macros(List<SyntaxNode> chain, int depth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (SyntaxNode call : chain.subList(1, chain.size())) {
            Map<String, Value> arguments = evaluator.arguments(call);
            Optional<String> first =
                    arguments.getOrDefault("0", Value.ABSENT).asText().map(Value.Text::text);
            switch (method(call)) {
                case "description" -> first.ifPresent(text -> json.put("description", text));
                case "hash", "schema" -> nested(call, json.put("type", "object"), depth);
                case "array", "each" -> items(call, first, json.put("type", "array"), depth);
                default -> {
                    first.map(RubySchemas::type).ifPresent(type -> json.put("type", type));
                    predicates(arguments, json);
                }
            }
        }
        return json;
    }

    private void nested(SyntaxNode call, ObjectNode json, int depth) {
        List<SyntaxNode> statements = statements(call);
        if (!statements.isEmpty() && depth < DEEPEST) {
            json.setAll(block(statements, depth + 1).json());
        }
    }

    private void items(SyntaxNode call, Optional<String> first, ObjectNode json, int depth) {
        List<SyntaxNode> statements = statements(call);
        if (!statements.isEmpty() && depth < DEEPEST) {
            json.set("items", block(statements, depth + 1).json());
        } else {
            first.map(RubySchemas::type)
                    .ifPresent(type -> json.putObject("items").put("type", type));
        }
    }

    private static void predicates(Map<String, Value> arguments, ObjectNode json) {
        arguments.forEach((key, value) -> {
            String keyword = PREDICATES.get(key);
            if (keyword != null) {
                Json.of(value).ifPresent(known -> json.set(keyword, known));
            }
        });
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.toLowerCase(Locale.ROOT), "string");
    }

    static boolean declares(SyntaxNode statement) {
        String called = method(statement);
        return DECLARING.contains(called) || called.equals("collection");
    }

    /** {@code argument :id, :string, required: true, description: "…"}. */
    void argument(SyntaxNode statement, SchemaDraft schema) {
        Map<String, Value> arguments = evaluator.arguments(statement);
        Optional<Value.Text> name = arguments.getOrDefault("0", Value.ABSENT).asText();
        String called = method(statement);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Optional<String> type = typeOf(statement, arguments);
        if (called.equals("collection")) {
            json.put("type", "array");
            type.ifPresent(items -> json.putObject("items").put("type", items));
        } else {
            type.ifPresent(known -> json.put("type", known));
        }
        arguments
                .getOrDefault("description", arguments.getOrDefault("2", Value.ABSENT))
                .asText()
                .ifPresent(text -> json.put("description", text.text()));
        Json.of(arguments.getOrDefault("enum", Value.ABSENT)).ifPresent(choices -> json.set("enum", choices));
        Json.of(arguments.getOrDefault("default", Value.ABSENT)).ifPresent(given -> json.set("default", given));
        boolean required = called.equals("arg")
                || Values.truth(arguments.getOrDefault("required", Value.ABSENT))
                        .orElse(false);
        name.ifPresentOrElse(text -> schema.property(text.text(), json, required), schema::incomplete);
    }

    /** The type: named, in second place as a symbol, or in second place as a class. */
    private static Optional<String> typeOf(SyntaxNode statement, Map<String, Value> arguments) {
        Optional<String> asClass = statement.child("arguments").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("constant"))
                .map(SyntaxNode::text)
                .findFirst();
        return arguments
                .getOrDefault("type", arguments.getOrDefault("1", Value.ABSENT))
                .asText()
                .map(Value.Text::text)
                .or(() -> asClass)
                .map(RubySchemas::type);
    }
}
