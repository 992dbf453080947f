package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Optional;

/** Conditions that a place stands under, in the words of the source. */
final class Conditions {

    private static final int LONGEST = 160;

    private Conditions() {}

    /** The innermost condition of the source around a place; empty when there is none that may fail. */
    static String around(SyntaxNode place) {
        Optional<SyntaxNode> inner = Optional.of(place);
        Optional<SyntaxNode> outer = place.parent();
        while (outer.isPresent()) {
            SyntaxNode statement = outer.get();
            if (statement.is("if_statement") || statement.is("elif_clause")) {
                SyntaxNode from = inner.get();
                Optional<String> condition = statement
                        .child("condition")
                        .filter(it -> !it.equals(from))
                        .map(SyntaxNode::text)
                        .filter(text -> !text.contains("__name__") && !text.contains("TYPE_CHECKING"));
                if (condition.isPresent()) {
                    return shortened(from.is("else_clause") ? "not (" + condition.get() + ")" : condition.get());
                }
            }
            inner = outer;
            outer = statement.parent();
        }
        return "";
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
