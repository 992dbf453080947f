package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** The decorators of a function or class. */
final class Decorators {

    private Decorators() {}

    /** What stands after each {@code @}. */
    static List<SyntaxNode> of(SyntaxNode definition) {
        Optional<SyntaxNode> decorated = definition.parent().filter(parent -> parent.is("decorated_definition"));
        return decorated.map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("decorator"))
                .flatMap(decorator -> decorator.children().stream().limit(1))
                .toList();
    }

    static boolean has(SyntaxNode definition, String name) {
        return of(definition).stream().anyMatch(decorator -> lastName(decorator).equals(name));
    }

    /** The last part of a decorator's name: {@code tool} of {@code @server.tool(…)}. */
    static String lastName(SyntaxNode decorator) {
        String text = decorator.is("call")
                ? decorator.child("function").map(SyntaxNode::text).orElse("")
                : decorator.text();
        return text.substring(text.lastIndexOf('.') + 1);
    }
}
