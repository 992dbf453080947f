package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a tool whose schema is made of the struct that its handler takes. */
final class GoInputs {

    /** What handlers are given besides the arguments, by the ends of the types' names. */
    private static final List<String> INJECTED = List.of(
            "CallToolRequest", "CallToolParams", "Context", "Session", "Client", "Server", "Deps", "Dependencies");

    private static final int DEEPEST = 3;

    private final GoEvaluator evaluator;
    private final GoContexts contexts;
    private final GoTypes types;

    GoInputs(GoEvaluator evaluator, GoContexts contexts, GoTypes types) {
        this.evaluator = evaluator;
        this.contexts = contexts;
        this.types = types;
    }

    /**
     * The arguments of a tool that is written as a literal.
     *
     * @param written what stands in its schema field
     */
    Optional<SchemaDraft> of(SyntaxNode literal, Value written, GoContexts.Context context) {
        if (written.plain() instanceof Value.Fields || written.plain() instanceof Value.Text) {
            return Optional.of(GoTypes.written(written));
        }
        Optional<SchemaDraft> found =
                schemaCall(literal).flatMap(call -> types.typeArgument(call).or(() -> reflected(call)));
        return found.or(() -> beside(literal, context.bindings()))
                .or(() -> registered(literal, context))
                .or(() -> result(literal));
    }

    /** {@code InputSchema: helper[Arguments]()} or {@code helper(&Arguments{})}, there or in a variable. */
    private Optional<SyntaxNode> schemaCall(SyntaxNode literal) {
        Optional<SyntaxNode> value = literal.child("body").or(() -> Optional.of(literal)).stream()
                .flatMap(body -> body.children().stream())
                .filter(element -> element.child("key")
                        .filter(key -> key.text().equals("InputSchema"))
                        .isPresent())
                .flatMap(element -> element.child("value").stream())
                .flatMap(element -> element.children().stream())
                .findFirst();
        return value.map(it -> evaluator.definition(it).orElse(it)).filter(it -> it.is("call_expression"));
    }

    private Optional<SchemaDraft> reflected(SyntaxNode call) {
        return GoEvaluator.arguments(call).stream()
                .map(argument -> argument.is("unary_expression")
                        ? argument.child("operand").orElse(argument)
                        : argument)
                .filter(argument -> argument.is("composite_literal"))
                .flatMap(argument -> argument.child("type").stream())
                .flatMap(type -> types.struct(type).stream())
                .findFirst();
    }

    /** A handler in the same list of results or the same struct literal. */
    private Optional<SchemaDraft> beside(SyntaxNode literal, Bindings bindings) {
        Optional<SyntaxNode> holder = literal.parent();
        while (holder.filter(it -> it.is("unary_expression") || it.is("literal_element") || it.is("keyed_element"))
                .isPresent()) {
            holder = holder.get().parent();
        }
        return holder.filter(it -> it.is("expression_list") || it.is("literal_value") && !isList(it)).stream()
                .flatMap(list -> list.children().stream())
                .filter(node -> !literal.isWithin(node))
                .map(node -> node.child("value").orElse(node))
                .flatMap(node -> handler(node, bindings, 0).stream())
                .findFirst();
    }

    private static boolean isList(SyntaxNode body) {
        return body.parent()
                .flatMap(literal -> literal.child("type"))
                .filter(type -> type.is("slice_type") || type.is("array_type") || type.is("map_type"))
                .isPresent();
    }

    /** The call that the tool is handed to, directly, in a variable, or as what a function returns. */
    private Optional<SchemaDraft> registered(SyntaxNode literal, GoContexts.Context context) {
        List<SyntaxNode> calls = new ArrayList<>(receivers(literal));
        context.calls().forEach(call -> {
            calls.add(call);
            calls.addAll(receivers(call));
        });
        if (calls.isEmpty()) {
            functionAround(literal)
                    .map(contexts::callsOf)
                    .orElse(List.of())
                    .forEach(call -> calls.addAll(receivers(call)));
        }
        return calls.stream()
                .flatMap(call -> types.typeArgument(call).or(() -> handlers(call, context.bindings(), 0)).stream())
                .findFirst();
    }

    private static Optional<SyntaxNode> functionAround(SyntaxNode node) {
        Optional<SyntaxNode> at = node.parent();
        while (at.isPresent() && !GoScopes.isFunction(at.get())) {
            at = at.get().parent();
        }
        return at.filter(it -> !it.is("func_literal"));
    }

    /** The calls that an expression is an argument of, itself or as the value of a variable. */
    private List<SyntaxNode> receivers(SyntaxNode expression) {
        Optional<SyntaxNode> at = expression.parent();
        while (at.filter(it -> it.is("unary_expression") || it.is("argument_list") || it.is("expression_list"))
                .isPresent()) {
            at = at.get().parent();
        }
        if (at.isEmpty() || at.get().is("call_expression")) {
            return at.stream().toList();
        }
        Optional<SyntaxNode> holder = at.filter(it -> it.is("short_var_declaration") || it.is("var_spec"));
        Optional<String> variable = holder.flatMap(it -> it.child("left").or(() -> it.child("name")))
                .map(left -> left.is("expression_list") && !left.children().isEmpty()
                        ? left.children().get(0)
                        : left)
                .map(SyntaxNode::text);
        return variable.map(name -> given(name, expression, isOfPackage(holder.get())))
                .orElse(List.of());
    }

    private static boolean isOfPackage(SyntaxNode declaration) {
        Optional<SyntaxNode> at = declaration.parent();
        while (at.isPresent() && !GoScopes.isFunction(at.get())) {
            at = at.get().parent();
        }
        return at.isEmpty();
    }

    /** The calls that are given a variable: of a function further down in its file, of a package anywhere. */
    private List<SyntaxNode> given(String name, SyntaxNode value, boolean ofPackage) {
        return evaluator.project().uses(name).stream()
                .filter(use -> ofPackage || use.file() == value.file() && use.start() > value.start())
                .map(use -> enclosing(use, "selector_expression"))
                .map(use -> enclosing(use, "unary_expression"))
                .filter(use -> use.parentKind().equals("argument_list"))
                .flatMap(use -> use.parent().flatMap(SyntaxNode::parent).stream())
                .limit(20)
                .toList();
    }

    private static SyntaxNode enclosing(SyntaxNode node, String kind) {
        return node.parent().filter(parent -> parent.is(kind)).orElse(node);
    }

    private Optional<SchemaDraft> handlers(SyntaxNode call, Bindings bindings, int depth) {
        return GoEvaluator.arguments(call).stream()
                .flatMap(argument -> handler(argument, bindings, depth).stream())
                .findFirst();
    }

    /** The struct that a handler takes; it may be wrapped in calls. */
    Optional<SchemaDraft> handler(SyntaxNode expression, Bindings bindings, int depth) {
        SyntaxNode node =
                expression.is("literal_element") && !expression.children().isEmpty()
                        ? expression.children().get(0)
                        : expression;
        if (evaluator.value(node, bindings).plain() instanceof Value.Function function) {
            return taken(function.node());
        }
        return node.is("call_expression") && depth < DEEPEST
                ? types.typeArgument(node).or(() -> handlers(node, bindings, depth + 1))
                : Optional.empty();
    }

    /** The last struct among the parameters after the first. */
    private Optional<SchemaDraft> taken(SyntaxNode function) {
        List<SyntaxNode> parameters =
                function.child("parameters").map(SyntaxNode::children).orElse(List.of());
        for (int i = parameters.size() - 1; i >= 0; i--) {
            Optional<SchemaDraft> found = parameters
                    .get(i)
                    .child("type")
                    .filter(type -> INJECTED.stream().noneMatch(GoProject.typeName(type.text())::endsWith))
                    .flatMap(types::struct);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@code func New() (Tool, ToolHandlerFor[Arguments, Result])}. */
    private Optional<SchemaDraft> result(SyntaxNode literal) {
        List<SyntaxNode> open = new ArrayList<>(functionAround(literal).flatMap(it -> it.child("result")).stream()
                .toList());
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            boolean handler = node.is("generic_type")
                    && node.child("type")
                            .filter(it -> it.text().endsWith("ToolHandlerFor"))
                            .isPresent();
            if (handler) {
                return types.typeArgument(node);
            }
            open.addAll(node.children());
        }
        return Optional.empty();
    }
}
