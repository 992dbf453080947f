package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Optional;

/** Looks through wrappers that take the name, text and signature of what they wrap. */
final class Wrapped {

    /** The decorator by which a wrapper takes the name of what it wraps. */
    static final String WRAPS = "wraps";

    private final PythonEvaluator evaluator;

    Wrapped(PythonEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The function that a value is; of a wrapper the function that it wraps, where that is known. */
    Optional<SyntaxNode> function(Value value) {
        if (!(value.plain() instanceof Value.Function function)
                || !function.node().is("function_definition")) {
            return Optional.empty();
        }
        Optional<SyntaxNode> wraps = Decorators.of(function.node()).stream()
                .filter(decorator -> Decorators.lastName(decorator).equals(WRAPS))
                .findFirst();
        if (wraps.isEmpty()) {
            return Optional.of(function.node());
        }
        return Arguments.of(wraps.get())
                .at(0)
                .map(wrapped -> evaluator.value(wrapped, function.bindings()))
                .filter(wrapped -> !wrapped.equals(value))
                .flatMap(this::function);
    }
}
