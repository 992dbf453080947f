package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;

/** Finds the conditions in the source under which a place is reached. */
final class Conditions {

    private static final int LONGEST = 120;

    private Conditions() {}

    /** The words of a condition on one line, cut to what a person reads. */
    static String shortened(SyntaxNode condition) {
        String text = String.join(" ", condition.text().split("\\s+", -1)).strip();
        String bare = condition.is("parenthesized_expression") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
        return bare.length() > LONGEST ? bare.substring(0, LONGEST) + "…" : bare;
    }

    /** The innermost condition between a place and its function or file; empty when the place is always reached. */
    static String around(SyntaxNode place) {
        SyntaxNode at = place;
        Optional<SyntaxNode> parent = at.parent();
        while (parent.isPresent()
                && !Scopes.FUNCTIONS.contains(parent.get().kind())
                && !parent.get().is("program")) {
            SyntaxNode outer = parent.get();
            Optional<SyntaxNode> condition = condition(outer, at);
            if (condition.isPresent()) {
                return shortened(condition.get());
            }
            at = outer;
            parent = at.parent();
        }
        return "";
    }

    private static Optional<SyntaxNode> condition(SyntaxNode outer, SyntaxNode inner) {
        return switch (outer.kind()) {
            case "if_statement", "ternary_expression" ->
                outer.child("condition").filter(node -> node != inner);
            case "switch_case" -> outer.child("value").filter(node -> node != inner);
            case "binary_expression" ->
                outer.child("operator").map(SyntaxNode::text).orElse("").equals("&&")
                        ? outer.child("left").filter(node -> node != inner)
                        : Optional.empty();
            case "statement_block" -> earlyReturn(outer.children(), inner);
            default -> Optional.empty();
        };
    }

    /** The condition of an {@code if (…) return} before the place in the same block. */
    private static Optional<SyntaxNode> earlyReturn(List<SyntaxNode> statements, SyntaxNode place) {
        for (SyntaxNode statement : statements) {
            if (statement == place) {
                return Optional.empty();
            }
            if (statement.is("if_statement") && statement.child("alternative").isEmpty()) {
                Optional<SyntaxNode> then = statement.child("consequence");
                boolean leaves = then.isPresent()
                        && (leaves(then.get()) || then.get().children().stream().anyMatch(Conditions::leaves));
                if (leaves) {
                    return statement.child("condition");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean leaves(SyntaxNode statement) {
        return statement.is("return_statement") || statement.is("continue_statement");
    }
}
