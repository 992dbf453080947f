package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds methods and classes with a tool's attribute, heirs of a tool class, and arrays in a PHP file. */
final class PhpTools {

    private static final Map<String, String> MARKS = Map.of(
            "IsReadOnly", "readOnlyHint",
            "IsDestructive", "destructiveHint",
            "IsIdempotent", "idempotentHint",
            "IsOpenWorld", "openWorldHint");

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

    PhpTools(PhpEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        boolean laravel = file.root().children().stream()
                .anyMatch(child ->
                        child.is("namespace_use_declaration") && child.text().contains("Mcp\\"));
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            switch (node.kind()) {
                case "method_declaration" -> attributed(node, tools);
                case "class_declaration" -> {
                    attributed(node, tools);
                    if (laravel) {
                        heir(node, tools);
                    }
                }
                case "array_creation_expression" -> array(node, tools);
                default -> {}
            }
        }
        return tools;
    }

    private static List<SyntaxNode> attributes(SyntaxNode declaration) {
        return declaration.child("attributes").map(CodeFiles::all).orElse(List.of()).stream()
                .filter(node -> node.is("attribute"))
                .toList();
    }

    private static String name(SyntaxNode attribute) {
        String text = attribute.children().isEmpty()
                ? ""
                : attribute.children().get(0).text();
        return text.substring(text.lastIndexOf('\\') + 1);
    }

    private static Optional<SyntaxNode> attribute(SyntaxNode declaration, String name) {
        return attributes(declaration).stream()
                .filter(it -> name(it).equals(name))
                .findFirst();
    }

    private static String ownName(SyntaxNode declaration) {
        return declaration.child("name").map(SyntaxNode::text).orElse("");
    }

    /** {@code #[McpTool(name: …)]} on a method, or on a class that can be called. */
    private void attributed(SyntaxNode declaration, List<FoundTool> tools) {
        Optional<SyntaxNode> attribute = attribute(declaration, "McpTool");
        if (attribute.isEmpty()) {
            return;
        }
        boolean isClass = declaration.is("class_declaration");
        SyntaxNode method = isClass ? method(declaration, "__invoke").orElse(declaration) : declaration;
        Map<String, Value> arguments = evaluator.named(attribute.get());
        String own = ownName(declaration);
        String fallback = own.equals("__invoke")
                ? CodeFiles.around(declaration, Set.of("class_declaration"))
                        .map(PhpTools::ownName)
                        .orElse(own)
                : own;
        Value name = arguments.getOrDefault("name", arguments.getOrDefault("0", Value.ABSENT));
        Value description = arguments.getOrDefault("description", arguments.getOrDefault("1", Value.ABSENT));
        Docblock docblock = Docblock.before(method);
        ToolDraft draft = new ToolDraft(declaration, "#[McpTool]")
                .name(Values.isNothing(name) ? Values.text(fallback) : name)
                .title(arguments.getOrDefault("title", Value.ABSENT))
                .description(
                        Values.isNothing(description)
                                ? docblock.text().map(Values::text).orElse(Value.ABSENT)
                                : description)
                .parameters(parameters(method, docblock));
        if (arguments.getOrDefault("annotations", Value.ABSENT).plain() instanceof Value.Fields hints) {
            hints.entries().forEach((key, value) -> {
                if (!Values.isNothing(value)) {
                    draft.annotation(key.equals("0") ? "title" : key, value.plain());
                }
            });
        }
        draft.finish().ifPresent(tools::add);
    }

    private static Optional<SyntaxNode> method(SyntaxNode type, String name) {
        return type.child("body").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child ->
                        child.is("method_declaration") && ownName(child).equals(name))
                .findFirst();
    }

    private SchemaDraft parameters(SyntaxNode method, Docblock docblock) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode parameter :
                method.child("parameters").map(SyntaxNode::children).orElse(List.of())) {
            String name = ownName(parameter).replaceFirst("^[$]", "");
            Optional<SyntaxNode> type = parameter.child("type");
            boolean injected = type.map(SyntaxNode::text)
                    .filter(text -> INJECTED.stream().anyMatch(text::endsWith))
                    .isPresent();
            if (injected || !parameter.kind().endsWith("_parameter")) {
                continue;
            }
            ObjectNode json = type.map(PhpTools::type).orElseGet(JsonNodeFactory.instance::objectNode);
            attribute(parameter, "Schema")
                    .map(evaluator::named)
                    .flatMap(given ->
                            given.getOrDefault("description", Value.ABSENT).asText())
                    .map(Value.Text::text)
                    .or(() -> docblock.parameter(name))
                    .ifPresent(text -> json.put("description", text));
            Optional<SyntaxNode> otherwise = parameter.child("default_value");
            otherwise.flatMap(value -> Json.of(evaluator.value(value))).ifPresent(value -> json.set("default", value));
            schema.property(name, json, otherwise.isEmpty());
        }
        return schema;
    }

    private static ObjectNode type(SyntaxNode type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String text = type.text().replace("?", "").replaceAll("\\|?null\\|?", "");
        String plain = PLAIN.get(text);
        return plain == null ? json : json.put("type", plain);
    }

    /** A class that extends the framework's {@code Tool}. */
    private void heir(SyntaxNode type, List<FoundTool> tools) {
        boolean extendsTool = type.children().stream()
                .filter(child -> child.is("base_clause"))
                .anyMatch(base -> base.text().matches("(?s)extends\\s+[\\w\\\\]*Tool\\s*"));
        boolean isAbstract = type.text().startsWith("abstract");
        if (!extendsTool || isAbstract || attribute(type, "McpTool").isPresent()) {
            return;
        }
        Value name = member(type, "name", "Name");
        Value description = member(type, "description", "Description");
        ToolDraft draft = new ToolDraft(type, "extends Tool")
                .name(Values.isNothing(name) ? Values.text(TextForms.kebabCase(ownName(type))) : name)
                .title(member(type, "title", "Title"))
                .description(
                        Values.isNothing(description) ? Values.text(TextForms.headline(ownName(type))) : description)
                .parameters(schema(type));
        attributes(type).forEach(attribute -> {
            String hint = MARKS.get(name(attribute));
            if (hint != null) {
                Value given = evaluator.named(attribute).getOrDefault("0", Values.bool(true));
                draft.annotation(hint, given.plain());
            }
        });
        draft.finish().ifPresent(tools::add);
    }

    /** A property of a class or an attribute that says the same. */
    private Value member(SyntaxNode type, String property, String attribute) {
        Optional<Value> byAttribute =
                attribute(type, attribute).map(it -> evaluator.named(it).getOrDefault("0", Value.UNKNOWN));
        Optional<Value> byProperty = type.child("body").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("property_declaration"))
                .flatMap(child -> child.children().stream())
                .filter(child -> child.is("property_element") && ownName(child).equals("$" + property))
                .flatMap(child -> child.child("default_value").stream())
                .findFirst()
                .map(evaluator::value);
        Optional<Value> byMethod =
                method(type, property).flatMap(PhpTools::returned).map(evaluator::value);
        return byAttribute.or(() -> byProperty).or(() -> byMethod).orElse(Value.ABSENT);
    }

    private static Optional<SyntaxNode> returned(SyntaxNode method) {
        return CodeFiles.all(method).stream()
                .filter(node -> node.is("return_statement"))
                .flatMap(node -> node.children().stream())
                .findFirst();
    }

    /** {@code return ['key' => $schema->string()->description('…')->required()]}. */
    private SchemaDraft schema(SyntaxNode type) {
        SchemaDraft schema = new SchemaDraft();
        Optional<SyntaxNode> method = method(type, "schema").or(() -> method(type, "inputSchema"));
        if (method.isEmpty()) {
            return schema;
        }
        Optional<SyntaxNode> array = returned(method.get()).filter(node -> node.is("array_creation_expression"));
        if (array.isEmpty()) {
            return schema.incomplete();
        }
        for (SyntaxNode element : array.get().children()) {
            List<SyntaxNode> parts = element.children();
            if (parts.size() == 2) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                boolean required = chain(parts.get(1), json);
                evaluator.value(parts.get(0)).asText().ifPresent(text -> schema.property(text.text(), json, required));
            }
        }
        return schema;
    }

    private boolean chain(SyntaxNode expression, ObjectNode json) {
        boolean required = false;
        SyntaxNode at = expression;
        while (at.is("member_call_expression")) {
            String called = at.child("name").map(SyntaxNode::text).orElse("");
            Value first = evaluator.named(at).getOrDefault("0", Value.ABSENT);
            required |= called.equals("required");
            if (PLAIN.containsKey(called)) {
                json.put("type", PLAIN.getOrDefault(called, called));
            } else if (called.equals("description") || called.equals("default") || called.equals("enum")) {
                Json.of(first).ifPresent(value -> json.set(called, value));
            }
            Optional<SyntaxNode> object = at.child("object");
            if (object.isEmpty()) {
                break;
            }
            at = object.get();
        }
        return required;
    }

    /** {@code ['name' => …, 'description' => …, 'inputSchema' => …]}. */
    private void array(SyntaxNode node, List<FoundTool> tools) {
        Map<String, SyntaxNode> entries = new HashMap<>();
        for (SyntaxNode element : node.children()) {
            List<SyntaxNode> parts = element.children();
            if (parts.size() == 2 && parts.get(0).is("string")) {
                evaluator.value(parts.get(0)).asText().ifPresent(text -> entries.put(text.text(), parts.get(1)));
            }
        }
        SyntaxNode schema = entries.getOrDefault("inputSchema", entries.get("input_schema"));
        SyntaxNode name = entries.get("name");
        SyntaxNode description = entries.get("description");
        if (schema != null && name != null && description != null) {
            new ToolDraft(node, "tools/list")
                    .name(evaluator.value(name))
                    .description(evaluator.value(description))
                    .parameters(SchemaDraft.of(evaluator.value(schema)))
                    .finish()
                    .ifPresent(tools::add);
        }
    }
}
