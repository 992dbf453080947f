package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads fields of classes and members of enumerations. */
final class Classes {

    /** What the grammars call a class. */
    static final Set<String> KINDS = Set.of("class", "class_declaration", "abstract_class_declaration");

    private static final int DEEPEST = 5;
    private static final Pattern GETTER =
            Pattern.compile("(?:(?:public|protected|private|static|override)\\s+)*get\\s+\\w");
    private static final Pattern STATIC = Pattern.compile("(?:(?:public|protected|private)\\s+)?static\\s");
    private static final Pattern MODIFIED = Pattern.compile("(?:public|protected|private|readonly|override)\\s");

    private Classes() {}

    /** The class around a place, where there is one. */
    static Optional<SyntaxNode> enclosing(SyntaxNode place) {
        Optional<SyntaxNode> at = place.parent();
        while (at.isPresent() && !KINDS.contains(at.get().kind())) {
            at = at.get().parent();
        }
        return at;
    }

    /** A class's own name or that of the variable that it is the value of. */
    static Optional<String> name(SyntaxNode type) {
        return type.child("name")
                .or(() -> type.parent()
                        .filter(parent -> parent.is("variable_declarator"))
                        .flatMap(parent -> parent.child("name")))
                .map(SyntaxNode::text);
    }

    /** The class that names another, by this word, as the one it extends. */
    static Optional<SyntaxNode> heir(SyntaxNode word) {
        Optional<SyntaxNode> at = word.parent();
        for (int i = 0; i < 2 && at.isPresent(); i++) {
            if (at.get().is("class_heritage")) {
                return at.get().parent();
            }
            at = at.get().parent();
        }
        return Optional.empty();
    }

    private static Optional<SyntaxNode> base(Evaluator evaluator, SyntaxNode type) {
        return type.children().stream()
                .filter(child -> child.is("class_heritage"))
                .flatMap(heritage -> heritage.children().stream())
                .findFirst()
                .map(named -> named.is("extends_clause") ? named.child("value").orElse(named) : named)
                .map(named -> evaluator.evaluate(named, Bindings.NONE))
                .filter(Value.Type.class::isInstance)
                .map(value -> ((Value.Type) value).node());
    }

    /** A field of a class or of one that it inherits from. */
    static Value inherited(Evaluator evaluator, SyntaxNode type, String name, Bindings bindings) {
        SyntaxNode at = type;
        Bindings known = bindings.with(type, new Value.Type(type));
        for (int depth = 0; depth < DEEPEST; depth++) {
            Value value = field(evaluator, at, name, known);
            Optional<SyntaxNode> base = base(evaluator, at);
            if (!(value instanceof Value.Unknown) || base.isEmpty()) {
                return value;
            }
            known = constructed(evaluator, at, base.get(), known).with(base.get(), new Value.Type(type));
            at = base.get();
        }
        return Value.UNKNOWN;
    }

    /** What the constructor of a class gives to that of its base by {@code super(…)}. */
    private static Bindings constructed(Evaluator evaluator, SyntaxNode type, SyntaxNode base, Bindings bindings) {
        List<SyntaxNode> given = constructor(type).stream()
                .flatMap(constructor -> constructor.child("body").stream())
                .flatMap(body -> body.children().stream())
                .flatMap(statement -> statement.children().stream())
                .filter(call -> call.is("call_expression")
                        && call.child("function").filter(it -> it.is("super")).isPresent())
                .findFirst()
                .flatMap(call -> call.child("arguments"))
                .map(SyntaxNode::children)
                .orElse(List.of());
        Bindings bound = bindings;
        List<SyntaxNode> parameters = constructor(base).map(Scopes::parameters).orElse(List.of());
        for (int i = 0; i < Math.min(given.size(), parameters.size()); i++) {
            bound = bound.with(parameters.get(i), evaluator.evaluate(given.get(i), bindings));
        }
        return bound;
    }

    private static Optional<SyntaxNode> constructor(SyntaxNode type) {
        return members(type).stream()
                .filter(member -> nameOf(member).equals("constructor"))
                .findFirst();
    }

    /** A field as its initializer, getter or the constructor says. */
    static Value field(Evaluator evaluator, SyntaxNode type, String name, Bindings bindings) {
        for (SyntaxNode member : members(type)) {
            if (nameOf(member).equals(name)) {
                if (member.is("method_definition")) {
                    Value.Function method = new Value.Function(member, bindings);
                    return isGetter(member) ? evaluator.calls().invoke(method, List.of()) : method;
                }
                Optional<SyntaxNode> value = member.child("value");
                if (value.isPresent()) {
                    return STATIC.matcher(member.text()).lookingAt()
                            ? evaluator.remembered(member, () -> grown(evaluator, member, value.get(), Bindings.NONE))
                            : grown(evaluator, member, value.get(), bindings);
                }
            }
        }
        return constructor(type)
                .map(constructor -> assigned(evaluator, constructor, name, bindings))
                .orElse(Value.UNKNOWN);
    }

    private static Value grown(Evaluator evaluator, SyntaxNode member, SyntaxNode value, Bindings bindings) {
        Value initial = evaluator.evaluate(value, bindings);
        return evaluator.unlessActive(
                member, initial, () -> evaluator.growth().members(member, initial, nameOf(member), bindings));
    }

    private static boolean isGetter(SyntaxNode method) {
        return GETTER.matcher(method.text()).lookingAt();
    }

    private static Value assigned(Evaluator evaluator, SyntaxNode constructor, String name, Bindings bindings) {
        for (SyntaxNode assignment : assignments(constructor)) {
            if (target(assignment).filter(name::equals).isPresent()) {
                return evaluator.unlessActive(
                        assignment, Value.UNKNOWN, () -> evaluator.evaluate(assignment, bindings));
            }
        }
        return Scopes.parameters(constructor).stream()
                .filter(parameter -> property(parameter).filter(name::equals).isPresent())
                .findFirst()
                .flatMap(bindings::of)
                .orElse(Value.UNKNOWN);
    }

    /** An object made of a class. */
    static Value.Instance instance(Evaluator evaluator, SyntaxNode type, List<Value> arguments, Bindings outer) {
        Bindings bindings = outer.with(type, new Value.Type(type));
        Optional<SyntaxNode> constructor = lineage(evaluator, type).stream()
                .flatMap(ancestor -> constructor(ancestor).stream())
                .findFirst();
        List<SyntaxNode> parameters = constructor.map(Scopes::parameters).orElse(List.of());
        for (int i = 0; i < parameters.size(); i++) {
            bindings = bindings.with(parameters.get(i), i < arguments.size() ? arguments.get(i) : Value.ABSENT);
        }
        return new Value.Instance(type, bindings);
    }

    /** All fields, getters and methods of an instance; open, since methods may add more. */
    static Value.Fields fields(Evaluator evaluator, Value.Instance instance) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (SyntaxNode type : lineage(evaluator, instance.type())) {
            for (String name : names(type)) {
                entries.computeIfAbsent(name, it -> inherited(evaluator, instance.type(), it, instance.bindings()));
            }
        }
        return new Value.Fields(entries, true, Optional.of(instance.type()));
    }

    /** A class and those that it inherits from. */
    private static List<SyntaxNode> lineage(Evaluator evaluator, SyntaxNode type) {
        List<SyntaxNode> line = new ArrayList<>(List.of(type));
        Optional<SyntaxNode> base = base(evaluator, type);
        while (base.isPresent() && line.size() < DEEPEST && !line.contains(base.get())) {
            line.add(base.get());
            base = base(evaluator, base.get());
        }
        return line;
    }

    /** Names of what a class declares or its constructor assigns. */
    private static Set<String> names(SyntaxNode type) {
        Set<String> names = new LinkedHashSet<>();
        for (SyntaxNode member : members(type)) {
            String name = nameOf(member);
            if (name.equals("constructor")) {
                assignments(member).forEach(assignment -> target(assignment).ifPresent(names::add));
                Scopes.parameters(member)
                        .forEach(parameter -> property(parameter).ifPresent(names::add));
            } else if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<SyntaxNode> members(SyntaxNode type) {
        return type.child("body").map(SyntaxNode::children).orElse(List.of());
    }

    private static String nameOf(SyntaxNode member) {
        return member.child("property")
                .or(() -> member.child("name"))
                .map(SyntaxNode::text)
                .orElse("");
    }

    /** The assignments that a constructor consists of. */
    private static List<SyntaxNode> assignments(SyntaxNode constructor) {
        return constructor.child("body").stream()
                .flatMap(body -> body.children().stream())
                .flatMap(statement -> statement.children().stream())
                .filter(node -> node.is("assignment_expression"))
                .toList();
    }

    /** The field that an assignment gives a value. */
    private static Optional<String> target(SyntaxNode assignment) {
        return assignment
                .child("left")
                .map(SyntaxNode::text)
                .filter(left -> left.startsWith("this."))
                .map(left -> left.substring("this.".length()));
    }

    /** The field that a parameter of a constructor declares in passing: {@code constructor(readonly name: string)}. */
    private static Optional<String> property(SyntaxNode parameter) {
        boolean declares = parameter.is("required_parameter")
                && MODIFIED.matcher(parameter.text()).lookingAt();
        return declares ? parameter.child("pattern").map(SyntaxNode::text) : Optional.empty();
    }

    /** An {@code enum} of TypeScript. */
    static Value enumeration(Evaluator evaluator, SyntaxNode node) {
        Map<String, Value> entries = new LinkedHashMap<>();
        int next = 0;
        for (SyntaxNode member : node.child("body").map(SyntaxNode::children).orElse(List.of())) {
            if (member.is("enum_assignment")) {
                String name = member.child("name").map(SyntaxNode::text).orElse("");
                entries.put(
                        Literals.unquote(name),
                        member.child("value")
                                .map(value -> evaluator.evaluate(value, Bindings.NONE))
                                .orElse(Value.UNKNOWN));
            } else {
                entries.put(
                        Literals.unquote(member.text()), new Value.Scalar(JsonNodeFactory.instance.numberNode(next)));
            }
            next++;
        }
        return new Value.Fields(entries, false, Optional.of(node));
    }
}
