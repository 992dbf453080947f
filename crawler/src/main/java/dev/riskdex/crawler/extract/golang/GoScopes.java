package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names inside functions: parameters, receivers, variables and loop variables. */
final class GoScopes {

    private static final int MOST_STATEMENTS = 20_000;

    private final Map<SyntaxNode, List<SyntaxNode>> statements = new IdentityHashMap<>();

    enum Kind {
        PARAMETER,
        LOOP,
        VALUE
    }

    /**
     * What a local name stands for.
     *
     * @param node of a value its expression, else the name itself
     * @param scope the function
     */
    record Local(Kind kind, SyntaxNode node, SyntaxNode scope) {}

    static boolean isFunction(SyntaxNode node) {
        return node.is("function_declaration") || node.is("method_declaration") || node.is("func_literal");
    }

    /** What a name stands for in the functions around a place. */
    Optional<Local> local(SyntaxNode at, String name) {
        for (Optional<SyntaxNode> node = at.parent();
                node.isPresent();
                node = node.get().parent()) {
            SyntaxNode scope = node.get();
            if (scope.is("for_statement")) {
                Optional<SyntaxNode> variable = loopVariables(scope).stream()
                        .filter(it -> it.text().equals(name))
                        .findFirst();
                if (variable.isPresent()) {
                    return variable.map(it -> new Local(Kind.LOOP, it, scope));
                }
            }
            if (isFunction(scope)) {
                Optional<Local> found = Stream.concat(parameters(scope).stream(), receiver(scope).stream())
                        .filter(parameter -> parameter.text().equals(name))
                        .findFirst()
                        .map(parameter -> new Local(Kind.PARAMETER, parameter, scope))
                        .or(() -> assigned(scope, name, at.start()).map(value -> new Local(Kind.VALUE, value, scope)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The variables of a range loop, key first. */
    static List<SyntaxNode> loopVariables(SyntaxNode loop) {
        return loop.children().stream()
                .filter(child -> child.is("range_clause"))
                .flatMap(clause -> clause.child("left").stream())
                .flatMap(left -> left.children().stream())
                .toList();
    }

    /** The name of a method's receiver. */
    static Optional<SyntaxNode> receiver(SyntaxNode function) {
        return function.child("receiver").stream()
                .flatMap(list -> list.children().stream())
                .flatMap(parameter -> parameter.child("name").stream())
                .findFirst();
    }

    /** The names of a function's parameters, in order. */
    static List<SyntaxNode> parameters(SyntaxNode function) {
        return function.child("parameters").map(SyntaxNode::children).orElse(List.of()).stream()
                .flatMap(parameter -> parameter.children().stream()
                        .filter(child -> child.role().equals("name")))
                .toList();
    }

    /** The statements of a function, inner ones after those around them. */
    List<SyntaxNode> statements(SyntaxNode scope) {
        return statements.computeIfAbsent(scope, GoScopes::collect);
    }

    private static List<SyntaxNode> collect(SyntaxNode scope) {
        List<SyntaxNode> open = new ArrayList<>();
        scope.child("body").ifPresent(open::add);
        for (int i = 0; i < open.size() && i < MOST_STATEMENTS; i++) {
            for (SyntaxNode child : open.get(i).children()) {
                boolean inner = child.kind().endsWith("_statement")
                        || child.is("block")
                        || child.is("statement_list")
                        || child.kind().endsWith("_declaration")
                        || child.kind().endsWith("_case")
                        || child.is("var_spec")
                        || child.is("const_spec")
                        || child.is("var_spec_list");
                if (inner) {
                    open.add(child);
                }
            }
        }
        return open;
    }

    /** The last value that a function gives a name before a place, else its first. */
    private Optional<SyntaxNode> assigned(SyntaxNode scope, String name, int before) {
        Optional<SyntaxNode> found = Optional.empty();
        for (SyntaxNode statement : statements(scope)) {
            List<SyntaxNode> names;
            List<SyntaxNode> values;
            switch (statement.kind()) {
                case "short_var_declaration" -> {
                    names = statement.child("left").map(SyntaxNode::children).orElse(List.of());
                    values = statement.child("right").map(SyntaxNode::children).orElse(List.of());
                }
                case "var_spec", "const_spec" -> {
                    names = statement.children().stream()
                            .filter(child -> child.role().equals("name"))
                            .toList();
                    values = statement.child("value").map(SyntaxNode::children).orElse(List.of());
                }
                default -> {
                    continue;
                }
            }
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).text().equals(name) && i < values.size()) {
                    boolean earlier = statement.start() < before;
                    if (earlier || found.isEmpty()) {
                        found = Optional.of(values.get(i));
                    }
                }
            }
        }
        return found;
    }
}
