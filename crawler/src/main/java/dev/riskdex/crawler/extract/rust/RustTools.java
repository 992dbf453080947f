package dev.riskdex.crawler.extract.rust;

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
import tools.jackson.databind.node.ObjectNode;

/** Finds functions and structs with a tool's attribute, constructed tools, and tools written as JSON in a Rust file. */
final class RustTools {

    private static final Map<String, String> HINTS = Map.of(
            "title", "title",
            "read_only_hint", "readOnlyHint",
            "destructive_hint", "destructiveHint",
            "idempotent_hint", "idempotentHint",
            "open_world_hint", "openWorldHint");

    private final RustEvaluator evaluator;
    private final RustTypes types;

    RustTools(RustEvaluator evaluator) {
        this.evaluator = evaluator;
        this.types = new RustTypes(evaluator);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            switch (node.kind()) {
                case "function_item", "function_signature_item" -> function(node, tools);
                case "struct_item" -> struct(node, tools);
                case "call_expression" -> constructed(node, tools);
                case "struct_expression" -> literal(node, tools);
                case "macro_invocation" -> json(node, tools);
                default -> {}
            }
        }
        return tools;
    }

    private Value argument(Map<String, SyntaxNode> arguments, String key) {
        SyntaxNode node = arguments.get(key);
        return node == null ? Value.ABSENT : evaluator.value(node);
    }

    private void hints(ToolDraft draft, Map<String, SyntaxNode> arguments) {
        HINTS.forEach((own, name) -> {
            Value value = argument(arguments, own);
            if (!Values.isNothing(value)) {
                draft.annotation(name, value.plain());
            }
        });
    }

    private void function(SyntaxNode function, List<FoundTool> tools) {
        Optional<SyntaxNode> attribute = RustAttributes.find(function, "tool");
        Optional<SyntaxNode> own = function.child("name");
        if (attribute.isEmpty() || own.isEmpty()) {
            return;
        }
        Map<String, SyntaxNode> arguments = RustAttributes.arguments(attribute.get());
        Value name = argument(arguments, "name");
        Value description = argument(arguments, "description");
        ToolDraft draft = new ToolDraft(function, "#[tool]")
                .name(Values.isNothing(name) ? Values.text(own.get().text().replaceFirst("^r#", "")) : name)
                .title(argument(arguments, "title"))
                .description(
                        Values.isNothing(description)
                                ? RustAttributes.documentation(function)
                                        .map(Values::text)
                                        .orElse(Value.ABSENT)
                                : description)
                .parameters(parameters(function));
        SyntaxNode hints = arguments.get("annotations");
        if (hints != null && hints.is("token_tree")) {
            hints(draft, RustAttributes.pairs(hints));
        }
        RustAttributes.find(function, "cfg").ifPresent(it -> draft.conditional(it.text()));
        draft.finish().ifPresent(tools::add);
    }

    private SchemaDraft parameters(SyntaxNode function) {
        SchemaDraft schema = new SchemaDraft();
        List<SyntaxNode> written =
                function.child("parameters").map(SyntaxNode::children).orElse(List.of());
        String attributes = "";
        Optional<String> description = Optional.empty();
        for (SyntaxNode node : written) {
            if (!node.is("parameter")) {
                attributes += node.text();
                Optional<String> given = CodeFiles.all(node).stream()
                        .filter(it -> it.is("attribute"))
                        .flatMap(it ->
                                Optional.ofNullable(RustAttributes.arguments(it).get("description")).stream())
                        .flatMap(it -> evaluator.value(it).asText().stream())
                        .map(Value.Text::text)
                        .findFirst();
                description = given.isPresent() ? given : description;
                continue;
            }
            SyntaxNode type = node.child("type").orElse(node);
            if (type.text().startsWith("Parameters<") || type.text().contains("::Parameters<")) {
                Optional<SyntaxNode> inner = type.child("type_arguments")
                        .flatMap(it -> it.children().stream().findFirst());
                return inner.map(types::struct).orElseGet(() -> new SchemaDraft().incomplete());
            }
            if (attributes.contains("aggr")) {
                return types.struct(type);
            }
            if (attributes.contains("param")) {
                ObjectNode json = types.schema(type, 0);
                description.ifPresent(text -> json.put("description", text));
                schema.property(
                        node.child("pattern").map(SyntaxNode::text).orElse(""),
                        json,
                        !type.text().startsWith("Option<"));
            }
            attributes = "";
            description = Optional.empty();
        }
        return schema;
    }

    private void struct(SyntaxNode struct, List<FoundTool> tools) {
        Optional<SyntaxNode> attribute = RustAttributes.find(struct, "mcp_tool");
        if (attribute.isEmpty()) {
            return;
        }
        Map<String, SyntaxNode> arguments = RustAttributes.arguments(attribute.get());
        SchemaDraft schema = new SchemaDraft();
        types.fields(struct, schema, 0);
        ToolDraft draft = new ToolDraft(struct, "#[mcp_tool]")
                .name(argument(arguments, "name"))
                .title(argument(arguments, "title"))
                .description(argument(arguments, "description"))
                .parameters(schema);
        hints(draft, arguments);
        draft.finish().ifPresent(tools::add);
    }

    /** {@code Tool::new("name", "description", schema)}. */
    private void constructed(SyntaxNode call, List<FoundTool> tools) {
        String function = call.child("function").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> arguments =
                call.child("arguments").map(SyntaxNode::children).orElse(List.of());
        if (!function.equals("Tool::new") && !function.endsWith("::Tool::new") || arguments.size() < 3) {
            return;
        }
        new ToolDraft(call, "Tool::new")
                .name(evaluator.value(arguments.get(0)))
                .description(evaluator.value(arguments.get(1)))
                .parameters(schema(arguments.get(2)))
                .finish()
                .ifPresent(tools::add);
    }

    /** {@code Tool { name: …, description: …, … }}. */
    private void literal(SyntaxNode node, List<FoundTool> tools) {
        String type = node.child("name").map(SyntaxNode::text).orElse("");
        if (!type.equals("Tool") && !type.endsWith("::Tool")) {
            return;
        }
        Map<String, SyntaxNode> fields = new LinkedHashMap<>();
        node.child("body")
                .map(SyntaxNode::children)
                .orElse(List.of())
                .forEach(field -> field.child("field")
                        .ifPresent(name -> field.child("value").ifPresent(value -> fields.put(name.text(), value))));
        if (!fields.containsKey("name") || !fields.containsKey("description")) {
            return;
        }
        ToolDraft draft = new ToolDraft(node, "Tool {…}")
                .name(argument(fields, "name"))
                .title(argument(fields, "title"))
                .description(argument(fields, "description"));
        Optional.ofNullable(fields.get("input_schema")).map(this::schema).ifPresent(draft::parameters);
        draft.finish().ifPresent(tools::add);
    }

    /** A schema made by {@code json!} or of a type's name somewhere in an expression. */
    private SchemaDraft schema(SyntaxNode expression) {
        for (SyntaxNode node : CodeFiles.all(expression)) {
            if (node.is("macro_invocation") && node.text().startsWith("json!")) {
                return SchemaText.read(object(node).map(SyntaxNode::text).orElse(""));
            }
            boolean type = node.is("type_identifier") && types.knows(node);
            if (type) {
                return types.struct(node);
            }
        }
        return new SchemaDraft().incomplete();
    }

    private static Optional<SyntaxNode> object(SyntaxNode macro) {
        return CodeFiles.all(macro).stream()
                .filter(node -> node.is("token_tree") && node.text().startsWith("{"))
                .findFirst();
    }

    /** Objects with name, description and schema inside {@code json!}, of servers that speak the protocol themselves. */
    private void json(SyntaxNode macro, List<FoundTool> tools) {
        if (!macro.text().startsWith("json!") || !macro.text().contains("\"inputSchema\"")) {
            return;
        }
        for (SyntaxNode tokens : CodeFiles.all(macro)) {
            if (tokens.is("token_tree") && tokens.text().startsWith("{")) {
                Map<String, SyntaxNode> entries = entries(tokens);
                if (entries.containsKey("name") && entries.containsKey("inputSchema")) {
                    new ToolDraft(tokens, "tools/list")
                            .name(argument(entries, "name"))
                            .description(argument(entries, "description"))
                            .parameters(
                                    SchemaText.read(entries.get("inputSchema").text()))
                            .finish()
                            .ifPresent(tools::add);
                }
            }
        }
    }

    /** The entries of an object among tokens: a text, followed by its value. */
    private Map<String, SyntaxNode> entries(SyntaxNode tokens) {
        Map<String, SyntaxNode> entries = new LinkedHashMap<>();
        List<SyntaxNode> children = tokens.children();
        for (int i = 0; i + 1 < children.size(); i++) {
            SyntaxNode key = children.get(i);
            boolean keyed = key.is("string_literal")
                    && tokens.file()
                            .text(key.end(), children.get(i + 1).start())
                            .contains(":");
            SyntaxNode value = children.get(i + 1);
            if (keyed) {
                evaluator.value(key).asText().ifPresent(text -> entries.putIfAbsent(text.text(), value));
            }
        }
        return entries;
    }
}
