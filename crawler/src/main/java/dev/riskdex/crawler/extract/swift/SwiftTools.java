package dev.riskdex.crawler.extract.swift;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds calls, types, macros and dictionaries that declare a tool in a Swift file. */
final class SwiftTools {

    private static final Set<String> SCHEMAS = Set.of("inputSchema", "input_schema", "parameters", "schema");
    private static final Set<String> MACROS = Set.of("MCPTool", "Tool");
    private static final Set<String> HINTS =
            Set.of("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    private final SwiftEvaluator evaluator;
    private final SwiftTypes types;

    SwiftTools(SwiftEvaluator evaluator) {
        this.evaluator = evaluator;
        this.types = new SwiftTypes(evaluator);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            switch (node.kind()) {
                case "call_expression" -> call(node).ifPresent(tools::add);
                case "class_declaration" -> type(node).ifPresent(tools::add);
                case "function_declaration" -> macro(node).ifPresent(tools::add);
                case "dictionary_literal" -> dictionary(node).ifPresent(tools::add);
                default -> {}
            }
        }
        return tools;
    }

    /** {@code Tool(name: …, description: …, inputSchema: …, annotations: …)}. */
    private Optional<FoundTool> call(SyntaxNode node) {
        Map<String, SyntaxNode> given = new LinkedHashMap<>();
        SwiftSyntax.arguments(node).forEach(argument -> given.put(SwiftSyntax.label(argument), argument));
        String called = SwiftSyntax.called(node).map(SyntaxNode::text).orElse("");
        boolean isTool = given.containsKey("inputSchema") || MACROS.contains(called);
        return isTool && given.containsKey("name") && given.containsKey("description")
                ? described(node, called, given).finish()
                : Optional.empty();
    }

    private ToolDraft described(SyntaxNode place, String how, Map<String, SyntaxNode> given) {
        ToolDraft draft = new ToolDraft(place, how)
                .name(value(given, "name"))
                .title(value(given, "title"))
                .description(value(given, "description"))
                .parameters(given.keySet().stream()
                        .filter(SCHEMAS::contains)
                        .findFirst()
                        .map(key -> SchemaDraft.of(value(given, key)))
                        .orElseGet(SchemaDraft::new));
        hints(value(given, "annotations"), draft);
        return draft;
    }

    private Value value(Map<String, SyntaxNode> given, String key) {
        SyntaxNode node = given.get(key);
        return node == null ? Value.ABSENT : evaluator.value(node);
    }

    private static void hints(Value annotations, ToolDraft draft) {
        if (annotations.plain() instanceof Value.Fields fields) {
            fields.entries().forEach((key, value) -> {
                if (HINTS.contains(key)) {
                    draft.annotation(key, value.plain());
                }
            });
        }
    }

    /** A structure, class or actor with the properties of a tool, or with a macro that makes it one. */
    private Optional<FoundTool> type(SyntaxNode type) {
        Map<String, SyntaxNode> said = new LinkedHashMap<>();
        for (SyntaxNode member : SwiftSyntax.members(type)) {
            if (member.is("property_declaration")) {
                SwiftSyntax.value(member).ifPresent(it -> said.put(field(SwiftSyntax.propertyName(member)), it));
            }
        }
        boolean macro = SwiftSyntax.attribute(type, MACROS).isPresent();
        boolean isTool = macro || said.keySet().stream().anyMatch(SCHEMAS::contains);
        if (!isTool || !said.containsKey("name") || !said.containsKey("description")) {
            return Optional.empty();
        }
        ToolDraft draft = described(type, macro ? "@Tool" : "type", said);
        return (macro ? draft.parameters(properties(type)) : draft).finish();
    }

    private static String field(String property) {
        return switch (property) {
            case "toolName" -> "name";
            case "toolDescription" -> "description";
            default -> property;
        };
    }

    /** {@code @Parameter(description: "…") var name: Type}. */
    private SchemaDraft properties(SyntaxNode type) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode member : SwiftSyntax.members(type)) {
            SwiftSyntax.attribute(member, Set.of("Parameter")).ifPresent(attribute -> {
                Map<String, Value> given = arguments(attribute);
                Optional<SyntaxNode> declared = member.children().stream()
                        .filter(child -> child.is("type_annotation"))
                        .flatMap(child -> child.child("name").stream())
                        .findFirst();
                ObjectNode json = declared.map(types::schema).orElseGet(JsonNodeFactory.instance::objectNode);
                for (String key : List.of("description", "default")) {
                    Json.of(given.getOrDefault(key, Value.ABSENT)).ifPresent(value -> json.set(key, value));
                }
                boolean required = !given.containsKey("default")
                        && declared.filter(it -> it.is("optional_type")).isEmpty();
                String own = SwiftSyntax.propertyName(member);
                String name = given.getOrDefault("key", Value.ABSENT)
                        .asText()
                        .map(Value.Text::text)
                        .orElse(own);
                schema.property(name, json, required);
            });
        }
        return schema;
    }

    /** The arguments of an attribute, whose labels and values stand side by side; one without a label under "". */
    private Map<String, Value> arguments(SyntaxNode attribute) {
        Map<String, Value> given = new LinkedHashMap<>();
        String label = "";
        for (SyntaxNode child : attribute.children().stream().skip(1).toList()) {
            boolean named = child.is("simple_identifier") && child.file().at(child.end()) == ':';
            if (named) {
                label = child.text();
            } else {
                given.putIfAbsent(label, evaluator.value(child));
                label = "";
            }
        }
        return given;
    }

    /** {@code @MCPTool(description: "…") func name(…)}; what is not said is the function's name and documentation. */
    private Optional<FoundTool> macro(SyntaxNode function) {
        return SwiftSyntax.attribute(function, Set.of("MCPTool")).flatMap(attribute -> {
            Map<String, Value> given = arguments(attribute);
            SwiftDocument document = SwiftDocument.before(function);
            Value own = function.child("name").map(it -> Values.text(it.text())).orElse(Value.UNKNOWN);
            Value described = document.text().map(Values::text).orElse(Value.ABSENT);
            ToolDraft draft = new ToolDraft(function, "@MCPTool")
                    .name(given.getOrDefault("name", own))
                    .description(given.getOrDefault("description", described))
                    .parameters(parameters(function, document));
            return draft.finish();
        });
    }

    private SchemaDraft parameters(SyntaxNode function, SwiftDocument document) {
        SchemaDraft schema = new SchemaDraft();
        for (SwiftSyntax.Parameter parameter : SwiftSyntax.parameters(function)) {
            ObjectNode json = parameter.type().map(types::schema).orElseGet(JsonNodeFactory.instance::objectNode);
            Optional.ofNullable(document.parameters().get(parameter.name()))
                    .ifPresent(text -> json.put("description", text));
            boolean optional = parameter.otherwise().isPresent()
                    || parameter.type().filter(it -> it.is("optional_type")).isPresent();
            parameter.otherwise().flatMap(it -> Json.of(evaluator.value(it))).ifPresent(it -> json.set("default", it));
            schema.property(parameter.name(), json, !optional);
        }
        return schema;
    }

    /** {@code ["name": "…", "description": "…", "inputSchema": […]]}. */
    private Optional<FoundTool> dictionary(SyntaxNode node) {
        Map<String, SyntaxNode> given = new LinkedHashMap<>();
        String key = "";
        for (SyntaxNode child : node.children()) {
            if (child.role().equals("key")) {
                key = child.text().replace("\"", "");
            } else if (child.role().equals("value")) {
                given.put(key, child);
            }
        }
        boolean isTool = given.containsKey("name")
                && given.containsKey("description")
                && (given.containsKey("inputSchema") || given.containsKey("input_schema"));
        return isTool ? described(node, "tools/list", given).finish() : Optional.empty();
    }
}
