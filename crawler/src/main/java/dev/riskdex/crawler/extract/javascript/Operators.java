package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Evaluates operators: sums of texts, defaults, conditions and comparisons. */
final class Operators {

    private final Evaluator evaluator;

    Operators(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    static Value number(String source) {
        try {
            String digits = source.replace("_", "");
            BigDecimal number = digits.startsWith("0x")
                    ? BigDecimal.valueOf(Long.parseLong(digits.substring(2), 16))
                    : new BigDecimal(digits);
            boolean whole = number.scale() <= 0 && number.precision() - number.scale() < 18;
            return new Value.Scalar(
                    whole
                            ? JsonNodeFactory.instance.numberNode(number.longValueExact())
                            : JsonNodeFactory.instance.numberNode(number.doubleValue()));
        } catch (NumberFormatException unreadable) {
            return Value.UNKNOWN;
        }
    }

    Value binary(SyntaxNode node, Bindings bindings) {
        String operator = node.child("operator").map(SyntaxNode::text).orElse("");
        if (operator.equals("+")) {
            return sum(node, bindings);
        }
        Value left = node.child("left")
                .map(inner -> evaluator.evaluate(inner, bindings))
                .orElse(Value.UNKNOWN);
        Supplier<Value> right = () -> node.child("right")
                .map(inner -> evaluator.evaluate(inner, bindings))
                .orElse(Value.UNKNOWN);
        String condition = node.child("left").map(Conditions::shortened).orElse("");
        return switch (operator) {
            case "||" ->
                Values.truth(left)
                        .map(holds -> holds ? left : right.get())
                        .orElseGet(() -> left.plain() instanceof Value.Unknown ? right.get() : left.plain());
            case "??" -> left.plain() instanceof Value.Unknown || Values.isNothing(left) ? right.get() : left;
            case "&&" ->
                Values.truth(left)
                        .map(holds -> holds ? right.get() : left)
                        .orElseGet(() -> Values.under(condition, right.get()));
            case "===", "==" -> equal(left, right.get()).map(Values::bool).orElse(Value.UNKNOWN);
            case "!==", "!=" ->
                equal(left, right.get()).map(same -> Values.bool(!same)).orElse(Value.UNKNOWN);
            case "<", "<=", ">", ">=" -> compared(left, right.get(), operator);
            case "in" -> contains(right.get(), left);
            default -> Value.UNKNOWN;
        };
    }

    private static Value compared(Value left, Value right, String operator) {
        boolean numbers = left instanceof Value.Scalar a
                && right instanceof Value.Scalar b
                && a.json().isNumber()
                && b.json().isNumber();
        if (!numbers) {
            return Value.UNKNOWN;
        }
        int order = Double.compare(
                ((Value.Scalar) left).json().doubleValue(),
                ((Value.Scalar) right).json().doubleValue());
        return Values.bool(
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                });
    }

    private static Value contains(Value object, Value key) {
        boolean known = object.plain() instanceof Value.Fields && key instanceof Value.Text text && !text.partial();
        return known ? Collections.has((Value.Fields) object.plain(), key) : Value.UNKNOWN;
    }

    /** Whether two values are equal, where that can be told. */
    static Optional<Boolean> equal(Value left, Value right) {
        if (left instanceof Value.Text a && right instanceof Value.Text b) {
            return a.partial() || b.partial()
                    ? Optional.empty()
                    : Optional.of(a.text().equals(b.text()));
        }
        if (left instanceof Value.Scalar || left instanceof Value.Absent) {
            return right instanceof Value.Scalar || right instanceof Value.Absent
                    ? Optional.of(left.equals(right))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** A sum is walked along its left side: long texts are often hundreds of parts. */
    private Value sum(SyntaxNode node, Bindings bindings) {
        List<SyntaxNode> parts = new ArrayList<>();
        SyntaxNode at = node;
        while (at.is("binary_expression")
                && at.child("operator").map(SyntaxNode::text).orElse("").equals("+")) {
            at.child("right").ifPresent(parts::add);
            Optional<SyntaxNode> left = at.child("left");
            if (left.isEmpty()) {
                return Value.UNKNOWN;
            }
            at = left.get();
        }
        parts.add(at);
        StringBuilder text = new StringBuilder();
        boolean partial = false;
        boolean textual = false;
        for (int i = parts.size() - 1; i >= 0 && text.length() <= Value.Text.LONGEST; i--) {
            Value value = evaluator.evaluate(parts.get(i), bindings);
            Value.Text part = Values.asPart(value);
            text.append(part.text());
            partial |= part.partial();
            textual |= value.plain() instanceof Value.Text;
        }
        return textual ? new Value.Text(text.toString(), partial) : Value.UNKNOWN;
    }

    Value unary(SyntaxNode node, Bindings bindings) {
        String operator = node.child("operator").map(SyntaxNode::text).orElse("");
        Value argument = node.child("argument")
                .map(inner -> evaluator.evaluate(inner, bindings))
                .orElse(Value.UNKNOWN);
        return switch (operator) {
            case "!" -> Values.truth(argument).map(holds -> Values.bool(!holds)).orElse(Value.UNKNOWN);
            case "void" -> Value.ABSENT;
            case "typeof" -> typeOf(argument);
            case "-" ->
                argument instanceof Value.Scalar scalar && scalar.json().isNumber()
                        ? number("-" + scalar.json().asString())
                        : Value.UNKNOWN;
            default -> Value.UNKNOWN;
        };
    }

    private static Value typeOf(Value value) {
        if (value instanceof Value.Scalar scalar) {
            JsonNode json = scalar.json();
            return Values.text(json.isBoolean() ? "boolean" : json.isNumber() ? "number" : "object");
        }
        if (value instanceof Value.Function || value instanceof Value.Type) {
            return Values.text("function");
        }
        if (value instanceof Value.Unknown || value instanceof Value.Maybe) {
            return Value.UNKNOWN;
        }
        return Values.text(
                value instanceof Value.Absent ? "undefined" : value instanceof Value.Text ? "string" : "object");
    }

    Value ternary(SyntaxNode node, Bindings bindings) {
        Optional<SyntaxNode> test = node.child("condition");
        Optional<SyntaxNode> yes = node.child("consequence");
        Optional<SyntaxNode> no = node.child("alternative");
        if (test.isEmpty() || yes.isEmpty() || no.isEmpty()) {
            return Value.UNKNOWN;
        }
        Optional<Boolean> holds = Values.truth(evaluator.evaluate(test.get(), bindings));
        if (holds.isPresent()) {
            return evaluator.evaluate(holds.get() ? yes.get() : no.get(), bindings);
        }
        return Values.either(
                evaluator.evaluate(yes.get(), bindings),
                evaluator.evaluate(no.get(), bindings),
                Conditions.shortened(test.get()));
    }
}
