package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Finds functions and structs with a tool's attribute, and hands other places to those who know them. */
final class RustTools {

    /** The protocol's names of hints. */
    static final Map<String, String> HINTS = Map.of(
            "title", "title",
            "read_only_hint", "readOnlyHint",
            "destructive_hint", "destructiveHint",
            "idempotent_hint", "idempotentHint",
            "open_world_hint", "openWorldHint");

    private final RustEvaluator evaluator;
    private final RustTypes types;
    private final RustConstructed constructed;
    private final RustTraits traits;

    RustTools(RustEvaluator evaluator) {
        this.evaluator = evaluator;
        this.types = new RustTypes(evaluator);
        this.constructed = new RustConstructed(evaluator, types);
        this.traits = new RustTraits(evaluator, constructed, types);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(file.root()));
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            switch (node.kind()) {
                case "function_item", "function_signature_item" -> function(node, tools);
                case "struct_item" -> struct(node, tools);
                case "impl_item" -> traits.read(node, tools);
                default -> constructed.read(node, tools);
            }
            if (!isTest(node)) {
                open.addAll(node.children());
            }
        }
        return tools;
    }

    private static boolean isTest(SyntaxNode node) {
        return node.is("mod_item")
                && RustAttributes.find(node, "cfg")
                        .filter(cfg -> cfg.text().contains("test"))
                        .isPresent();
    }

    private Value argument(Map<String, SyntaxNode> arguments, String key) {
        SyntaxNode node = arguments.get(key);
        return node == null ? Value.ABSENT : evaluator.value(node);
    }

    private void hints(ToolDraft draft, Map<String, SyntaxNode> arguments) {
        for (String own : arguments.keySet()) {
            String name = HINTS.get(own);
            Value value = argument(arguments, own);
            if (name != null && !Values.isNothing(value)) {
                draft.annotation(name, value.plain());
            }
        }
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
            Optional<SyntaxNode> wrapped = types.argumentOf(type, "Parameters");
            if (wrapped.isPresent()) {
                return types.struct(wrapped.get());
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
}
