package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.javascript.Declaration.Kind;
import dev.riskdex.crawler.extract.javascript.Declaration.Step;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Evaluates expressions as far as they are constant. Functions of the source are followed like macros; what depends on
 * the run is unknown. Every evaluation ends: depth and steps are counted.
 */
final class Evaluator {

    /** Expressions that a call may evaluate, by how many calls it is nested in. */
    private static final int[] STEPS_OF_CALL = {200_000, 100_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200};

    private final Project project;
    private final Scopes scopes = new Scopes();
    private final Modules modules;
    private final Calls calls;
    private final Operators operators = new Operators(this);
    private final Composites composites = new Composites(this);
    private final Growth growth;
    private final Map<SyntaxNode, Value> constants = new IdentityHashMap<>();
    private final Map<SyntaxNode, Map<String, Known>> variables = new IdentityHashMap<>();
    private final Set<Object> active = new HashSet<>();
    private Set<Declaration> missing = new LinkedHashSet<>();
    /** How often a value was left out because it is just being computed. */
    private int cuts;

    private int depth;
    /** Steps left to the call at hand; those of the whole extraction are counted by the project. */
    private int stepsLeft;

    private int callDepth;

    Evaluator(Project project) {
        this.project = project;
        this.stepsLeft = Integer.MAX_VALUE;
        this.modules = new Modules(project, scopes, this);
        this.calls = new Calls(this, modules);
        this.growth = new Growth(this, scopes);
    }

    Scopes scopes() {
        return scopes;
    }

    Project project() {
        return project;
    }

    Growth growth() {
        return growth;
    }

    /** A value, and the parameters and loop variables without a value that it depends on. */
    record Traced(Value value, Set<Declaration> missing) {}

    Traced trace(Supplier<Value> computation) {
        Set<Declaration> outer = missing;
        missing = new LinkedHashSet<>();
        try {
            Value value = computation.get();
            outer.addAll(missing);
            return new Traced(value, missing);
        } finally {
            missing = outer;
        }
    }

    Value evaluate(SyntaxNode node, Bindings bindings) {
        if (depth >= project.limits().nesting() || stepsLeft <= 0 || !project.step()) {
            return Value.UNKNOWN;
        }
        depth++;
        stepsLeft--;
        try {
            return byKind(node, bindings);
        } finally {
            depth--;
        }
    }

    /** Runs a call with a share of the steps: the deeper it is nested the less it may cost. */
    Value inCall(Supplier<Value> call) {
        if (callDepth >= STEPS_OF_CALL.length) {
            return Value.UNKNOWN;
        }
        int granted = STEPS_OF_CALL[callDepth];
        callDepth++;
        try {
            return within(granted, call);
        } finally {
            callDepth--;
        }
    }

    private Value byKind(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string" -> Values.text(Literals.unquote(node.text()));
            case "template_string" -> template(node, bindings, false);
            case "regex" -> Patterns.literal(node);
            case "number" -> Operators.number(node.text());
            case "true" -> Values.bool(true);
            case "false" -> Values.bool(false);
            case "null" -> new Value.Scalar(JsonNodeFactory.instance.nullNode());
            case "undefined" -> Value.ABSENT;
            case "identifier", "shorthand_property_identifier", "type_identifier" -> identifier(node, bindings);
            case "shorthand_property_identifier_pattern" -> identifier(node, bindings);
            case "object" -> composites.object(node, bindings);
            case "array" -> composites.array(node, bindings);
            case "arrow_function",
                    "function_expression",
                    "function_declaration",
                    "generator_function",
                    "generator_function_declaration",
                    "method_definition" -> new Value.Function(node, bindings);
            case "class", "class_declaration", "abstract_class_declaration" -> new Value.Type(node);
            case "enum_declaration" -> Classes.enumeration(this, node);
            case "member_expression" -> member(node, bindings);
            case "subscript_expression" -> subscript(node, bindings);
            case "call_expression" -> calls.call(node, bindings);
            case "new_expression" -> calls.construct(node, bindings);
            case "binary_expression" -> operators.binary(node, bindings);
            case "unary_expression" -> operators.unary(node, bindings);
            case "ternary_expression" -> operators.ternary(node, bindings);
            case "assignment_expression" ->
                node.child("right").map(right -> evaluate(right, bindings)).orElse(Value.UNKNOWN);
            case "sequence_expression" -> last(node, bindings);
            case "parenthesized_expression",
                    "await_expression",
                    "yield_expression",
                    "as_expression",
                    "satisfies_expression",
                    "non_null_expression",
                    "expression_statement" -> first(node, bindings);
            default -> Value.UNKNOWN;
        };
    }

    private Value first(SyntaxNode node, Bindings bindings) {
        return node.children().isEmpty()
                ? Value.UNKNOWN
                : evaluate(node.children().get(0), bindings);
    }

    private Value last(SyntaxNode node, Bindings bindings) {
        List<SyntaxNode> children = node.children();
        return children.isEmpty() ? Value.UNKNOWN : evaluate(children.get(children.size() - 1), bindings);
    }

    /** A template literal; {@code raw} leaves escapes as they are written. */
    Value.Text template(SyntaxNode node, Bindings bindings, boolean raw) {
        StringBuilder text = new StringBuilder();
        boolean partial = false;
        int at = node.start() + 1;
        int end = Math.max(at, node.end() - 1);
        for (SyntaxNode child : node.children()) {
            if (child.is("template_substitution") && text.length() <= Value.Text.LONGEST) {
                text.append(fragment(node, at, child.start(), raw));
                Value value = child.children().isEmpty()
                        ? Value.UNKNOWN
                        : evaluate(child.children().get(0), bindings);
                Value.Text part = Values.asPart(value);
                text.append(part.text());
                partial |= part.partial();
                at = child.end();
            }
        }
        text.append(fragment(node, at, end, raw));
        return new Value.Text(text.toString(), partial);
    }

    private static String fragment(SyntaxNode node, int from, int to, boolean raw) {
        String source = to > from ? node.file().text(from, to).replace("\r\n", "\n") : "";
        return raw ? source : Literals.unescape(source);
    }

    private Value identifier(SyntaxNode node, Bindings bindings) {
        String name = node.text();
        if (name.equals("undefined")) {
            return Value.ABSENT;
        }
        return scopes.find(name, node)
                .map(declared -> declared(declared, bindings))
                .orElse(Value.UNKNOWN);
    }

    /** The value behind a declared name. */
    Value declared(Declaration declared, Bindings bindings) {
        Optional<Value> given = bindings.of(declared.root());
        if (given.isPresent() && declared.kind() != Kind.FUNCTION && declared.kind() != Kind.CLASS) {
            return select(given.get(), declared, bindings);
        }
        return switch (declared.kind()) {
            case PARAMETER, LOOP -> {
                missing.add(declared);
                yield Value.UNKNOWN;
            }
            case OPAQUE -> Value.UNKNOWN;
            case FUNCTION ->
                new Value.Function(declared.root(), declared.scope().is("program") ? Bindings.NONE : bindings);
            case CLASS -> evaluate(declared.root(), bindings);
            case IMPORT -> imported(declared);
            case VARIABLE -> variable(declared, bindings);
        };
    }

    private Value imported(Declaration declared) {
        String source =
                declared.value().map(node -> Literals.unquote(node.text())).orElse("");
        Value module = modules.module(declared.root().file().path(), source);
        if (!(module instanceof Value.Module file)) {
            return Value.UNKNOWN;
        }
        return once(declared, Bindings.NONE, () -> {
            Value value = modules.export(file.path(), declared.path().get(0).key());
            return value instanceof Value.Function function && isGetter(function)
                    ? calls.invoke(function, List.of())
                    : value;
        });
    }

    private static boolean isGetter(Value.Function function) {
        return function.node().parentKind().equals("pair")
                && function.node()
                        .parent()
                        .flatMap(pair -> pair.child("key"))
                        .map(SyntaxNode::text)
                        .orElse("")
                        .equals("get");
    }

    private Value variable(Declaration declared, Bindings bindings) {
        boolean constant = declared.scope().is("program");
        Bindings used = constant ? Bindings.NONE : bindings.outside(declared.scope());
        return once(declared, used, () -> {
            Value value = declared.value().map(node -> evaluate(node, used)).orElse(Value.ABSENT);
            Value selected = select(value, declared, used);
            return declared.path().isEmpty() ? growth.grow(declared, selected, used) : selected;
        });
    }

    /** A value of a variable under bindings, and what it depends on besides. */
    private record Known(Bindings bindings, Traced traced) {}

    /** Guards against cycles, and remembers the last value of every variable with the bindings it was computed under. */
    private Value once(Declaration declared, Bindings bindings, Supplier<Value> compute) {
        Map<String, Known> known = variables.computeIfAbsent(declared.root(), root -> new HashMap<>());
        Known before = known.get(declared.name());
        if (before != null && before.bindings() == bindings) {
            missing.addAll(before.traced().missing());
            return before.traced().value();
        }
        if (!active.add(declared)) {
            cuts++;
            return Value.UNKNOWN;
        }
        boolean shallow = depth < project.limits().nesting() / 2;
        int cutsBefore = cuts;
        Traced traced;
        try {
            traced = trace(compute);
        } finally {
            active.remove(declared);
        }
        boolean whole = shallow && stepsLeft > 0 && cuts == cutsBefore;
        if (whole || declared.scope().is("program") && !(traced.value() instanceof Value.Unknown)) {
            known.put(declared.name(), new Known(bindings, traced));
        }
        return traced.value();
    }

    /** Computes what may depend on itself, such as a field that grows by a method of its class. */
    Value unlessActive(SyntaxNode place, Value meanwhile, Supplier<Value> compute) {
        if (!active.add(place)) {
            cuts++;
            return meanwhile;
        }
        try {
            return compute.get();
        } finally {
            active.remove(place);
        }
    }

    /** A value that depends on no bindings, computed once unless it was cut short. */
    Value remembered(SyntaxNode place, Supplier<Value> compute) {
        Value known = constants.get(place);
        if (known == null) {
            int cutsBefore = cuts;
            known = compute.get();
            if (stepsLeft > 0 && cuts == cutsBefore) {
                constants.put(place, known);
            }
        }
        return known;
    }

    private Value select(Value from, Declaration declared, Bindings bindings) {
        Value value = from;
        for (Step step : declared.path()) {
            if (step.equals(Step.REST)) {
                return value;
            }
            value = step.key().isEmpty() ? item(value, step.index()) : property(value, step.key());
        }
        return value instanceof Value.Absent && declared.fallback().isPresent()
                ? evaluate(declared.fallback().get(), bindings)
                : value;
    }

    private static Value item(Value value, int index) {
        if (value instanceof Value.Maybe maybe) {
            return Values.under(maybe.condition(), item(maybe.value(), index));
        }
        if (value instanceof Value.Items items) {
            return index < items.items().size()
                    ? items.items().get(index)
                    : items.open() ? Value.UNKNOWN : Value.ABSENT;
        }
        return Value.UNKNOWN;
    }

    /** A module as the object of its exports, an instance as that of its fields; anything else as it is. */
    Value asFields(Value value) {
        if (value instanceof Value.Maybe maybe) {
            return Values.under(maybe.condition(), asFields(maybe.value()));
        }
        if (value instanceof Value.Instance instance) {
            return Classes.fields(this, instance);
        }
        return value instanceof Value.Module module ? modules.all(module.path()) : value;
    }

    private Value member(SyntaxNode node, Bindings bindings) {
        Optional<SyntaxNode> object = node.child("object");
        String key = node.child("property").map(SyntaxNode::text).orElse("");
        if (object.isEmpty()) {
            return Value.UNKNOWN;
        }
        if (object.get().is("this") && key.equals("constructor")) {
            return Classes.enclosing(node)
                    .<Value>map(
                            type -> new Value.Type(Heirs.self(type, bindings).orElse(type)))
                    .orElse(Value.UNKNOWN);
        }
        if (object.get().is("this")) {
            return Classes.enclosing(node)
                    .map(type -> Heirs.self(type, bindings)
                            .map(self -> Classes.inherited(this, self, key, bindings))
                            .orElseGet(() -> Classes.field(this, type, key, bindings)))
                    .orElse(Value.UNKNOWN);
        }
        if (object.get().is("identifier")
                && object.get().text().equals("exports")
                && scopes.find("exports", node).isEmpty()) {
            return modules.export(node.file().path(), key);
        }
        return member(evaluate(object.get(), bindings), key);
    }

    /** A property of an object that is known, got by its getter where it has one. */
    Value member(Value object, String key) {
        Value value = property(object, key);
        return value instanceof Value.Function function && isGetter(function)
                ? calls.invoke(function, List.of())
                : value;
    }

    /** Computes within a number of steps; what is not found by then is unknown. */
    Value within(int steps, Supplier<Value> computation) {
        int before = stepsLeft;
        int granted = Math.min(before, steps);
        stepsLeft = granted;
        try {
            return computation.get();
        } finally {
            stepsLeft = before - (granted - stepsLeft);
        }
    }

    private Value subscript(SyntaxNode node, Bindings bindings) {
        Value object =
                node.child("object").map(inner -> evaluate(inner, bindings)).orElse(Value.UNKNOWN);
        Value index =
                node.child("index").map(inner -> evaluate(inner, bindings)).orElse(Value.UNKNOWN);
        if (index.plain() instanceof Value.Text text && !text.partial()) {
            return property(object, text.text());
        }
        if (index.plain() instanceof Value.Scalar scalar && scalar.json().isIntegralNumber()) {
            int at = scalar.json().asInt(-1);
            return at < 0
                    ? Value.UNKNOWN
                    : object.plain() instanceof Value.Items ? item(object, at) : property(object, String.valueOf(at));
        }
        return Value.UNKNOWN;
    }

    /** A property of a value. */
    Value property(Value of, String key) {
        if (of instanceof Value.Maybe maybe) {
            return Values.under(maybe.condition(), property(maybe.value(), key));
        }
        Value object = of;
        if (object instanceof Value.Fields fields) {
            return fields.get(key);
        }
        if (object instanceof Value.Module module) {
            return modules.export(module.path(), key);
        }
        if (object instanceof Value.Schema schema) {
            return Schemas.property(schema, key);
        }
        if (object instanceof Value.Text text && key.equals("length") && !text.partial()) {
            return new Value.Scalar(
                    JsonNodeFactory.instance.numberNode(text.text().length()));
        }
        if (object instanceof Value.Items items && key.equals("length") && !items.open()) {
            return new Value.Scalar(
                    JsonNodeFactory.instance.numberNode(items.items().size()));
        }
        if (object instanceof Value.Type type) {
            return Classes.inherited(this, type.node(), key, Bindings.NONE);
        }
        if (object instanceof Value.Instance instance) {
            return Classes.inherited(this, instance.type(), key, instance.bindings());
        }
        return object instanceof Value.Absent ? Value.ABSENT : Value.UNKNOWN;
    }

    Calls calls() {
        return calls;
    }
}
