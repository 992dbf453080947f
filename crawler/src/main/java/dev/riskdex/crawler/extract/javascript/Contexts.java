package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.javascript.Declaration.Kind;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the values that parameters and loop variables take: what a loop goes over, what a callback is given, and with
 * which arguments a function of the source is called.
 */
final class Contexts {

    private static final Set<String> ITERATIONS = Set.of("forEach", "map", "flatMap", "filter", "for", "every", "some");
    private static final int DEEPEST = 5;
    private static final int MOST = 3_000;
    private static final int CALLS = 3_000;
    /** Expressions evaluated to find out which function a call means. */
    private static final int STEPS_OF_CALLEE = 2_000;

    private final Evaluator evaluator;

    Contexts(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A value of an expression under bindings that make it known as far as possible. */
    record Context(Value value, Bindings bindings) {}

    /** The values that an expression takes; one context, with what is known, when nothing can be found out. */
    List<Context> expand(SyntaxNode expression, Bindings bindings) {
        return expand(given -> evaluator.evaluate(expression, given), bindings, 0);
    }

    /** The values that a computation takes under all bindings that its parameters may have. */
    List<Context> expand(Function<Bindings, Value> computation) {
        return expand(computation, Bindings.NONE, 0);
    }

    private List<Context> expand(SyntaxNode expression, Bindings bindings, int depth) {
        return expand(given -> evaluator.evaluate(expression, given), bindings, depth);
    }

    private List<Context> expand(Function<Bindings, Value> computation, Bindings bindings, int depth) {
        Evaluator.Traced traced = evaluator.trace(() -> computation.apply(bindings));
        if (!dependsOnCaller(traced) || depth >= DEEPEST || evaluator.project().isSpent()) {
            return List.of(new Context(traced.value(), bindings));
        }
        for (Declaration missing : traced.missing()) {
            List<Bindings> alternatives = alternatives(missing, bindings, depth);
            if (!alternatives.isEmpty()) {
                List<Context> contexts = new ArrayList<>();
                for (Bindings alternative : alternatives) {
                    if (contexts.size() < MOST) {
                        contexts.addAll(expand(computation, alternative, depth + 1));
                    }
                }
                return contexts;
            }
        }
        return List.of(new Context(traced.value(), bindings));
    }

    /** A value of which nothing, or only a part of a text, is known for want of a parameter. */
    private boolean dependsOnCaller(Evaluator.Traced traced) {
        if (traced.missing().isEmpty()) {
            return false;
        }
        Value value = traced.value().plain();
        return value instanceof Value.Unknown
                || value instanceof Value.Text text && text.partial()
                || value instanceof Value.Items items && (items.open() || isPairWithGap(items))
                || value instanceof Value.Instance && evaluator.property(value, "name") instanceof Value.Unknown
                || value instanceof Value.Fields fields && nameOf(fields) instanceof Value.Unknown;
    }

    private static boolean isPairWithGap(Value.Items items) {
        return items.items().size() == 2
                && items.items().stream().anyMatch(item -> item.plain() instanceof Value.Unknown);
    }

    private static Value nameOf(Value.Fields fields) {
        Value name = fields.entries().get("name");
        return name == null ? fields.open() ? Value.UNKNOWN : Value.ABSENT : name.plain();
    }

    private List<Bindings> alternatives(Declaration missing, Bindings bindings, int depth) {
        if (missing.kind() == Kind.LOOP) {
            return missing.value()
                    .map(list -> items(missing.root(), list, bindings, depth))
                    .orElse(List.of());
        }
        SyntaxNode function = missing.scope();
        Optional<SyntaxNode> list = iterated(function);
        int position = Scopes.parameters(function).indexOf(missing.root());
        if (list.isPresent()) {
            return position < 2 ? given(function, list.get(), bindings, depth) : List.of();
        }
        return calls(function, position, depth);
    }

    /** The list that a function is the callback of. */
    private static Optional<SyntaxNode> iterated(SyntaxNode function) {
        return function.parent()
                .filter(node -> node.is("arguments"))
                .flatMap(SyntaxNode::parent)
                .flatMap(call -> call.child("function"))
                .filter(callee -> callee.is("member_expression"))
                .filter(callee -> ITERATIONS.contains(
                        callee.child("property").map(SyntaxNode::text).orElse("")))
                .flatMap(callee -> callee.child("object"));
    }

    private List<Bindings> items(SyntaxNode variable, SyntaxNode list, Bindings bindings, int depth) {
        List<Bindings> all = new ArrayList<>();
        for (Context context : expand(list, bindings, depth + 1)) {
            Value of = context.value().plain();
            if (of instanceof Value.Fields map) {
                of = Collections.map(map, "entries").orElse(of);
            }
            if (of instanceof Value.Items items) {
                items.items().forEach(item -> all.add(context.bindings().with(variable, item)));
            }
        }
        return all;
    }

    /** What a callback is given for each item: the item itself, or value and key of a map. */
    private List<Bindings> given(SyntaxNode function, SyntaxNode list, Bindings bindings, int depth) {
        List<SyntaxNode> parameters = Scopes.parameters(function);
        List<Bindings> all = new ArrayList<>();
        for (Context context : expand(list, bindings, depth + 1)) {
            Value of = context.value().plain();
            if (of instanceof Value.Items items) {
                items.items().forEach(item -> all.add(context.bindings().with(parameters.get(0), item)));
            } else if (of instanceof Value.Fields map) {
                map.entries().forEach((key, value) -> {
                    Bindings bound = context.bindings().with(parameters.get(0), value);
                    all.add(parameters.size() < 2 ? bound : bound.with(parameters.get(1), Values.text(key)));
                });
            }
        }
        return all;
    }

    /** One binding of all parameters for every call of a function. */
    private List<Bindings> calls(SyntaxNode function, int position, int depth) {
        List<Bindings> all = new ArrayList<>();
        Optional<SyntaxNode> name = name(function);
        if (position < 0 || name.isEmpty()) {
            return all;
        }
        for (SyntaxNode call : callsOf(function, name.get())) {
            List<SyntaxNode> arguments =
                    call.child("arguments").map(SyntaxNode::children).orElse(List.of());
            if (position < arguments.size()) {
                for (Context context : expand(arguments.get(position), Bindings.NONE, depth + 1)) {
                    all.add(bind(function, arguments, context.bindings(), Conditions.around(call)));
                }
            }
            if (all.size() > MOST) {
                break;
            }
        }
        return all;
    }

    private Bindings bind(SyntaxNode function, List<SyntaxNode> arguments, Bindings caller, String condition) {
        Bindings bound = caller;
        List<SyntaxNode> parameters = Scopes.parameters(function);
        for (int i = 0; i < parameters.size(); i++) {
            Value value = i < arguments.size() ? evaluator.evaluate(arguments.get(i), caller) : Value.ABSENT;
            boolean unconditional = condition.isEmpty() || value instanceof Value.Unknown;
            bound = bound.with(parameters.get(i), unconditional ? value : new Value.Maybe(value.plain(), condition));
        }
        return bound;
    }

    /** The name a function is called by: its own, or that of the variable, property or field it is the value of. */
    private static Optional<SyntaxNode> name(SyntaxNode function) {
        Optional<SyntaxNode> own = function.child("name");
        if (own.isPresent()) {
            return own;
        }
        return function.parent().flatMap(parent -> switch (parent.kind()) {
            case "variable_declarator" -> parent.child("name").filter(name -> name.is("identifier"));
            case "pair" -> parent.child("key");
            case "field_definition", "public_field_definition" ->
                parent.child("property").or(() -> parent.child("name"));
            case "assignment_expression" ->
                parent.child("left")
                        .flatMap(left -> left.is("identifier") ? Optional.of(left) : left.child("property"));
            default -> Optional.empty();
        });
    }

    /** The calls of a function that has a name. */
    List<SyntaxNode> callsOf(SyntaxNode function) {
        return name(function).map(name -> callsOf(function, name)).orElse(List.of());
    }

    private List<SyntaxNode> callsOf(SyntaxNode function, SyntaxNode name) {
        List<SyntaxNode> calls = new ArrayList<>();
        String text = name.text();
        boolean member = name.is("property_identifier") || name.is("private_property_identifier");
        SyntaxFile own = function.file();
        collect(own, text, function, member, calls);
        for (String path : evaluator.project().scope()) {
            boolean other = !path.equals(own.path()) && evaluator.project().mayHoldConstants(path);
            if (other && evaluator.project().mentions(path, text)) {
                evaluator.project().file(path).ifPresent(file -> collect(file, text, function, member, calls));
            }
        }
        return calls;
    }

    private void collect(SyntaxFile file, String name, SyntaxNode function, boolean member, List<SyntaxNode> calls) {
        String word = name.startsWith("#") ? name.substring(1) : name;
        for (int offset : file.words(word, 0, file.size(), CALLS)) {
            byte next = file.at(offset + word.length());
            if (next != '(' && next != ' ' && next != ')' && next != '?') {
                continue;
            }
            SyntaxNode used = file.nodeAt(offset);
            SyntaxNode callee = used.role().equals("property") ? used.parent().orElse(used) : used;
            Optional<SyntaxNode> call = callee.parent();
            while (call.isPresent()
                    && (call.get().is("parenthesized_expression") || call.get().is("sequence_expression"))) {
                callee = call.get();
                call = callee.parent();
            }
            if (call.isPresent()
                    && call.get().is("call_expression")
                    && callee.role().equals("function")
                    && refers(callee, function, member)) {
                calls.add(call.get());
            }
        }
    }

    private boolean refers(SyntaxNode callee, SyntaxNode function, boolean member) {
        Value value = evaluator
                .within(STEPS_OF_CALLEE, () -> evaluator.evaluate(callee, Bindings.NONE))
                .plain();
        if (value instanceof Value.Function known) {
            return known.node() == function;
        }
        return member && value instanceof Value.Unknown && callee.is("member_expression");
    }
}
