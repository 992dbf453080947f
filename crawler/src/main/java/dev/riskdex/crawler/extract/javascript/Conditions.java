package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
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

    /**
     * A condition on the way to a place.
     *
     * @param wanted whether the place is reached when the expression holds; otherwise when it does not
     */
    record Guard(SyntaxNode expression, boolean wanted) {}

    /** The innermost condition between a place and its function or file; empty when the place is always reached. */
    static String around(SyntaxNode place) {
        return guards(place).stream()
                .findFirst()
                .map(guard -> shortened(guard.expression()))
                .orElse("");
    }

    /** The condition under which a place is reached as far as values tell: none when never, empty when always. */
    static Optional<String> around(SyntaxNode place, Evaluator evaluator, Bindings bindings) {
        String open = "";
        for (Guard guard : guards(place)) {
            Optional<Boolean> holds = switch (guard.expression().parentKind()) {
                case "switch_case" -> falls(guard.expression(), evaluator, bindings);
                case "switch_statement" -> isNone(guard.expression(), evaluator, bindings);
                default -> Values.truth(evaluator.evaluate(guard.expression(), bindings));
            };
            if (holds.isEmpty() && open.isEmpty()) {
                open = shortened(guard.expression());
            } else if (holds.isPresent() && holds.get() != guard.wanted()) {
                return Optional.empty();
            }
        }
        return Optional.of(open);
    }

    /** Whether a switch goes to a case or to one of those without statements before it. */
    private static Optional<Boolean> falls(SyntaxNode value, Evaluator evaluator, Bindings bindings) {
        Optional<Boolean> holds = chosen(value, evaluator, bindings);
        List<SyntaxNode> cases = value.parent()
                .flatMap(SyntaxNode::parent)
                .map(SyntaxNode::children)
                .orElse(List.of());
        int at = value.parent().map(cases::indexOf).orElse(0) - 1;
        while (at >= 0 && isEmptyCase(cases.get(at)) && !holds.equals(Optional.of(true))) {
            Optional<Boolean> before =
                    cases.get(at).child("value").flatMap(other -> chosen(other, evaluator, bindings));
            holds = before.equals(Optional.of(true)) ? before : holds.flatMap(no -> before);
            at--;
        }
        return holds;
    }

    /** Whether a switch goes to none of its cases, but to the default. */
    private static Optional<Boolean> isNone(SyntaxNode subject, Evaluator evaluator, Bindings bindings) {
        boolean certain = true;
        List<SyntaxNode> cases = subject.parent()
                .flatMap(choice -> choice.child("body"))
                .map(SyntaxNode::children)
                .orElse(List.of());
        for (SyntaxNode branch : cases) {
            Optional<SyntaxNode> value = branch.is("switch_case") ? branch.child("value") : Optional.empty();
            Optional<Boolean> holds =
                    value.map(node -> chosen(node, evaluator, bindings)).orElse(Optional.of(false));
            if (holds.equals(Optional.of(true))) {
                return Optional.of(false);
            }
            certain &= holds.isPresent();
        }
        return certain ? Optional.of(true) : Optional.empty();
    }

    private static boolean isEmptyCase(SyntaxNode branch) {
        return branch.is("switch_case")
                && branch.children().stream().allMatch(child -> child.role().equals("value") || child.is("comment"));
    }

    /** Whether a switch goes to a case by its value. */
    private static Optional<Boolean> chosen(SyntaxNode value, Evaluator evaluator, Bindings bindings) {
        return value.parent()
                .flatMap(SyntaxNode::parent)
                .flatMap(SyntaxNode::parent)
                .flatMap(choice -> choice.child("value"))
                .flatMap(subject ->
                        Operators.equal(evaluator.evaluate(subject, bindings), evaluator.evaluate(value, bindings)));
    }

    private static List<Guard> guards(SyntaxNode place) {
        List<Guard> guards = new ArrayList<>();
        SyntaxNode at = place;
        Optional<SyntaxNode> parent = at.parent();
        while (parent.isPresent()
                && !Scopes.FUNCTIONS.contains(parent.get().kind())
                && !parent.get().is("program")) {
            guard(parent.get(), at).ifPresent(guards::add);
            at = parent.get();
            parent = at.parent();
        }
        return guards;
    }

    private static Optional<Guard> guard(SyntaxNode outer, SyntaxNode inner) {
        boolean otherwise = inner.role().equals("alternative");
        return switch (outer.kind()) {
            case "if_statement", "ternary_expression" ->
                outer.child("condition").filter(node -> node != inner).map(node -> new Guard(node, !otherwise));
            case "switch_case" ->
                outer.child("value").filter(node -> node != inner).map(node -> new Guard(node, true));
            case "switch_default" ->
                outer.parent()
                        .flatMap(SyntaxNode::parent)
                        .flatMap(choice -> choice.child("value"))
                        .map(node -> new Guard(node, true));
            case "binary_expression" ->
                outer.child("operator").map(SyntaxNode::text).orElse("").equals("&&")
                        ? outer.child("left").filter(node -> node != inner).map(node -> new Guard(node, true))
                        : Optional.empty();
            case "statement_block" -> earlyReturn(outer.children(), inner).map(node -> new Guard(node, false));
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
        return statement.is("return_statement")
                || statement.is("continue_statement")
                || statement.is("throw_statement");
    }
}
