package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads fields of classes and members of enumerations. */
final class Classes {

    private static final int DEEPEST = 5;

    private Classes() {}

    /** The class around a place, where there is one. */
    static Optional<SyntaxNode> enclosing(SyntaxNode place) {
        Optional<SyntaxNode> at = place.parent();
        while (at.isPresent() && !at.get().is("class_declaration") && !at.get().is("class")) {
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
        return type.child("body").stream()
                .flatMap(body -> body.children().stream())
                .filter(member -> member.child("name")
                        .map(SyntaxNode::text)
                        .filter("constructor"::equals)
                        .isPresent())
                .findFirst();
    }

    /** A field as its initializer, getter or the constructor says. */
    static Value field(Evaluator evaluator, SyntaxNode type, String name, Bindings bindings) {
        List<SyntaxNode> members = type.child("body").map(SyntaxNode::children).orElse(List.of());
        for (SyntaxNode member : members) {
            String declared = member.child("property")
                    .or(() -> member.child("name"))
                    .map(SyntaxNode::text)
                    .orElse("");
            if (declared.equals(name)) {
                if (member.is("method_definition")) {
                    Value.Function method = new Value.Function(member, bindings);
                    return isGetter(member) ? evaluator.calls().invoke(method, List.of()) : method;
                }
                Optional<SyntaxNode> value = member.child("value");
                if (value.isPresent()) {
                    return evaluator
                            .growth()
                            .members(member, evaluator.evaluate(value.get(), bindings), name, bindings);
                }
            }
        }
        return assigned(evaluator, members, name, bindings);
    }

    private static boolean isGetter(SyntaxNode method) {
        return method.text().startsWith("get ") || method.text().startsWith("static get ");
    }

    private static Value assigned(Evaluator evaluator, List<SyntaxNode> members, String name, Bindings bindings) {
        for (SyntaxNode member : members) {
            if (member.child("name").map(SyntaxNode::text).orElse("").equals("constructor")) {
                for (SyntaxNode statement :
                        member.child("body").map(SyntaxNode::children).orElse(List.of())) {
                    Optional<SyntaxNode> assignment = statement.children().stream()
                            .filter(node -> node.is("assignment_expression"))
                            .filter(node -> node.child("left")
                                    .map(SyntaxNode::text)
                                    .orElse("")
                                    .equals("this." + name))
                            .findFirst();
                    if (assignment.isPresent()) {
                        return evaluator.evaluate(assignment.get(), bindings);
                    }
                }
            }
        }
        return Value.UNKNOWN;
    }

    /** An instance as the object of its fields and getters; open, since methods may add more. */
    static Value instance(Evaluator evaluator, SyntaxNode type, List<Value> arguments, Bindings outer) {
        List<SyntaxNode> members = type.child("body").map(SyntaxNode::children).orElse(List.of());
        Bindings bindings = outer;
        Map<String, Value> entries = new LinkedHashMap<>();
        for (SyntaxNode member : members) {
            String name = member.child("property")
                    .or(() -> member.child("name"))
                    .map(SyntaxNode::text)
                    .orElse("");
            if (name.equals("constructor")) {
                List<SyntaxNode> parameters = Scopes.parameters(member);
                for (int i = 0; i < parameters.size(); i++) {
                    bindings = bindings.with(parameters.get(i), i < arguments.size() ? arguments.get(i) : Value.ABSENT);
                }
            }
        }
        for (SyntaxNode member : members) {
            String name = member.child("property")
                    .or(() -> member.child("name"))
                    .map(SyntaxNode::text)
                    .orElse("");
            if (name.equals("constructor")) {
                fields(evaluator, member, bindings, entries);
            } else if (!name.isEmpty()) {
                entries.put(name, field(evaluator, type, name, bindings));
            }
        }
        return new Value.Fields(entries, true, Optional.of(type));
    }

    private static void fields(
            Evaluator evaluator, SyntaxNode constructor, Bindings bindings, Map<String, Value> entries) {
        for (SyntaxNode statement :
                constructor.child("body").map(SyntaxNode::children).orElse(List.of())) {
            statement.children().stream()
                    .filter(node -> node.is("assignment_expression"))
                    .forEach(node -> {
                        String target = node.child("left").map(SyntaxNode::text).orElse("");
                        if (target.startsWith("this.")) {
                            entries.put(target.substring("this.".length()), evaluator.evaluate(node, bindings));
                        }
                    });
        }
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
