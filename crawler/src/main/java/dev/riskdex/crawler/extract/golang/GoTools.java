package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds {@code NewTool(…)} calls and {@code Tool{…}} literals, with the functions of the project around them. */
final class GoTools {

    private static final Map<String, String> PARAMETERS = Map.of(
            "WithString", "string",
            "WithNumber", "number",
            "WithInteger", "integer",
            "WithBoolean", "boolean",
            "WithObject", "object",
            "WithArray", "array",
            "WithAny", "");

    private static final Map<String, String> HINTS = Map.of(
            "WithTitleAnnotation", "title",
            "WithReadOnlyHintAnnotation", "readOnlyHint",
            "WithDestructiveHintAnnotation", "destructiveHint",
            "WithIdempotentHintAnnotation", "idempotentHint",
            "WithOpenWorldHintAnnotation", "openWorldHint");

    private static final Map<String, String> FIELDS = Map.of(
            "Title", "title",
            "ReadOnlyHint", "readOnlyHint",
            "DestructiveHint", "destructiveHint",
            "IdempotentHint", "idempotentHint",
            "OpenWorldHint", "openWorldHint");

    /** Libraries of model providers, whose tools are other things. */
    private static final List<String> FOREIGN =
            List.of("openai", "anthropic", "genai", "langchain", "ollama", "bedrock");

    private final GoEvaluator evaluator;
    private final GoContexts contexts;
    private final GoTypes types;

    GoTools(GoEvaluator evaluator) {
        this.evaluator = evaluator;
        this.contexts = new GoContexts(evaluator);
        this.types = new GoTypes(evaluator);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(file.root()));
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            if (node.is("call_expression")) {
                call(node, tools);
            } else if (node.is("composite_literal")) {
                literal(node, tools);
            }
            open.addAll(node.children());
        }
        return tools;
    }

    private void call(SyntaxNode node, List<FoundTool> tools) {
        String name = GoEvaluator.calledName(node);
        boolean raw = name.equals("NewToolWithRawSchema");
        boolean ofLibrary = raw || name.equals("NewTool");
        List<SyntaxNode> arguments = GoEvaluator.arguments(node);
        boolean own = ofLibrary
                && node.child("function").map(evaluator::value).orElse(Value.UNKNOWN) instanceof Value.Function;
        if (!ofLibrary || own || arguments.isEmpty() || isForeign(node.child("function"))) {
            return;
        }
        for (GoContexts.Context context : contexts.of(node)) {
            ToolDraft draft = new ToolDraft(node, name + "(…)")
                    .name(evaluator.value(arguments.get(0), context.bindings()))
                    .conditional(condition(node, context));
            if (raw && arguments.size() > 2) {
                draft.description(evaluator.value(arguments.get(1), context.bindings()))
                        .parameters(GoTypes.written(evaluator.value(arguments.get(2), context.bindings())));
            } else {
                SchemaDraft schema = new SchemaDraft();
                options(arguments.subList(1, arguments.size()), context, draft, schema, 0);
                draft.parameters(schema);
            }
            handedOptions(context, draft);
            draft.finish().ifPresent(tools::add);
        }
    }

    /** Options that a function around the place is given and applies to the tool. */
    private void handedOptions(GoContexts.Context context, ToolDraft draft) {
        for (SyntaxNode call : context.calls()) {
            GoEvaluator.arguments(call).stream()
                    .filter(argument -> argument.is("call_expression"))
                    .filter(argument -> HINTS.containsKey(GoEvaluator.calledName(argument))
                            || GoEvaluator.calledName(argument).equals("WithToolAnnotation"))
                    .forEach(argument -> option(argument, GoContexts.Context.NONE, draft, new SchemaDraft()));
        }
    }

    /** Options: calls, or lists of calls that are spread or that a function of the project returns. */
    private void options(
            List<SyntaxNode> options, GoContexts.Context context, ToolDraft draft, SchemaDraft schema, int depth) {
        for (SyntaxNode option : options) {
            SyntaxNode node =
                    option.is("variadic_argument") && !option.children().isEmpty()
                            ? option.children().get(0)
                            : option;
            boolean known = node.is("call_expression") && option(node, context, draft, schema);
            if (!known) {
                List<SyntaxNode> inner = depth > 3 ? List.of() : optionList(node);
                if (inner.isEmpty()) {
                    schema.incomplete();
                }
                options(inner, context, draft, schema, depth + 1);
            }
        }
    }

    /** The calls in a list of options that a variable holds, with those appended to it. */
    private List<SyntaxNode> optionList(SyntaxNode node) {
        List<SyntaxNode> found = new ArrayList<>();
        Optional<SyntaxNode> source = node.is("identifier")
                ? evaluator
                        .scopes()
                        .local(node, node.text())
                        .filter(local -> local.kind() == GoScopes.Kind.VALUE)
                        .map(GoScopes.Local::node)
                : Optional.of(node);
        source.filter(it -> it.is("composite_literal"))
                .flatMap(it -> it.child("body"))
                .ifPresent(body -> body.children().stream()
                        .flatMap(element -> element.children().stream().limit(1))
                        .forEach(found::add));
        if (node.is("identifier")) {
            evaluator.project().uses(node.text()).stream()
                    .filter(use -> use.file() == node.file() && use.start() < node.start())
                    .flatMap(use -> use.parent().stream())
                    .filter(parent -> parent.is("argument_list"))
                    .flatMap(list -> list.parent().stream())
                    .filter(call -> GoEvaluator.calledName(call).equals("append"))
                    .filter(call -> evaluator
                            .scopes()
                            .local(call, node.text())
                            .equals(evaluator.scopes().local(node, node.text())))
                    .forEach(call -> found.addAll(
                            GoEvaluator.arguments(call).stream().skip(1).toList()));
        }
        return found;
    }

    private boolean option(SyntaxNode call, GoContexts.Context context, ToolDraft draft, SchemaDraft schema) {
        String name = GoEvaluator.calledName(call);
        List<SyntaxNode> arguments = GoEvaluator.arguments(call);
        Value first = arguments.isEmpty() ? Value.UNKNOWN : evaluator.value(arguments.get(0), context.bindings());
        if (name.equals("WithDescription")) {
            draft.description(first);
        } else if (HINTS.containsKey(name)) {
            draft.annotation(HINTS.getOrDefault(name, name), first.plain());
        } else if (name.equals("WithToolAnnotation")) {
            hints(draft, first);
        } else if (PARAMETERS.containsKey(name)) {
            first.asText().ifPresent(text -> parameter(call, text.text(), name, context, schema));
        } else if (name.equals("WithInputSchema")) {
            typeArguments(call).stream().findFirst().flatMap(types::struct).ifPresent(draft::parameters);
        } else {
            return name.startsWith("With") && !arguments.isEmpty() && !(first.plain() instanceof Value.Fields);
        }
        return true;
    }

    private void parameter(SyntaxNode call, String name, String how, GoContexts.Context context, SchemaDraft schema) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String type = PARAMETERS.getOrDefault(how, "");
        if (!type.isEmpty()) {
            json.put("type", type);
        }
        boolean required = false;
        for (SyntaxNode option : GoEvaluator.arguments(call).stream().skip(1).toList()) {
            String called = option.is("call_expression") ? GoEvaluator.calledName(option) : "";
            List<Value> values = option.is("call_expression")
                    ? GoEvaluator.arguments(option).stream()
                            .map(argument -> evaluator.value(argument, context.bindings()))
                            .toList()
                    : List.of();
            required |= called.equals("Required");
            switch (called) {
                case "Description" -> set(json, "description", values);
                case "DefaultString", "DefaultNumber", "DefaultBool" -> set(json, "default", values);
                case "Pattern", "Title" -> set(json, called.equals("Title") ? "title" : "pattern", values);
                case "Min" -> set(json, "minimum", values);
                case "Max" -> set(json, "maximum", values);
                case "Enum" -> Json.of(new Value.Items(flat(values), false)).ifPresent(list -> json.set("enum", list));
                case "Items" -> set(json, "items", values);
                default -> {}
            }
        }
        schema.property(name, json, required);
    }

    private static List<Value> flat(List<Value> values) {
        return values.stream()
                .flatMap(value -> value.plain() instanceof Value.Items items
                        ? items.items().stream()
                        : java.util.stream.Stream.of(value))
                .toList();
    }

    private static void set(ObjectNode json, String key, List<Value> values) {
        values.stream().limit(1).flatMap(value -> Json.of(value).stream()).forEach(value -> json.set(key, value));
    }

    /** {@code Tool{Name: …, Description: …}} of the library or of a struct of the project. */
    private void literal(SyntaxNode node, List<FoundTool> tools) {
        Optional<SyntaxNode> type = node.child("type");
        String name = type.map(SyntaxNode::text).orElse("").replaceFirst("^.*\\.", "");
        boolean tool = name.equals("Tool") && !isForeign(type);
        Set<String> keys = keys(node);
        if (!tool || !keys.contains("Name") || !(keys.contains("Description") || keys.contains("InputSchema"))) {
            return;
        }
        for (GoContexts.Context context : contexts.of(node)) {
            if (!(evaluator.value(node, context.bindings()).plain() instanceof Value.Fields fields)) {
                continue;
            }
            ToolDraft draft = new ToolDraft(node, "Tool{…}")
                    .name(fields.get("Name"))
                    .title(fields.get("Title"))
                    .description(fields.get("Description"))
                    .conditional(condition(node, context));
            hints(draft, fields.get("Annotations"));
            schema(node, fields, context).ifPresent(draft::parameters);
            handedOptions(context, draft);
            draft.finish().ifPresent(tools::add);
        }
    }

    private static Set<String> keys(SyntaxNode literal) {
        Set<String> keys = new java.util.HashSet<>();
        literal.child("body").map(SyntaxNode::children).orElse(List.of()).stream()
                .flatMap(element -> element.child("key").stream())
                .forEach(key -> keys.add(key.text()));
        return keys;
    }

    private static void hints(ToolDraft draft, Value annotations) {
        if (annotations.plain() instanceof Value.Fields fields) {
            fields.entries().forEach((key, value) -> {
                String name = FIELDS.get(key);
                if (name != null && !Values.isNothing(value)) {
                    draft.annotation(name, value.plain());
                }
            });
        }
    }

    private Optional<SchemaDraft> schema(SyntaxNode literal, Value.Fields fields, GoContexts.Context context) {
        Value written = fields.entries().getOrDefault("InputSchema", fields.get("RawInputSchema"));
        if (written.plain() instanceof Value.Fields || written.plain() instanceof Value.Text) {
            return Optional.of(GoTypes.written(written));
        }
        List<SyntaxNode> calls = new ArrayList<>();
        schemaCall(literal).ifPresent(calls::add);
        registration(literal).ifPresent(calls::add);
        calls.addAll(context.calls());
        for (SyntaxNode call : calls) {
            Optional<SchemaDraft> found = typeArguments(call).stream()
                    .findFirst()
                    .flatMap(types::struct)
                    .or(() -> handler(call, context));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@code InputSchema: helper[Arguments]()}. */
    private static Optional<SyntaxNode> schemaCall(SyntaxNode literal) {
        return literal.child("body").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(element -> element.child("key")
                        .filter(key -> key.text().equals("InputSchema"))
                        .isPresent())
                .flatMap(element -> element.child("value").stream())
                .flatMap(value -> value.children().stream())
                .filter(value -> value.is("call_expression"))
                .findFirst();
    }

    /** The call that the literal is handed to, itself or as the value of a variable. */
    private Optional<SyntaxNode> registration(SyntaxNode literal) {
        Optional<SyntaxNode> at = literal.parent();
        while (at.isPresent()
                && (at.get().is("unary_expression")
                        || at.get().is("argument_list")
                        || at.get().is("expression_list"))) {
            at = at.get().parent();
        }
        if (at.isEmpty() || at.get().is("call_expression")) {
            return at;
        }
        Optional<String> variable = at.filter(it -> it.is("short_var_declaration") || it.is("var_spec"))
                .flatMap(it -> it.child("left").or(() -> it.child("name")))
                .map(SyntaxNode::text);
        return variable.flatMap(name -> evaluator.project().uses(name).stream()
                .filter(use -> use.file() == literal.file() && use.start() > literal.start())
                .map(use -> use.parent()
                        .filter(parent -> parent.is("unary_expression"))
                        .orElse(use))
                .flatMap(use -> use.parent().stream())
                .filter(parent -> parent.is("argument_list"))
                .flatMap(list -> list.parent().stream())
                .findFirst());
    }

    /** The last struct among the parameters of a function that a call is given. */
    private Optional<SchemaDraft> handler(SyntaxNode call, GoContexts.Context context) {
        for (SyntaxNode argument : GoEvaluator.arguments(call)) {
            if (evaluator.value(argument, context.bindings()).plain() instanceof Value.Function function) {
                List<SyntaxNode> parameters = function.node()
                        .child("parameters")
                        .map(SyntaxNode::children)
                        .orElse(List.of());
                for (int i = parameters.size() - 1; i > 0; i--) {
                    Optional<SyntaxNode> type = parameters.get(i).child("type");
                    boolean request = type.filter(it -> it.text().matches(".*(?:Request|Context|Session|Client).*"))
                            .isPresent();
                    Optional<SchemaDraft> found = request ? Optional.empty() : type.flatMap(types::struct);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<SyntaxNode> typeArguments(SyntaxNode call) {
        return call.child("type_arguments")
                .or(() -> call.child("function").flatMap(function -> function.child("type_arguments")))
                .map(SyntaxNode::children)
                .orElse(List.of());
    }

    private boolean isForeign(Optional<SyntaxNode> named) {
        String text = named.map(SyntaxNode::text).orElse("");
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
