package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.SchemaText;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Finds methods with a tool's attribute, triggers of functions, and initialisers of tools in a C# file. */
final class CSharpTools {

    private static final Map<String, String> HINTS = Map.of(
            "ReadOnly", "readOnlyHint",
            "Destructive", "destructiveHint",
            "Idempotent", "idempotentHint",
            "OpenWorld", "openWorldHint",
            "ReadOnlyHint", "readOnlyHint",
            "DestructiveHint", "destructiveHint",
            "IdempotentHint", "idempotentHint",
            "OpenWorldHint", "openWorldHint");

    private static final Set<String> LITERALS = Set.of("Tool", "McpServerToolCreateOptions");

    private final CSharpEvaluator evaluator;
    private final CSharpTypes types;

    CSharpTools(CSharpEvaluator evaluator) {
        this.evaluator = evaluator;
        this.types = new CSharpTypes(evaluator.files());
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            if (node.is("method_declaration")) {
                method(node, tools);
            } else if (node.is("object_creation_expression")) {
                literal(node, tools);
            }
        }
        return tools;
    }

    private static List<SyntaxNode> attributes(SyntaxNode declaration) {
        return declaration.children().stream()
                .filter(child -> child.is("attribute_list"))
                .flatMap(list -> list.children().stream())
                .filter(child -> child.is("attribute"))
                .toList();
    }

    private static String name(SyntaxNode attribute) {
        String text = attribute.child("name").map(SyntaxNode::text).orElse("").replaceFirst("(?s)<.*", "");
        return text.substring(text.lastIndexOf('.') + 1).replaceFirst("Attribute$", "");
    }

    private static Optional<SyntaxNode> attribute(SyntaxNode declaration, String name) {
        return attributes(declaration).stream()
                .filter(it -> name(it).equals(name))
                .findFirst();
    }

    /** What an attribute is given: by name, and by place under the place's number. */
    private static Map<String, SyntaxNode> arguments(SyntaxNode attribute) {
        Map<String, SyntaxNode> arguments = new LinkedHashMap<>();
        attribute.children().stream()
                .filter(child -> child.is("attribute_argument_list"))
                .flatMap(list -> list.children().stream())
                .forEach(argument -> {
                    Optional<SyntaxNode> set = argument.children().stream()
                            .filter(child -> child.is("assignment_expression"))
                            .findFirst();
                    Optional<SyntaxNode> right = set.flatMap(it -> it.child("right"));
                    if (right.isPresent()) {
                        arguments.put(
                                set.flatMap(it -> it.child("left"))
                                        .map(SyntaxNode::text)
                                        .orElse(""),
                                right.get());
                    } else {
                        arguments.put(String.valueOf(arguments.size()), argument);
                    }
                });
        return arguments;
    }

    private Value argument(Map<String, SyntaxNode> arguments, String... keys) {
        for (String key : keys) {
            SyntaxNode node = arguments.get(key);
            if (node != null) {
                return evaluator.value(node).plain();
            }
        }
        return Value.ABSENT;
    }

    private Value description(SyntaxNode declaration) {
        return attribute(declaration, "Description")
                .map(it -> argument(arguments(it), "0", "Description"))
                .orElse(Value.ABSENT);
    }

    private void method(SyntaxNode method, List<FoundTool> tools) {
        Optional<SyntaxNode> attribute =
                attributes(method).stream().filter(it -> isTool(name(it))).findFirst();
        String own = method.child("name").map(SyntaxNode::text).orElse("");
        if (attribute.isEmpty()) {
            trigger(method, tools);
            return;
        }
        Map<String, SyntaxNode> arguments = arguments(attribute.get());
        Value given = argument(arguments, "Name", "0");
        Value described = description(method);
        ToolDraft draft = new ToolDraft(method, "[" + name(attribute.get()) + "]")
                .name(
                        given instanceof Value.Absent
                                ? Values.text(TextForms.snakeCase(own.replaceFirst("Async$", "")))
                                : given)
                .title(argument(arguments, "Title"))
                .description(described instanceof Value.Absent ? argument(arguments, "Description", "1") : described)
                .parameters(parameters(method));
        arguments.forEach((key, value) -> {
            if (HINTS.containsKey(key)) {
                draft.annotation(
                        HINTS.getOrDefault(key, key), evaluator.value(value).plain());
            }
        });
        draft.finish().ifPresent(tools::add);
    }

    /** The library's attribute, and attributes of projects that are called like it. */
    private static boolean isTool(String attribute) {
        return attribute.equals("McpServerTool") || attribute.equals("McpTool") || attribute.equals("AiTool");
    }

    private SchemaDraft parameters(SyntaxNode method) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode parameter : parameterNodes(method)) {
            Optional<SyntaxNode> type = parameter.child("type");
            Optional<SyntaxNode> name = parameter.child("name");
            boolean described = attribute(parameter, "Description").isPresent();
            boolean injected = type.isEmpty()
                    || name.isEmpty()
                    || CSharpTypes.isInjected(type.get(), described)
                    || attributes(parameter).stream().anyMatch(it -> name(it).startsWith("From"));
            if (!injected) {
                ObjectNode json = types.schema(type.get());
                description(parameter).asText().ifPresent(text -> json.put("description", text.text()));
                SyntaxNode last = parameter.children().get(parameter.children().size() - 1);
                boolean optional = !last.role().equals("name");
                if (optional) {
                    Json.of(evaluator.value(last))
                            .filter(value -> !value.isNull())
                            .ifPresent(value -> json.set("default", value));
                }
                schema.property(name.get().text(), json, !optional);
            }
        }
        return schema;
    }

    private static List<SyntaxNode> parameterNodes(SyntaxNode method) {
        return method.child("parameters").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("parameter"))
                .toList();
    }

    /** A function whose first parameter is a trigger: {@code [McpToolTrigger("name", "description")]}. */
    private void trigger(SyntaxNode method, List<FoundTool> tools) {
        for (SyntaxNode parameter : parameterNodes(method)) {
            Optional<SyntaxNode> trigger = attribute(parameter, "McpToolTrigger");
            if (trigger.isPresent()) {
                Map<String, SyntaxNode> arguments = arguments(trigger.get());
                SchemaDraft schema = new SchemaDraft();
                for (SyntaxNode other : parameterNodes(method)) {
                    attribute(other, "McpToolProperty").ifPresent(property -> property(property, other, schema));
                }
                new ToolDraft(method, "[McpToolTrigger]")
                        .name(argument(arguments, "0", "ToolName"))
                        .description(argument(arguments, "1", "Description"))
                        .parameters(schema)
                        .finish()
                        .ifPresent(tools::add);
            }
        }
    }

    private void property(SyntaxNode attribute, SyntaxNode parameter, SchemaDraft schema) {
        Map<String, SyntaxNode> arguments = arguments(attribute);
        ObjectNode json = parameter.child("type").map(types::schema).orElseThrow();
        argument(arguments, "2", "Description")
                .asText()
                .or(() -> argument(arguments, "1").asText())
                .ifPresent(text -> json.put("description", text.text()));
        boolean required =
                Values.truth(argument(arguments, "IsRequired", "Required", "3")).orElse(false);
        argument(arguments, "0", "PropertyName")
                .asText()
                .ifPresent(text -> schema.property(text.text(), json, required));
    }

    /** {@code new Tool { Name = …, Description = …, InputSchema = … }}. */
    private void literal(SyntaxNode node, List<FoundTool> tools) {
        String type = node.child("type").map(SyntaxNode::text).orElse("");
        if (!LITERALS.contains(type.substring(type.lastIndexOf('.') + 1))) {
            return;
        }
        Map<String, SyntaxNode> values = new LinkedHashMap<>();
        node.child("initializer").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("assignment_expression"))
                .forEach(set -> set.child("right")
                        .ifPresent(right -> values.put(
                                set.child("left").map(SyntaxNode::text).orElse(""), right)));
        if (!values.containsKey("Name") || !values.containsKey("Description")) {
            return;
        }
        ToolDraft draft = new ToolDraft(node, "new " + type)
                .name(argument(values, "Name"))
                .title(argument(values, "Title"))
                .description(argument(values, "Description"));
        values.forEach((key, value) -> {
            if (HINTS.containsKey(key)) {
                draft.annotation(
                        HINTS.getOrDefault(key, key), evaluator.value(value).plain());
            }
        });
        Optional.ofNullable(values.get("InputSchema")).flatMap(this::schemaText).ifPresent(draft::parameters);
        draft.finish().ifPresent(tools::add);
    }

    /** A schema that is parsed from a literal somewhere in the expression. */
    private Optional<SchemaDraft> schemaText(SyntaxNode expression) {
        return CodeFiles.all(expression).stream()
                .filter(node -> node.kind().endsWith("string_literal"))
                .flatMap(node -> evaluator.value(node).asText().stream())
                .filter(text -> text.text().contains("\"properties\""))
                .findFirst()
                .map(text -> SchemaText.read(text.text()));
    }
}
