package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.SchemaText;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tools that are written as objects: {@code new Tool { Name = …, Description = …, InputSchema = … }}. */
final class ToolLiterals {

    private static final Set<String> NAMED = Set.of("Tool", "McpServerToolCreateOptions");

    private final CSharpEvaluator evaluator;
    private final CSharpTools tools;

    ToolLiterals(CSharpEvaluator evaluator, CSharpTools tools) {
        this.evaluator = evaluator;
        this.tools = tools;
    }

    /** The tools that a file writes so. */
    void read(SyntaxFile file, List<FoundTool> found) {
        for (int offset : file.words("Description", 0, file.size(), 10_000)) {
            file.nodeAt(offset)
                    .parent()
                    .filter(set -> set.is("assignment_expression"))
                    .flatMap(SyntaxNode::parent)
                    .filter(it -> it.is("initializer_expression"))
                    .flatMap(SyntaxNode::parent)
                    .filter(it -> it.kind().endsWith("object_creation_expression"))
                    .ifPresent(literal -> literal(literal, found));
        }
    }

    private void literal(SyntaxNode node, List<FoundTool> found) {
        Map<String, SyntaxNode> values = values(node);
        Optional<SyntaxNode> created = creation(node);
        boolean named = node.child("type")
                .map(CSharpTypes::name)
                .filter(NAMED::contains)
                .isPresent();
        boolean implied = node.is("implicit_object_creation_expression")
                && (values.containsKey("InputSchema") || created.isPresent());
        if (!named && !implied) {
            return;
        }
        Optional<SyntaxNode> handler = created.flatMap(this::handler);
        Value given = evaluator.optional(values.get("Name"));
        Value own = handler.map(CSharpTools::defaultName).map(Values::text).orElse(Value.ABSENT);
        ToolDraft draft = new ToolDraft(node, "new Tool { … }")
                .name(Values.isNothing(given) ? own : given)
                .title(evaluator.optional(values.get("Title")))
                .description(evaluator.optional(values.get("Description")));
        ToolHints.note(values, evaluator, draft);
        Optional.ofNullable(values.get("Annotations")).ifPresent(it -> ToolHints.note(values(it), evaluator, draft));
        Optional.ofNullable(values.get("InputSchema"))
                .flatMap(this::schemaText)
                .or(() -> handler.map(tools::parameters))
                .ifPresent(draft::parameters);
        draft.finish().ifPresent(found::add);
    }

    private static Map<String, SyntaxNode> values(SyntaxNode creation) {
        Map<String, SyntaxNode> values = new LinkedHashMap<>();
        creation.children().stream()
                .filter(child -> child.is("initializer_expression"))
                .flatMap(child -> child.children().stream())
                .filter(child -> child.is("assignment_expression"))
                .forEach(set -> set.child("right")
                        .ifPresent(right -> values.put(
                                set.child("left").map(SyntaxNode::text).orElse(""), right)));
        return values;
    }

    /** The call {@code McpServerTool.Create(handler, options)} that an object is handed to. */
    private static Optional<SyntaxNode> creation(SyntaxNode options) {
        return options.parent()
                .filter(it -> it.is("argument"))
                .flatMap(SyntaxNode::parent)
                .flatMap(SyntaxNode::parent)
                .filter(call -> call.child("function")
                        .filter(it -> it.text().matches("(?:\\w+\\.)*McpServerTool\\.Create"))
                        .isPresent());
    }

    /** The method or function that is made a tool. */
    private Optional<SyntaxNode> handler(SyntaxNode call) {
        return call.child("arguments")
                .flatMap(it -> it.children().stream().findFirst())
                .flatMap(it -> it.children().stream().findFirst())
                .flatMap(it -> it.is("identifier")
                        ? CodeFiles.declared(
                                it.text(), List.of(it.file()), Set.of("method_declaration", "local_function_statement"))
                        : Optional.of(it).filter(node -> node.is("lambda_expression")));
    }

    /** A schema that is parsed from a literal somewhere in the expression, or from one that it names. */
    private Optional<SchemaDraft> schemaText(SyntaxNode expression) {
        return CodeFiles.all(expression).stream()
                .filter(node -> node.kind().endsWith("string_literal") || node.is("identifier"))
                .flatMap(node -> evaluator.value(node).asText().stream())
                .filter(text ->
                        text.text().contains("\"properties\"") || text.text().contains("\"type\""))
                .findFirst()
                .map(text -> SchemaText.read(text.text()));
    }
}
