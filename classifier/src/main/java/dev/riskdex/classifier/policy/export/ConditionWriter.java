package dev.riskdex.classifier.policy.export;

import dev.riskdex.classifier.policy.export.Formula.All;
import dev.riskdex.classifier.policy.export.Formula.Any;
import dev.riskdex.classifier.policy.export.Formula.Atom;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Writes formulas in a target's language. */
abstract class ConditionWriter {

    static final String ALWAYS = "true";
    static final String NEVER = "false";

    /** A target that sees no arguments. */
    static final ConditionWriter NONE = new ConditionWriter() {
        @Override
        Optional<String> atom(Atom atom) {
            return Optional.empty();
        }
    };

    /**
     * A formula, written.
     *
     * @param text empty when the target cannot say it
     * @param narrowed whether one way to pass was left out
     */
    record Written(Optional<String> text, boolean narrowed) {}

    /** One statement; empty when the target cannot say it. */
    abstract Optional<String> atom(Atom atom);

    String all(List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(" && ", parts) + ")";
    }

    String any(List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(" || ", parts) + ")";
    }

    /** Writes a formula; what is written is true only where the formula is. */
    final Written write(Formula formula) {
        if (formula instanceof Any any) {
            return any(any);
        }
        if (formula instanceof All all) {
            List<Written> parts = all.parts().stream().map(this::write).toList();
            boolean narrowed = parts.stream().anyMatch(Written::narrowed);
            if (parts.stream().anyMatch(part -> part.text().isEmpty())) {
                return new Written(Optional.empty(), narrowed);
            }
            List<String> texts =
                    texts(parts).filter(text -> !text.equals(ALWAYS)).toList();
            return new Written(
                    Optional.of(texts.contains(NEVER) ? NEVER : texts.isEmpty() ? ALWAYS : all(texts)), narrowed);
        }
        return new Written(atom((Atom) formula), false);
    }

    private Written any(Any any) {
        List<Written> parts = new ArrayList<>();
        any.parts().forEach(part -> parts.add(write(part)));
        List<String> texts = texts(parts).filter(text -> !text.equals(NEVER)).toList();
        boolean narrowed =
                parts.stream().anyMatch(part -> part.narrowed() || part.text().isEmpty());
        if (texts.isEmpty()) {
            return parts.stream().allMatch(part -> part.text().isPresent())
                    ? new Written(Optional.of(NEVER), narrowed)
                    : new Written(Optional.empty(), true);
        }
        return new Written(Optional.of(texts.contains(ALWAYS) ? ALWAYS : any(texts)), narrowed);
    }

    private static Stream<String> texts(List<Written> parts) {
        return parts.stream().flatMap(part -> part.text().stream());
    }

    /** A number that a 64-bit floating point number holds exactly as written, and not so large that whole numbers blur. */
    static Optional<Double> plainNumber(JsonNode value) {
        double number = value.doubleValue();
        boolean exact = Math.abs(number) < 1L << 53
                && new BigDecimal(Double.toString(number)).compareTo(value.decimalValue()) == 0;
        return exact ? Optional.of(number) : Optional.empty();
    }
}
