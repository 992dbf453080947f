package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;

/**
 * A name that a scope declares.
 *
 * @param root the node that values are bound to: declarator, parameter, loop variable or import
 * @param scope the node within which the name is known
 * @param value expression, function, class or iterated list behind the name
 * @param path the way from the value to the name, through a destructuring pattern
 * @param fallback value of a pattern when nothing is given
 */
record Declaration(
        String name,
        Kind kind,
        SyntaxNode root,
        SyntaxNode scope,
        Optional<SyntaxNode> value,
        List<Step> path,
        Optional<SyntaxNode> fallback) {

    Declaration {
        path = List.copyOf(path);
    }

    enum Kind {
        VARIABLE,
        PARAMETER,
        LOOP,
        FUNCTION,
        CLASS,
        IMPORT,
        OPAQUE
    }

    /** One step into a value: a key, an index, or everything else ({@code ...rest}). */
    record Step(String key, int index) {
        static final Step REST = new Step("", -1);

        static Step key(String key) {
            return new Step(key, -1);
        }

        static Step index(int index) {
            return new Step("", index);
        }
    }
}
