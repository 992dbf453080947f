package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds {@code NewTool(…)} calls and {@code Tool{…}} literals, with the functions of the project around them. */
final class GoTools {

    /** Calls of libraries that are given name, description and what the handler takes. */
    private static final Set<String> REGISTERING =
            Set.of("NewTool", "NewServerTool", "RegisterTool", "AddTool", "Tool");

    /** Keys of a tool that is written as a map, as the protocol has it. */
    private static final Set<String> PROTOCOL = Set.of("name", "description", "inputSchema");

    /** Libraries of model providers, whose tools are other things. */
    private static final List<String> FOREIGN =
            List.of("openai", "anthropic", "genai", "langchain", "ollama", "bedrock");

    private final GoEvaluator evaluator;
    private final GoContexts contexts;
    private final GoTypes types;
    private final GoOptions options;
    private final GoInputs inputs;

    GoTools(GoEvaluator evaluator) {
        this.evaluator = evaluator;
        this.contexts = new GoContexts(evaluator);
        this.types = new GoTypes(evaluator);
        this.options = new GoOptions(evaluator, types);
        this.inputs = new GoInputs(evaluator, contexts, types);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(file.root()));
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            if (node.is("call_expression")) {
                call(node, tools);
            } else if (node.is("literal_value")) {
                literal(node, tools);
            }
            open.addAll(node.children());
        }
        return tools;
    }

    private void call(SyntaxNode node, List<FoundTool> tools) {
        String name = GoEvaluator.calledName(node);
        boolean raw = name.equals("NewToolWithRawSchema");
        boolean ofLibrary = raw || REGISTERING.contains(name);
        List<SyntaxNode> arguments = GoEvaluator.arguments(node);
        if (!ofLibrary || isOther(node) || arguments.isEmpty() || isForeign(node.child("function"))) {
            return;
        }
        for (GoContexts.Context context : contexts.of(node)) {
            ToolDraft draft = new ToolDraft(node, name + "(…)")
                    .name(evaluator.value(arguments.get(0), context.bindings()))
                    .conditional(condition(node, context));
            Value second = arguments.size() > 1 ? evaluator.value(arguments.get(1), context.bindings()) : Value.UNKNOWN;
            boolean positional = arguments.size() > 2
                    && second.asText().isPresent()
                    && !GoEvaluator.calledName(arguments.get(1)).startsWith("With");
            if (raw && arguments.size() > 2) {
                draft.description(second)
                        .parameters(GoTypes.written(evaluator.value(arguments.get(2), context.bindings())));
            } else if (positional) {
                draft.description(second);
                positional(arguments.get(2), context, draft);
            } else if (name.equals("NewTool")) {
                SchemaDraft schema = new SchemaDraft();
                draft.parameters(schema);
                options.read(arguments.subList(1, arguments.size()), context, draft, schema);
            } else {
                continue;
            }
            options.handed(context.calls(), draft);
            draft.finish().ifPresent(tools::add);
        }
    }

    /** Whether a function of the project is called that does not take a tool's name and description first. */
    private boolean isOther(SyntaxNode call) {
        if (!(call.child("function").map(evaluator::value).orElse(Value.UNKNOWN) instanceof Value.Function function)) {
            return false;
        }
        if (takesOptions(function.node())) {
            return false;
        }
        List<String> names = GoScopes.parameters(function.node()).stream()
                .map(parameter -> parameter.text().toLowerCase(Locale.ROOT))
                .toList();
        return names.size() < 3
                || !names.get(0).endsWith("name")
                || !names.get(1).startsWith("desc");
    }

    /** Whether a function of the project is its own {@code NewTool(name string, options ...ToolOption)}. */
    private static boolean takesOptions(SyntaxNode function) {
        List<SyntaxNode> parameters =
                function.child("parameters").map(SyntaxNode::children).orElse(List.of());
        return function.child("name").filter(it -> it.text().equals("NewTool")).isPresent()
                && parameters.size() == 2
                && parameters
                        .get(0)
                        .child("name")
                        .filter(it -> it.text().equals("name"))
                        .isPresent()
                && parameters.get(1).is("variadic_parameter_declaration")
                && parameters.get(1).text().endsWith("Option");
    }

    /** Third argument after name and description: a handler, a struct that shows its arguments, a schema, options. */
    private void positional(SyntaxNode argument, GoContexts.Context context, ToolDraft draft) {
        SyntaxNode node = evaluator.definition(argument).orElse(argument);
        Optional<SyntaxNode> type =
                Optional.of(node).filter(it -> it.is("composite_literal")).flatMap(it -> it.child("type"));
        if (type.filter(it -> it.is("slice_type")).isPresent()) {
            SchemaDraft schema = new SchemaDraft();
            draft.parameters(schema);
            options.read(List.of(argument), context, draft, schema);
        } else if (type.filter(it -> it.is("map_type")).isPresent()) {
            draft.parameters(GoTypes.written(evaluator.value(argument, context.bindings())));
        } else {
            type.flatMap(types::struct)
                    .or(() -> inputs.handler(argument, context.bindings(), 0))
                    .ifPresent(draft::parameters);
        }
    }

    /** {@code Tool{Name: …, Description: …}} of the library or of a struct of the project, or the protocol's map. */
    private void literal(SyntaxNode body, List<FoundTool> tools) {
        Set<String> keys = keys(body);
        boolean map = keys.containsAll(PROTOCOL);
        boolean struct = keys.contains("Name") && (keys.contains("Description") || keys.contains("InputSchema"));
        if (!map && !(struct && isTool(body)) || isWithinOwnNewTool(body)) {
            return;
        }
        SyntaxNode node = body.parent().filter(it -> it.is("composite_literal")).orElse(body);
        for (GoContexts.Context context : contexts.of(node)) {
            if (evaluator.value(node, context.bindings()).plain() instanceof Value.Fields fields) {
                ToolDraft draft = map ? protocol(node, fields) : tool(node, fields, context);
                draft.conditional(condition(node, context));
                options.handed(context.calls(), draft);
                draft.finish().ifPresent(tools::add);
            }
        }
    }

    /** The literal that a project's own {@code NewTool} fills; its calls are read instead. */
    private static boolean isWithinOwnNewTool(SyntaxNode body) {
        return CodeFiles.around(body, Set.of("function_declaration"))
                .filter(GoTools::takesOptions)
                .isPresent();
    }

    private boolean isTool(SyntaxNode body) {
        Optional<SyntaxNode> type = GoMethods.literalType(
                body.parent().filter(it -> it.is("composite_literal")).orElse(body));
        String name = GoProject.typeName(type.map(SyntaxNode::text).orElse(""));
        return name.equals("Tool") && !isForeign(type);
    }

    private ToolDraft tool(SyntaxNode node, Value.Fields fields, GoContexts.Context context) {
        ToolDraft draft = new ToolDraft(node, "Tool{…}")
                .name(fields.get("Name"))
                .title(fields.get("Title"))
                .description(fields.get("Description"));
        GoOptions.hints(draft, fields.get("Annotations"));
        Value written = fields.entries().getOrDefault("InputSchema", fields.get("RawInputSchema"));
        inputs.of(node, written, context).ifPresent(draft::parameters);
        return draft;
    }

    private static ToolDraft protocol(SyntaxNode node, Value.Fields fields) {
        return new ToolDraft(node, "tools/list")
                .name(fields.get("name"))
                .title(fields.get("title"))
                .description(fields.get("description"))
                .annotations(fields.get("annotations"))
                .parameters(GoTypes.written(fields.get("inputSchema")));
    }

    private static Set<String> keys(SyntaxNode body) {
        Set<String> keys = new HashSet<>();
        body.children().stream()
                .flatMap(element -> element.child("key").stream())
                .forEach(key -> keys.add(key.text().replace("\"", "")));
        return keys;
    }

    private boolean isForeign(Optional<SyntaxNode> named) {
        String text = named.map(SyntaxNode::text).orElse("").replaceFirst("^[*&]+", "");
        int dot = text.indexOf('.');
        String alias = dot < 0 ? "" : text.substring(0, dot);
        return named.isPresent()
                && !alias.isEmpty()
                && FOREIGN.stream()
                        .anyMatch(
                                word -> evaluator.project().imports(named.get().file(), alias, word));
    }

    /** The condition around a place or around a call that leads to it; error handling is none. */
    private static String condition(SyntaxNode place, GoContexts.Context context) {
        List<SyntaxNode> places = new ArrayList<>(List.of(place));
        places.addAll(context.calls());
        for (SyntaxNode start : places) {
            SyntaxNode inner = start;
            for (Optional<SyntaxNode> at = start.parent();
                    at.isPresent();
                    at = at.get().parent()) {
                SyntaxNode from = inner;
                Optional<String> condition = at.filter(it -> it.is("if_statement"))
                        .flatMap(it -> it.child("condition").filter(text -> text != from))
                        .map(SyntaxNode::text)
                        .filter(text -> !text.contains("err "));
                if (condition.isPresent()) {
                    String text = condition.get().replaceAll("\\s+", " ");
                    return text.length() > 160 ? text.substring(0, 160) + "…" : text;
                }
                inner = at.get();
            }
        }
        return "";
    }
}
