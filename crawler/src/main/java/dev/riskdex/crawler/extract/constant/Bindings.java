package dev.riskdex.crawler.extract.constant;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values given to parameters and loop variables; a short chain, newest first, that is never changed. */
public final class Bindings {

    /** No parameter has a value. */
    public static final Bindings NONE = new Bindings(null, null, Value.UNKNOWN, 0);

    private final @Nullable Bindings outer;
    private final @Nullable SyntaxNode declared;
    private final Value value;
    private final int size;

    private Bindings(@Nullable Bindings outer, @Nullable SyntaxNode declared, Value value, int size) {
        this.outer = outer;
        this.declared = declared;
        this.value = value;
        this.size = size;
    }

    /** These bindings and one more, which hides an older one of the same declaration. */
    public Bindings with(SyntaxNode parameter, Value given) {
        return new Bindings(this, parameter, given, size + 1);
    }

    /** The value given to a parameter or loop variable, named by the node that declares it. */
    public Optional<Value> of(SyntaxNode parameter) {
        for (Bindings at = this; at != null; at = at.outer) {
            if (at.declared == parameter) {
                return Optional.of(at.value);
            }
        }
        return Optional.empty();
    }

    /** These bindings without the newest of them that are of declarations inside a node. */
    public Bindings outside(SyntaxNode node) {
        Bindings at = this;
        while (at.outer != null && at.declared != null && at.declared.isWithin(node)) {
            at = at.outer;
        }
        return at;
    }

    /** Number of values given, hidden ones included. */
    public int size() {
        return size;
    }
}
