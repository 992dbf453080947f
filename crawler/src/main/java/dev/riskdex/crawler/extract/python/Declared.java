package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;

/**
 * What a name stands for in a scope.
 *
 * @param kind of declaration
 * @param node of a value its expression, of a function or class its definition, of a parameter or loop variable the
 *     name itself, of an import the whole statement
 * @param from module that an import is from, with leading dots
 * @param name imported from the module; empty when the module itself is
 */
record Declared(Kind kind, SyntaxNode node, String from, String name) {

    enum Kind {
        VALUE,
        FUNCTION,
        CLASS,
        PARAMETER,
        LOOP,
        IMPORT
    }

    static Declared of(Kind kind, SyntaxNode node) {
        return new Declared(kind, node, "", "");
    }
}
