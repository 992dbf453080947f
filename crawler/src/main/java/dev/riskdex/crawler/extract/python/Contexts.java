package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * In which circumstances a place is reached: for each turn of the loops around it, for each call of the function around
 * it, for each heir of the class around it, as far as the place depends on them.
 */
final class Contexts {

    private static final int DEEPEST = 4;
    private static final int MOST = 2_000;

    private final PythonEvaluator evaluator;
    private final Map<String, List<SyntaxNode>> calls = new HashMap<>();
    private final Map<SyntaxNode, List<SyntaxNode>> heirs = new IdentityHashMap<>();
    /** Circumstances of calls, by the depth at which they were asked for. */
    private final Map<Integer, Map<SyntaxNode, List<Bindings>>> ofCalls = new HashMap<>();

    Contexts(PythonEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Values of a function's parameters in a call; what is not given has its default. */
    static Bindings bind(SyntaxNode function, Arguments arguments, Function<SyntaxNode, Value> value, Bindings outer) {
        Bindings all = outer;
        int position = 0;
        boolean first = true;
        for (SyntaxNode parameter : Signatures.parameters(function)) {
            SyntaxNode name = Signatures.nameOf(parameter);
            boolean self = first && (name.text().equals("self") || name.text().equals("cls"));
            first = false;
            if (self || name.parentKind().endsWith("splat_pattern")) {
                continue;
            }
            Optional<SyntaxNode> given = arguments.get(name.text(), position++);
            if (given.isPresent()) {
                all = all.with(name, value.apply(given.get()));
            } else if (!arguments.spread()) {
                Optional<SyntaxNode> otherwise = parameter.child("value");
                if (otherwise.isPresent()) {
                    all = all.with(name, value.apply(otherwise.get()));
                }
            }
        }
        return all;
    }

    /** All circumstances of a place; one without any values when nothing is known of them. */
    List<Bindings> of(SyntaxNode place) {
        return of(place, identifiers(place), 0);
    }

    /** The same, where some expressions elsewhere count as well. */
    List<Bindings> of(SyntaxNode place, List<SyntaxNode> more) {
        Set<String> mentioned = new LinkedHashSet<>(identifiers(place));
        more.forEach(expression -> mentioned.addAll(identifiers(expression)));
        return of(place, mentioned, 0);
    }

    private List<Bindings> of(SyntaxNode place, Set<String> mentioned, int depth) {
        List<Bindings> all = List.of(Bindings.NONE);
        Set<String> needed = new LinkedHashSet<>(mentioned);
        List<SyntaxNode> around = new ArrayList<>();
        for (Optional<SyntaxNode> at = place.parent();
                at.isPresent();
                at = at.get().parent()) {
            around.add(at.get());
            for (SyntaxNode loop : loops(at.get())) {
                boolean used =
                        loop.child("left").map(left -> mentions(left, needed)).orElse(false);
                if (used) {
                    loop.child("right").ifPresent(right -> needed.addAll(identifiers(right)));
                }
            }
        }
        for (int i = around.size() - 1; i >= 0; i--) {
            SyntaxNode node = around.get(i);
            for (SyntaxNode loop : loops(node)) {
                all = turns(loop, needed, all);
            }
            if (node.is("function_definition")) {
                all = callers(node, needed, all, depth);
            }
        }
        return all;
    }

    /** The loop that a node is, or the clauses of the comprehension that it is. */
    private static List<SyntaxNode> loops(SyntaxNode node) {
        if (node.is("for_statement")) {
            return List.of(node);
        }
        return PythonScopes.isComprehension(node)
                ? node.children().stream()
                        .filter(child -> child.is("for_in_clause"))
                        .toList()
                : List.of();
    }

    private List<Bindings> turns(SyntaxNode loop, Set<String> needed, List<Bindings> outer) {
        Optional<SyntaxNode> left = loop.child("left");
        if (left.isEmpty() || !mentions(left.get(), needed)) {
            return outer;
        }
        List<Bindings> all = new ArrayList<>();
        for (Bindings bindings : outer) {
            Value source = PythonEvaluator.items(evaluator.part(loop, "right", bindings));
            if (source instanceof Value.Items items && !items.items().isEmpty()) {
                for (Value item : items.items()) {
                    if (all.size() < MOST) {
                        all.add(PythonEvaluator.bind(left, item, bindings));
                    }
                }
            } else {
                all.add(bindings);
            }
        }
        return all;
    }

    private List<Bindings> callers(SyntaxNode function, Set<String> needed, List<Bindings> outer, int depth) {
        boolean used = Signatures.parameters(function).stream()
                .map(Signatures::nameOf)
                .anyMatch(name -> needed.contains(name.text()) && !name.text().equals("self"));
        if (needed.contains("self")) {
            return heirs(function, outer);
        }
        if (!used || depth >= DEEPEST) {
            return outer;
        }
        List<Bindings> all = new ArrayList<>();
        for (SyntaxNode call : callsOf(function)) {
            String condition = Conditions.around(call);
            for (Bindings there : ofCall(call, depth + 1)) {
                for (Bindings bindings : outer) {
                    if (all.size() < MOST) {
                        all.add(bind(
                                function,
                                Arguments.of(call),
                                argument -> Values.under(condition, evaluator.value(argument, there)),
                                bindings));
                    }
                }
            }
        }
        return all.isEmpty() ? outer : all;
    }

    /** The circumstances of a call; several ways lead to one, which is looked at once for each depth. */
    private List<Bindings> ofCall(SyntaxNode call, int depth) {
        Map<SyntaxNode, List<Bindings>> known = ofCalls.computeIfAbsent(depth, it -> new IdentityHashMap<>());
        List<Bindings> circumstances = known.get(call);
        if (circumstances == null) {
            circumstances = of(call, identifiers(call), depth);
            known.put(call, circumstances);
        }
        return circumstances;
    }

    /** A method of a class that others inherit from stands for one of each heir. */
    private List<Bindings> heirs(SyntaxNode method, List<Bindings> outer) {
        Optional<SyntaxNode> type = PythonClasses.around(method);
        Optional<SyntaxNode> self =
                Signatures.parameters(method).stream().findFirst().map(Signatures::nameOf);
        if (type.isEmpty() || self.isEmpty() || !self.get().text().equals("self")) {
            return outer;
        }
        List<Bindings> all = new ArrayList<>();
        for (SyntaxNode heir : heirsOf(type.get())) {
            for (Bindings bindings : outer) {
                if (all.size() < MOST) {
                    all.add(bindings.with(self.get(), new Value.Type(heir)));
                }
            }
        }
        return all.isEmpty() ? outer : all;
    }

    private List<SyntaxNode> heirsOf(SyntaxNode type) {
        List<SyntaxNode> known = heirs.get(type);
        if (known == null) {
            known = findHeirs(type);
            heirs.put(type, known);
        }
        return known;
    }

    private List<SyntaxNode> findHeirs(SyntaxNode type) {
        List<SyntaxNode> heirs = new ArrayList<>();
        for (SyntaxFile file : evaluator.scopes().project().mentioning(PythonClasses.name(type))) {
            for (Declared declared : evaluator.scopes().names(file.root()).values()) {
                if (declared.kind() == Declared.Kind.CLASS
                        && declared.node().file() == file
                        && evaluator.classes().lineage(declared.node()).contains(type)) {
                    heirs.add(declared.node());
                }
            }
        }
        if (heirs.size() > 1) {
            heirs.remove(type);
        }
        return heirs;
    }

    /** All calls of a function by its name. */
    List<SyntaxNode> callsOf(SyntaxNode function) {
        String name = Signatures.name(function);
        return calls.computeIfAbsent(name, this::callsOfName).stream()
                .filter(call -> !call.isWithin(function))
                .toList();
    }

    private List<SyntaxNode> callsOfName(String name) {
        List<SyntaxNode> found = new ArrayList<>();
        for (SyntaxFile file : evaluator.scopes().project().mentioning(name)) {
            for (int offset : file.words(name, 0, file.size(), MOST)) {
                SyntaxNode node = file.nodeAt(offset);
                Optional<SyntaxNode> call = node.parent()
                        .filter(parent -> parent.is("attribute"))
                        .or(() -> Optional.of(node))
                        .filter(callee -> callee.role().equals("function"))
                        .flatMap(SyntaxNode::parent)
                        .filter(parent -> parent.is("call"));
                call.ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean mentions(SyntaxNode left, Set<String> names) {
        return identifiers(left).stream().anyMatch(names::contains);
    }

    /** The identifiers in an expression. */
    static Set<String> identifiers(SyntaxNode node) {
        Set<String> names = new LinkedHashSet<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(node));
        for (int i = 0; i < open.size() && i < MOST; i++) {
            SyntaxNode at = open.get(i);
            if (at.is("identifier")) {
                names.add(at.text());
            }
            open.addAll(at.children());
        }
        return names;
    }
}
