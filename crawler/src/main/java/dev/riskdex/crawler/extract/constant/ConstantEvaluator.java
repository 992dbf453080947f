package dev.riskdex.crawler.extract.constant;

import dev.riskdex.crawler.extract.files.ParsedFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells what an expression is worth without running it. A language says what its kinds of expressions mean; this keeps
 * the work bounded, stops at expressions that need themselves, and remembers what was found. A condition of the source
 * is never decided: both ways count.
 */
public abstract class ConstantEvaluator {

    private final ParsedFiles files;
    private final Map<SyntaxNode, Value> known = new IdentityHashMap<>();
    private final Set<SyntaxNode> underway = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;

    protected ConstantEvaluator(ParsedFiles files) {
        this.files = files;
    }

    /** What an expression is worth. */
    public final Value value(SyntaxNode expression) {
        return value(expression, Bindings.NONE);
    }

    /**
     * What an expression is worth when parameters and loop variables have these values; {@link Value#UNKNOWN} when that
     * is not known, when it needs itself, or when the work allowed is used up.
     */
    public final Value value(SyntaxNode expression, Bindings bindings) {
        boolean free = bindings == Bindings.NONE;
        Value remembered = free ? known.get(expression) : null;
        if (remembered != null) {
            return remembered;
        }
        if (depth >= files.limits().nesting() || !files.step() || !underway.add(expression)) {
            return Value.UNKNOWN;
        }
        depth++;
        try {
            Value value = compute(expression, bindings);
            if (free) {
                known.put(expression, value);
            }
            return value;
        } finally {
            depth--;
            underway.remove(expression);
        }
    }

    /**
     * What one kind of expression is worth; parts of it are asked for by {@link #value}.
     *
     * @param bindings values of parameters and loop variables around the expression
     */
    protected abstract Value compute(SyntaxNode expression, Bindings bindings);
}
