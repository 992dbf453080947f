package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Options of {@code NewTool}: calls of the library, lists of them, and functions of the project that give some. */
final class GoOptions {

    private static final int DEEPEST = 8;
    private static final int MOST = 200;

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

    private final GoEvaluator evaluator;
    private final GoTypes types;

    GoOptions(GoEvaluator evaluator, GoTypes types) {
        this.evaluator = evaluator;
        this.types = types;
    }

    /**
     * The tool that options are read into.
     *
     * @param calls of the functions around it, which may have been given the options
     */
    private record Target(ToolDraft draft, SchemaDraft schema, List<SyntaxNode> calls) {}

    /** Reads options in the order given. */
    void read(List<SyntaxNode> options, GoContexts.Context context, ToolDraft draft, SchemaDraft schema) {
        read(options, context.bindings(), new Target(draft, schema, context.calls()), 0);
    }

    /** Hints that a function around the place is given and applies to the tool. */
    void handed(List<SyntaxNode> calls, ToolDraft draft) {
        for (SyntaxNode call : calls) {
            GoEvaluator.arguments(call).stream()
                    .filter(argument -> argument.is("call_expression"))
                    .filter(argument -> HINTS.containsKey(GoEvaluator.calledName(argument))
                            || GoEvaluator.calledName(argument).equals("WithToolAnnotation"))
                    .forEach(argument ->
                            option(argument, Bindings.NONE, new Target(draft, new SchemaDraft(), List.of())));
        }
    }

    /** Hints of an annotations struct. */
    static void hints(ToolDraft draft, Value annotations) {
        if (annotations.plain() instanceof Value.Fields fields) {
            fields.entries().forEach((key, value) -> {
                String name = FIELDS.get(key);
                if (name != null && !Values.isNothing(value)) {
                    draft.annotation(name, value.plain());
                }
            });
        }
    }

    private void read(List<SyntaxNode> options, Bindings bindings, Target target, int depth) {
        for (SyntaxNode option : options) {
            if (!evaluator.project().files().step()) {
                target.schema().incomplete();
                return;
            }
            boolean spread =
                    option.is("variadic_argument") && !option.children().isEmpty();
            SyntaxNode node = spread ? option.children().get(0) : option;
            boolean known = node.is("call_expression") && option(node, bindings, target);
            if (!known && !(depth < DEEPEST && several(node, bindings, target, depth))) {
                target.schema().incomplete();
            }
        }
    }

    /** An expression that stands for several options, or for one that is made elsewhere; false when it is none. */
    private boolean several(SyntaxNode node, Bindings bindings, Target target, int depth) {
        if (node.is("call_expression")) {
            return joined(node, bindings, target, depth) || made(node, bindings, target, depth);
        }
        if (node.is("composite_literal")) {
            read(elements(node), bindings, target, depth + 1);
            return true;
        }
        List<SyntaxNode> held =
                new ArrayList<>(evaluator.definition(node).stream().toList());
        held.addAll(given(node, target.calls()));
        held.addAll(appended(node));
        read(held, bindings, target, depth + 1);
        return !held.isEmpty();
    }

    /** What the call of the function around a parameter gives it. */
    private List<SyntaxNode> given(SyntaxNode name, List<SyntaxNode> calls) {
        Optional<GoScopes.Local> parameter =
                evaluator.scopes().local(name, name.text()).filter(it -> it.kind() == GoScopes.Kind.PARAMETER);
        if (parameter.isEmpty()) {
            return List.of();
        }
        SyntaxNode function = parameter.get().scope();
        int index = GoScopes.parameters(function).indexOf(parameter.get().node());
        String called = function.child("name").map(SyntaxNode::text).orElse("");
        boolean variadic = parameter.get().node().parentKind().equals("variadic_parameter_declaration");
        return calls.stream()
                .filter(call -> GoEvaluator.calledName(call).equals(called))
                .limit(1)
                .flatMap(
                        call -> GoEvaluator.arguments(call).stream().skip(index).limit(variadic ? MOST : 1))
                .toList();
    }

    private static List<SyntaxNode> elements(SyntaxNode literal) {
        return literal.child("body").stream()
                .flatMap(body -> body.children().stream())
                .flatMap(element -> element.children().stream().limit(1))
                .toList();
    }

    /** {@code append(list, option)} and {@code slices.Concat(list, list)}. */
    private boolean joined(SyntaxNode call, Bindings bindings, Target target, int depth) {
        boolean joins = List.of("append", "Concat").contains(GoEvaluator.calledName(call));
        if (joins) {
            read(GoEvaluator.arguments(call), bindings, target, depth + 1);
        }
        return joins;
    }

    /** A function of the project that returns an option, a list of options, or a function that applies some. */
    private boolean made(SyntaxNode call, Bindings bindings, Target target, int depth) {
        if (!(call.child("function").map(it -> evaluator.value(it, bindings)).orElse(Value.UNKNOWN)
                instanceof Value.Function function)) {
            return false;
        }
        Bindings inner =
                GoContexts.bind(function, GoEvaluator.arguments(call), argument -> evaluator.value(argument, bindings));
        List<SyntaxNode> results = GoEvaluator.results(function.node());
        for (SyntaxNode result : results) {
            if (result.is("func_literal")) {
                applied(result, inner, target);
            } else {
                read(List.of(result), inner, target, depth + 1);
            }
        }
        return !results.isEmpty();
    }

    /** {@code func(tool) { WithString("page")(tool) }}; one that does nothing adds nothing. */
    private void applied(SyntaxNode function, Bindings bindings, Target target) {
        List<SyntaxNode> open = new ArrayList<>(List.of(function));
        boolean any = false;
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            boolean option = node.is("call_expression")
                    && isOption(GoEvaluator.calledName(node))
                    && option(node, bindings, target);
            any |= option;
            if (!option) {
                open.addAll(node.children());
            }
        }
        boolean empty =
                function.child("body").filter(it -> it.children().isEmpty()).isPresent();
        if (!any && !empty) {
            target.schema().incomplete();
        }
    }

    private static boolean isOption(String name) {
        return PARAMETERS.containsKey(name)
                || HINTS.containsKey(name)
                || name.equals("WithDescription")
                || name.equals("WithToolAnnotation");
    }

    /** What is appended to a variable before the place where it is used. */
    private List<SyntaxNode> appended(SyntaxNode node) {
        if (!node.is("identifier")) {
            return List.of();
        }
        Optional<GoScopes.Local> variable = evaluator.scopes().local(node, node.text());
        return evaluator.project().uses(node.text()).stream()
                .filter(use -> use.file() == node.file() && use.start() < node.start())
                .filter(use -> use.parentKind().equals("argument_list"))
                .flatMap(use -> use.parent().stream())
                .flatMap(list -> list.parent().stream())
                .filter(call -> GoEvaluator.calledName(call).equals("append"))
                .filter(call -> evaluator.scopes().local(call, node.text()).equals(variable))
                .flatMap(call -> GoEvaluator.arguments(call).stream().skip(1))
                .toList();
    }

    /** One option of the library; false when it is none, or may add parameters that are not known. */
    private boolean option(SyntaxNode call, Bindings bindings, Target target) {
        String name = GoEvaluator.calledName(call);
        List<SyntaxNode> arguments = GoEvaluator.arguments(call);
        Value first = arguments.isEmpty() ? Value.UNKNOWN : evaluator.value(arguments.get(0), bindings);
        if (name.equals("WithDescription")) {
            target.draft().description(first);
        } else if (HINTS.containsKey(name)) {
            target.draft().annotation(HINTS.getOrDefault(name, name), first.plain());
        } else if (name.equals("WithToolAnnotation")) {
            hints(target.draft(), first);
        } else if (PARAMETERS.containsKey(name)) {
            first.asText().ifPresent(text -> parameter(call, text.text(), name, bindings, target.schema()));
            return first.asText().isPresent();
        } else if (name.equals("WithInputSchema")) {
            types.typeArgument(call).ifPresent(target.draft()::parameters);
        } else {
            return name.startsWith("With") && isOfLibrary(call) && !(first.plain() instanceof Value.Fields);
        }
        return true;
    }

    private boolean isOfLibrary(SyntaxNode call) {
        return !(call.child("function").map(evaluator::value).orElse(Value.UNKNOWN) instanceof Value.Function);
    }

    private void parameter(SyntaxNode call, String name, String how, Bindings bindings, SchemaDraft schema) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String type = PARAMETERS.getOrDefault(how, "");
        if (!type.isEmpty()) {
            json.put("type", type);
        }
        boolean required = false;
        for (SyntaxNode option : GoEvaluator.arguments(call).stream().skip(1).toList()) {
            if (option.is("call_expression")) {
                required |= GoEvaluator.calledName(option).equals("Required");
                property(option, bindings, json);
            } else {
                evaluator.value(option, bindings).asText().ifPresent(text -> json.put("description", text.text()));
            }
        }
        schema.property(name, json, required);
    }

    /** One option of a parameter. */
    private void property(SyntaxNode option, Bindings bindings, ObjectNode json) {
        List<Value> values = GoEvaluator.arguments(option).stream()
                .map(argument -> evaluator.value(argument, bindings))
                .toList();
        switch (GoEvaluator.calledName(option)) {
            case "Description" -> set(json, "description", values);
            case "DefaultString", "DefaultNumber", "DefaultBool", "DefaultArray" -> set(json, "default", values);
            case "Pattern" -> set(json, "pattern", values);
            case "Title" -> set(json, "title", values);
            case "Min" -> set(json, "minimum", values);
            case "Max" -> set(json, "maximum", values);
            case "MinLength" -> set(json, "minLength", values);
            case "MaxLength" -> set(json, "maxLength", values);
            case "MinItems" -> set(json, "minItems", values);
            case "MaxItems" -> set(json, "maxItems", values);
            case "Enum" -> Json.of(new Value.Items(flat(values), false)).ifPresent(list -> json.set("enum", list));
            case "Items", "Properties" ->
                set(json, GoEvaluator.calledName(option).toLowerCase(java.util.Locale.ROOT), values);
            case "WithStringItems" ->
                json.set("items", JsonNodeFactory.instance.objectNode().put("type", "string"));
            case "WithNumberItems" ->
                json.set("items", JsonNodeFactory.instance.objectNode().put("type", "number"));
            default -> {}
        }
    }

    private static List<Value> flat(List<Value> values) {
        return values.stream()
                .flatMap(
                        value -> value.plain() instanceof Value.Items items ? items.items().stream() : Stream.of(value))
                .toList();
    }

    private static void set(ObjectNode json, String key, List<Value> values) {
        values.stream().limit(1).flatMap(value -> Json.of(value).stream()).forEach(value -> json.set(key, value));
    }
}
