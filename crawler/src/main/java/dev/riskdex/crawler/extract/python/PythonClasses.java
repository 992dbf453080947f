package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What classes hold: attributes, members of enums, what a constructor puts into {@code self}, and their ancestors. */
final class PythonClasses {

    private static final int DEEPEST = 8;

    private final PythonScopes scopes;
    private final PythonEvaluator evaluator;

    PythonClasses(PythonScopes scopes, PythonEvaluator evaluator) {
        this.scopes = scopes;
        this.evaluator = evaluator;
    }

    static Optional<SyntaxNode> around(SyntaxNode node) {
        Optional<SyntaxNode> at = node.parent();
        while (at.isPresent() && !at.get().is("class_definition")) {
            at = at.get().parent();
        }
        return at;
    }

    static String name(SyntaxNode type) {
        return type.child("name").map(SyntaxNode::text).orElse("");
    }

    /** The last part of each base class's name, without type arguments. */
    static List<String> baseNames(SyntaxNode type) {
        List<String> names = new ArrayList<>();
        for (SyntaxNode base : bases(type)) {
            String text = base.is("subscript")
                    ? base.child("value").map(SyntaxNode::text).orElse("")
                    : base.text();
            names.add(text.substring(text.lastIndexOf('.') + 1));
        }
        return names;
    }

    private static List<SyntaxNode> bases(SyntaxNode type) {
        return type.child("superclasses").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(base -> !base.is("keyword_argument"))
                .toList();
    }

    /** The class itself and its ancestors in the project, nearest first. */
    List<SyntaxNode> lineage(SyntaxNode type) {
        Set<SyntaxNode> lineage = new LinkedHashSet<>();
        addLineage(type, lineage, 0);
        return List.copyOf(lineage);
    }

    private void addLineage(SyntaxNode type, Set<SyntaxNode> lineage, int depth) {
        if (depth > DEEPEST || !lineage.add(type)) {
            return;
        }
        for (SyntaxNode base : bases(type)) {
            SyntaxNode named = base.is("subscript") ? base.child("value").orElse(base) : base;
            if (evaluator.value(named) instanceof Value.Type known) {
                addLineage(known.node(), lineage, depth + 1);
            }
        }
    }

    /** Whether the class or an ancestor has a base of one of these names. */
    boolean descendsFrom(SyntaxNode type, Set<String> names) {
        return lineage(type).stream().flatMap(it -> baseNames(it).stream()).anyMatch(names::contains);
    }

    boolean isEnum(SyntaxNode type) {
        return descendsFrom(type, Set.of("Enum", "StrEnum", "IntEnum", "Flag"));
    }

    /** The values of an enum's members, in order. */
    List<Value> enumValues(SyntaxNode type) {
        List<Value> values = new ArrayList<>();
        scopes.names(type).forEach((name, declared) -> {
            if (declared.kind() == Declared.Kind.VALUE && !name.startsWith("_")) {
                values.add(enumValue(name, declared));
            }
        });
        return values;
    }

    private Value enumValue(String name, Declared declared) {
        boolean auto = declared.node().is("call")
                && Arguments.calledName(declared.node()).equals("auto");
        Value value = auto ? Values.text(name.toLowerCase(java.util.Locale.ROOT)) : evaluator.value(declared.node());
        return value.plain() instanceof Value.Items items && !items.items().isEmpty()
                ? items.items().get(0)
                : value;
    }

    /** An attribute of a class or of {@code self} in it. */
    Value member(SyntaxNode type, String member) {
        if (member.equals("__name__")) {
            return Values.text(name(type));
        }
        if (member.equals("__doc__")) {
            return PythonStrings.docstring(type).map(Values::text).orElse(Value.ABSENT);
        }
        List<SyntaxNode> lineage = lineage(type);
        for (SyntaxNode at : lineage) {
            Declared declared = scopes.names(at).get(member);
            if (declared != null) {
                return declared(at, type, member, declared);
            }
            Optional<Value> assigned = assignedToSelf(at, type, member, lineage);
            if (assigned.isPresent()) {
                return assigned.get();
            }
        }
        return Value.UNKNOWN;
    }

    private Value declared(SyntaxNode owner, SyntaxNode type, String member, Declared declared) {
        if (Signatures.isField(declared.node())) {
            return fieldDefault(declared.node());
        }
        if (declared.kind() == Declared.Kind.VALUE) {
            return isEnum(owner) ? enumValue(member, declared) : evaluator.declared(declared, member, Bindings.NONE);
        }
        boolean property = declared.kind() == Declared.Kind.FUNCTION && Decorators.has(declared.node(), "property");
        if (property) {
            return evaluator.result(declared.node(), selfBound(declared.node(), type));
        }
        return evaluator.declared(declared, member, Bindings.NONE);
    }

    /** What a setting is worth that nobody sets; a text may be another one on the running server. */
    private Value fieldDefault(SyntaxNode field) {
        Value value =
                Arguments.of(field).get("default", 0).map(evaluator::value).orElse(Value.UNKNOWN);
        return value.asText()
                .<Value>map(text -> new Value.Text(text.text(), true))
                .orElse(value);
    }

    /** Bindings in which {@code self} of a method is of a class, which may be an heir of the one that declares it. */
    static Bindings selfBound(SyntaxNode method, SyntaxNode type) {
        return Signatures.parameters(method).stream()
                .findFirst()
                .map(Signatures::nameOf)
                .filter(name -> name.text().equals("self") || name.text().equals("cls"))
                .map(name -> Bindings.NONE.with(name, new Value.Type(type)))
                .orElse(Bindings.NONE);
    }

    /** What a constructor assigns to {@code self}: a constant, or what heirs hand over to it. */
    private Optional<Value> assignedToSelf(SyntaxNode owner, SyntaxNode type, String member, List<SyntaxNode> lineage) {
        Declared constructor = scopes.names(owner).get("__init__");
        if (constructor == null || constructor.kind() != Declared.Kind.FUNCTION) {
            return Optional.empty();
        }
        SyntaxNode init = constructor.node();
        for (SyntaxNode statement : init.child("body").map(SyntaxNode::children).orElse(List.of())) {
            for (SyntaxNode assignment : statement.children()) {
                boolean here = assignment.is("assignment")
                        && assignment
                                .child("left")
                                .map(SyntaxNode::text)
                                .orElse("")
                                .equals("self." + member);
                if (here) {
                    Bindings given = heirsArguments(owner, init, type, lineage);
                    return assignment.child("right").map(right -> evaluator.value(right, given));
                }
            }
        }
        return Optional.empty();
    }

    /** The constructor's parameters with what the nearest heir's {@code super().__init__(…)} gives them. */
    private Bindings heirsArguments(SyntaxNode owner, SyntaxNode init, SyntaxNode type, List<SyntaxNode> lineage) {
        for (SyntaxNode heir : lineage) {
            if (heir == owner) {
                break;
            }
            Declared constructor = scopes.names(heir).get("__init__");
            if (constructor != null && constructor.kind() == Declared.Kind.FUNCTION) {
                Optional<SyntaxNode> call = superCall(constructor.node());
                if (call.isPresent()) {
                    return Contexts.bind(
                            init,
                            Arguments.of(call.get()),
                            argument -> evaluator.value(argument, selfBound(constructor.node(), type)),
                            Bindings.NONE);
                }
            }
        }
        return Contexts.bind(
                init, new Arguments(List.of(), java.util.Map.of(), false), evaluator::value, Bindings.NONE);
    }

    private static Optional<SyntaxNode> superCall(SyntaxNode init) {
        for (SyntaxNode statement : init.child("body").map(SyntaxNode::children).orElse(List.of())) {
            for (SyntaxNode call : statement.children()) {
                if (call.is("call")
                        && call.child("function")
                                .map(SyntaxNode::text)
                                .orElse("")
                                .endsWith(".__init__")) {
                    return Optional.of(call);
                }
            }
        }
        return Optional.empty();
    }

    /** Names of what a call of the class takes by position: of its constructor, else its annotated fields. */
    List<SyntaxNode> constructorParameters(SyntaxNode type) {
        for (SyntaxNode at : lineage(type)) {
            Declared constructor = scopes.names(at).get("__init__");
            if (constructor != null && constructor.kind() == Declared.Kind.FUNCTION) {
                return Signatures.parameters(constructor.node()).stream()
                        .map(Signatures::nameOf)
                        .skip(1)
                        .toList();
            }
        }
        return fields(type).stream()
                .flatMap(field -> field.child("left").stream())
                .toList();
    }

    /** Annotated fields of a class and its ancestors, those of the oldest first: assignments with a type. */
    List<SyntaxNode> fields(SyntaxNode type) {
        List<SyntaxNode> lineage = new ArrayList<>(lineage(type));
        java.util.Collections.reverse(lineage);
        List<SyntaxNode> fields = new ArrayList<>();
        for (SyntaxNode at : lineage) {
            for (SyntaxNode statement :
                    at.child("body").map(SyntaxNode::children).orElse(List.of())) {
                for (SyntaxNode expression : statement.children()) {
                    if (expression.is("assignment") && expression.child("type").isPresent()) {
                        fields.removeIf(old -> sameName(old, expression));
                        fields.add(expression);
                    }
                }
            }
        }
        return fields;
    }

    private static boolean sameName(SyntaxNode one, SyntaxNode other) {
        return one.child("left")
                .map(SyntaxNode::text)
                .equals(other.child("left").map(SyntaxNode::text));
    }
}
