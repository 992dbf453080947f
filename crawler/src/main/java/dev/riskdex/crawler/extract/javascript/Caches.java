package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is looked up, and made and kept where it is missing, is what is made. */
final class Caches {

    /** Uses of a name in one function that are looked at. */
    private static final int USES = 100;

    private Caches() {}

    /** The value that the function around {@code map.get(key)} gives to {@code map.set(key, …)}. */
    static Optional<SyntaxNode> put(SyntaxNode map, SyntaxNode key) {
        Optional<SyntaxNode> function = enclosing(map);
        if (function.isEmpty()) {
            return Optional.empty();
        }
        return function
                .get()
                .file()
                .words("set", function.get().start(), function.get().end(), USES)
                .stream()
                .map(offset -> map.file().nodeAt(offset).parent())
                .flatMap(Optional::stream)
                .filter(access -> access.is("member_expression")
                        && access.child("object")
                                .map(SyntaxNode::text)
                                .orElse("")
                                .equals(map.text()))
                .map(access -> access.parent().flatMap(call -> call.child("arguments")))
                .flatMap(Optional::stream)
                .map(SyntaxNode::children)
                .filter(given -> given.size() == 2 && given.get(0).text().equals(key.text()))
                .map(given -> given.get(1))
                .findFirst();
    }

    /** A variable whose first value is not known, with what {@code if (!name) name = …} gives it. */
    static Value made(Evaluator evaluator, Declaration declared, Bindings bindings) {
        SyntaxNode scope = declared.scope();
        String name = declared.name();
        Set<String> missing = Set.of("!" + name, name + " === undefined", name + " == null", name + " === null");
        List<Integer> uses = scope.file().words(name, declared.root().end(), scope.end(), USES);
        return uses.stream()
                .map(offset -> scope.file().nodeAt(offset))
                .filter(use -> use.role().equals("left"))
                .flatMap(use -> use.parent().stream())
                .filter(assignment ->
                        assignment.is("assignment_expression") && missing.contains(Conditions.around(assignment)))
                .findFirst()
                .map(assignment -> evaluator.evaluate(assignment, bindings))
                .orElse(Value.UNKNOWN);
    }

    private static Optional<SyntaxNode> enclosing(SyntaxNode place) {
        Optional<SyntaxNode> at = place.parent();
        while (at.isPresent() && !Scopes.FUNCTIONS.contains(at.get().kind())) {
            at = at.get().parent();
        }
        return at;
    }
}
