package dev.riskdex.crawler.extract.java;

import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls on one builder.
 *
 * @param start what the first of them is called on: the type, or what makes the builder
 * @param maker the expression that makes the builder
 * @param own those of the chain at hand, last first
 * @param further those that the method makes on the variable that holds the builder
 */
record BuilderCalls(SyntaxNode start, SyntaxNode maker, List<SyntaxNode> own, List<SyntaxNode> further) {

    private static final int MOST_USES = 200;
    private static final Set<String> METHODS = Set.of("method_declaration", "constructor_declaration");

    /** The calls of a chain, and of the variable that it begins with or is held by. */
    static BuilderCalls of(SyntaxNode chain) {
        List<SyntaxNode> own = new ArrayList<>();
        SyntaxNode start = down(chain, own);
        Optional<SyntaxNode> method = CodeFiles.around(chain, METHODS);
        Optional<SyntaxNode> holder = chain.parent().filter(it -> it.is("variable_declarator"));
        Optional<SyntaxNode> variable = holder.or(() -> method.filter(it -> start.is("identifier"))
                .flatMap(it -> CodeFiles.declaredWithin(it, start.text(), "variable_declarator")));
        if (variable.isEmpty() || method.isEmpty()) {
            return new BuilderCalls(start, maker(start, own), own, List.of());
        }
        List<SyntaxNode> further = new ArrayList<>();
        boolean held = holder.isEmpty();
        SyntaxNode made = variable.get()
                .child("value")
                .filter(it -> held)
                .map(it -> down(either(it), further))
                .orElse(start);
        SyntaxNode maker = maker(made, held ? further : own);
        further.addAll(uses(variable.get(), method.get(), chain));
        return new BuilderCalls(made, maker, own, further);
    }

    private static SyntaxNode maker(SyntaxNode start, List<SyntaxNode> calls) {
        return calls.isEmpty() || start.is("object_creation_expression") ? start : calls.get(calls.size() - 1);
    }

    private static SyntaxNode either(SyntaxNode value) {
        return value.is("ternary_expression") ? value.child("consequence").orElse(value) : value;
    }

    /** Goes down a chain to what its first call is made on: a type's name, or a call that makes the builder. */
    private static SyntaxNode down(SyntaxNode chain, List<SyntaxNode> calls) {
        SyntaxNode at = chain;
        while (at.is("method_invocation")) {
            Optional<SyntaxNode> object = at.child("object");
            calls.add(at);
            if (object.isEmpty()) {
                break;
            }
            at = object.get();
        }
        return at;
    }

    private static List<SyntaxNode> uses(SyntaxNode variable, SyntaxNode method, SyntaxNode except) {
        String name = variable.child("name").map(SyntaxNode::text).orElse("");
        SyntaxFile file = method.file();
        List<SyntaxNode> calls = new ArrayList<>();
        for (int offset : file.words(name, method.start(), method.end(), MOST_USES)) {
            Optional<SyntaxNode> at = Optional.of(file.nodeAt(offset));
            while (at.isPresent() && at.get().role().equals("object")) {
                at = at.get().parent().filter(it -> it.is("method_invocation"));
                at.filter(it -> !it.isWithin(except)).ifPresent(calls::add);
            }
        }
        return calls;
    }

    /** All calls, in the order in which they are made. */
    List<SyntaxNode> all() {
        List<SyntaxNode> first = new ArrayList<>(own);
        Collections.reverse(first);
        first.addAll(further);
        return first;
    }
}
