package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.SchemaText;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tools that are constructed by the library's type, and tools that are written as JSON. */
final class RustConstructed {

    private static final Set<String> JSON_MACROS = Set.of("json", "object");

    private final RustEvaluator evaluator;
    private final RustTypes types;

    RustConstructed(RustEvaluator evaluator, RustTypes types) {
        this.evaluator = evaluator;
        this.types = types;
    }

    void read(SyntaxNode node, List<FoundTool> tools) {
        switch (node.kind()) {
            case "call_expression" -> constructed(node, tools);
            case "struct_expression" -> literal(node, tools);
            case "macro_invocation" -> json(node, tools);
            default -> {}
        }
    }

    /** {@code Tool::new("name", "description", schema)}, with what is chained to it. */
    private void constructed(SyntaxNode call, List<FoundTool> tools) {
        String function = call.child("function").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> arguments =
                call.child("arguments").map(SyntaxNode::children).orElse(List.of());
        if (!function.equals("Tool::new") && !function.endsWith("::Tool::new") || arguments.size() < 3) {
            return;
        }
        ToolDraft draft = new ToolDraft(call, "Tool::new")
                .name(evaluator.value(arguments.get(0)))
                .description(evaluator.value(arguments.get(1)))
                .parameters(schema(arguments.get(2)));
        arguments.stream().skip(3).forEach(argument -> hints(draft, argument));
        chained(call, draft);
        draft.finish().ifPresent(tools::add);
    }

    /** {@code Tool::new(…).annotate(ToolAnnotations {…})}. */
    private void chained(SyntaxNode call, ToolDraft draft) {
        Optional<SyntaxNode> method = call.parent().filter(it -> it.is("field_expression"));
        while (method.isPresent()) {
            Optional<SyntaxNode> outer = method.get().parent().filter(it -> it.is("call_expression"));
            outer.flatMap(it -> it.child("arguments")).ifPresent(arguments -> hints(draft, arguments));
            method = outer.flatMap(SyntaxNode::parent).filter(it -> it.is("field_expression"));
        }
    }

    /** The fields of an annotations struct, or the calls that set them, somewhere in an expression. */
    private void hints(ToolDraft draft, SyntaxNode expression) {
        for (SyntaxNode node : CodeFiles.all(expression)) {
            if (node.is("struct_expression")
                    && node.child("name")
                            .filter(it -> it.text().endsWith("ToolAnnotations"))
                            .isPresent()) {
                fields(node).forEach((name, value) -> hint(draft, name, evaluator.value(value)));
            }
            boolean setter = node.is("call_expression") && expression.text().contains("ToolAnnotations");
            if (setter) {
                setter(draft, node);
            }
        }
    }

    /** {@code ToolAnnotations::with_title("…").read_only(true)}. */
    private void setter(ToolDraft draft, SyntaxNode call) {
        String function = call.child("function").map(SyntaxNode::text).orElse("");
        String name = function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf(':')) + 1);
        List<SyntaxNode> arguments =
                call.child("arguments").map(SyntaxNode::children).orElse(List.of());
        if (arguments.size() == 1) {
            String field = name.equals("with_title") ? "title" : name + "_hint";
            hint(draft, field, evaluator.value(arguments.get(0)));
        }
    }

    private static void hint(ToolDraft draft, String field, Value value) {
        String name = RustTools.HINTS.get(field);
        if (name != null && !Values.isNothing(value)) {
            draft.annotation(name, value.plain());
        }
    }

    /** {@code Tool { name: …, description: …, … }}. */
    private void literal(SyntaxNode node, List<FoundTool> tools) {
        String type = node.child("name").map(SyntaxNode::text).orElse("");
        if (!type.equals("Tool") && !type.endsWith("::Tool")) {
            return;
        }
        Map<String, SyntaxNode> fields = fields(node);
        if (!fields.containsKey("name") || !fields.containsKey("description")) {
            return;
        }
        ToolDraft draft = new ToolDraft(node, "Tool {…}")
                .name(argument(fields, "name"))
                .title(argument(fields, "title"))
                .description(argument(fields, "description"));
        Optional.ofNullable(fields.get("input_schema")).map(this::schema).ifPresent(draft::parameters);
        Optional.ofNullable(fields.get("annotations")).ifPresent(it -> hints(draft, it));
        draft.finish().ifPresent(tools::add);
    }

    private static Map<String, SyntaxNode> fields(SyntaxNode struct) {
        Map<String, SyntaxNode> fields = new LinkedHashMap<>();
        struct.child("body")
                .map(SyntaxNode::children)
                .orElse(List.of())
                .forEach(field -> field.child("field")
                        .ifPresent(name -> field.child("value").ifPresent(value -> fields.put(name.text(), value))));
        return fields;
    }

    private Value argument(Map<String, SyntaxNode> arguments, String key) {
        SyntaxNode node = arguments.get(key);
        return node == null ? Value.ABSENT : evaluator.value(node);
    }

    /** A schema made by {@code json!} or of a type's name somewhere in an expression, or in what a variable holds. */
    SchemaDraft schema(SyntaxNode expression) {
        for (SyntaxNode node : CodeFiles.all(evaluator.definition(expression))) {
            if (isJson(node)) {
                return object(node).map(this::written).orElseGet(() -> new SchemaDraft().incomplete());
            }
            boolean named = node.is("type_identifier")
                    || node.is("identifier")
                            && Character.isUpperCase(node.text().charAt(0));
            boolean type = named && types.knows(node);
            if (type) {
                return types.struct(node);
            }
        }
        return new SchemaDraft().incomplete();
    }

    private SchemaDraft written(SyntaxNode tokens) {
        SchemaDraft text = SchemaText.read(tokens.text());
        return text.isComplete() ? text : SchemaDraft.of(evaluator.json(tokens));
    }

    private static boolean isJson(SyntaxNode node) {
        return node.is("macro_invocation")
                && node.child("macro")
                        .map(SyntaxNode::text)
                        .filter(name -> JSON_MACROS.contains(name.substring(name.lastIndexOf(':') + 1)))
                        .isPresent();
    }

    private static Optional<SyntaxNode> object(SyntaxNode macro) {
        return CodeFiles.all(macro).stream()
                .filter(node -> node.is("token_tree") && node.text().startsWith("{"))
                .findFirst();
    }

    /** Objects with name, description and schema inside {@code json!}, of servers that speak the protocol themselves. */
    private void json(SyntaxNode macro, List<FoundTool> tools) {
        if (!isJson(macro) || !macro.text().contains("\"inputSchema\"")) {
            return;
        }
        for (SyntaxNode tokens : CodeFiles.all(macro)) {
            if (tokens.is("token_tree") && tokens.text().startsWith("{")) {
                Map<String, SyntaxNode> entries = evaluator.entries(tokens);
                if (entries.containsKey("name") && entries.containsKey("inputSchema")) {
                    new ToolDraft(tokens, "tools/list")
                            .name(argument(entries, "name"))
                            .title(argument(entries, "title"))
                            .description(argument(entries, "description"))
                            .annotations(Optional.ofNullable(entries.get("annotations"))
                                    .map(evaluator::json)
                                    .orElse(Value.ABSENT))
                            .parameters(written(entries.get("inputSchema")))
                            .finish()
                            .ifPresent(tools::add);
                }
            }
        }
    }
}
