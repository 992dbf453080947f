package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** In which circumstances a place is reached: for each turn of the loops and each call of the functions around it. */
final class GoContexts {

    private static final int DEEPEST = 4;
    private static final int MOST = 2_000;

    private final GoEvaluator evaluator;

    GoContexts(GoEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * Values of parameters and loop variables, and the calls that gave them, the outermost last.
     *
     * @param calls of the functions around the place
     */
    record Context(Bindings bindings, List<SyntaxNode> calls) {
        static final Context NONE = new Context(Bindings.NONE, List.of());
    }

    /** Values of a function's parameters in a call; the last one of a variadic function takes a list. */
    static Bindings bind(Value.Function function, List<SyntaxNode> arguments, Function<SyntaxNode, Value> value) {
        Bindings all = function.bindings();
        List<SyntaxNode> parameters = GoScopes.parameters(function.node());
        for (int i = 0; i < parameters.size(); i++) {
            SyntaxNode parameter = parameters.get(i);
            boolean variadic = parameter.parentKind().equals("variadic_parameter_declaration");
            if (variadic) {
                all = all.with(parameter, rest(arguments, i, value));
            } else if (i < arguments.size()) {
                all = all.with(parameter, value.apply(arguments.get(i)));
            }
        }
        return all;
    }

    private static Value rest(List<SyntaxNode> arguments, int from, Function<SyntaxNode, Value> value) {
        List<SyntaxNode> rest = arguments.subList(Math.min(from, arguments.size()), arguments.size());
        if (rest.size() == 1 && rest.get(0).is("variadic_argument")) {
            return rest.get(0).children().isEmpty()
                    ? Value.UNKNOWN
                    : value.apply(rest.get(0).children().get(0));
        }
        return new Value.Items(rest.stream().map(value).toList(), false);
    }

    List<Context> of(SyntaxNode place) {
        return of(place, identifiers(place), 0);
    }

    private List<Context> of(SyntaxNode place, Set<String> mentioned, int depth) {
        List<Context> all = List.of(Context.NONE);
        List<SyntaxNode> around = new ArrayList<>();
        for (Optional<SyntaxNode> at = place.parent();
                at.isPresent();
                at = at.get().parent()) {
            around.add(at.get());
        }
        Set<String> needed = new LinkedHashSet<>(mentioned);
        around.stream()
                .filter(node -> node.is("for_statement") && uses(GoScopes.loopVariables(node), needed))
                .forEach(loop -> needed.addAll(identifiers(source(loop))));
        for (int i = around.size() - 1; i >= 0; i--) {
            SyntaxNode node = around.get(i);
            if (node.is("for_statement")) {
                all = turns(node, needed, all);
            } else if (node.is("function_declaration") || node.is("method_declaration")) {
                all = callers(node, needed, all, depth);
            }
        }
        return all;
    }

    /** What a loop goes over. */
    static SyntaxNode source(SyntaxNode loop) {
        return loop.children().stream()
                .filter(child -> child.is("range_clause"))
                .flatMap(clause -> clause.child("right").stream())
                .findFirst()
                .orElse(loop);
    }

    private List<Context> turns(SyntaxNode loop, Set<String> needed, List<Context> outer) {
        List<SyntaxNode> variables = GoScopes.loopVariables(loop);
        if (!uses(variables, needed)) {
            return outer;
        }
        List<Context> all = new ArrayList<>();
        for (Context context : outer) {
            Value source = evaluator.value(source(loop), context.bindings()).plain();
            if (source instanceof Value.Items items && !items.items().isEmpty() && variables.size() > 1) {
                for (Value item : items.items()) {
                    if (all.size() < MOST) {
                        all.add(new Context(context.bindings().with(variables.get(1), item), context.calls()));
                    }
                }
            } else {
                all.add(context);
            }
        }
        return all;
    }

    private List<Context> callers(SyntaxNode function, Set<String> needed, List<Context> outer, int depth) {
        if (depth >= DEEPEST || !uses(GoScopes.parameters(function), needed)) {
            return outer;
        }
        List<Context> all = new ArrayList<>();
        for (SyntaxNode call : callsOf(function)) {
            for (Context there : of(call, identifiers(call), depth + 1)) {
                List<SyntaxNode> calls = new ArrayList<>(List.of(call));
                calls.addAll(there.calls());
                Bindings given = bind(
                        new Value.Function(function, Bindings.NONE),
                        GoEvaluator.arguments(call),
                        argument -> evaluator.value(argument, there.bindings()));
                if (all.size() < MOST) {
                    all.add(new Context(given, calls));
                }
            }
        }
        return all.isEmpty() ? outer : all;
    }

    /** The calls of a function or method of this name, over all files. */
    List<SyntaxNode> callsOf(SyntaxNode function) {
        String name = function.child("name").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> calls = new ArrayList<>();
        for (SyntaxNode use : evaluator.project().uses(name)) {
            SyntaxNode callee = use.parent()
                    .filter(parent ->
                            parent.is("selector_expression") && use.role().equals("field"))
                    .orElse(use);
            SyntaxNode instantiated = callee.parent()
                    .filter(parent -> parent.is("index_expression") || parent.is("type_instantiation_expression"))
                    .orElse(callee);
            instantiated
                    .parent()
                    .filter(call ->
                            call.is("call_expression") && instantiated.role().equals("function"))
                    .filter(call -> !call.isWithin(function))
                    .ifPresent(calls::add);
        }
        return calls;
    }

    private static boolean uses(List<SyntaxNode> variables, Set<String> needed) {
        return variables.stream().anyMatch(variable -> needed.contains(variable.text()));
    }

    /** The identifiers in an expression, and in the values of the local names among them. */
    private Set<String> identifiers(SyntaxNode node) {
        Set<String> names = new LinkedHashSet<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(node));
        for (int i = 0; i < open.size() && i < MOST; i++) {
            SyntaxNode at = open.get(i);
            boolean called = at.role().equals("function");
            boolean named = at.is("identifier") && !called && names.add(at.text());
            if (named) {
                evaluator
                        .scopes()
                        .local(at, at.text())
                        .filter(local -> local.kind() == GoScopes.Kind.VALUE)
                        .ifPresent(local -> open.add(local.node()));
            }
            if (!at.is("func_literal")) {
                open.addAll(at.children());
            }
        }
        return names;
    }
}
