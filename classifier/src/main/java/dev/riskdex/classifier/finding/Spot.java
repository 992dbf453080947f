package dev.riskdex.classifier.finding;

import dev.riskdex.model.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A place in a definition, such as {@code inputSchema.properties.note.description}. It is written out when it is asked
 * for, as hardly any place of a definition is ever shown.
 */
final class Spot {

    private final @Nullable Spot outer;
    private final String name;

    private @Nullable String written;

    private Spot(@Nullable Spot outer, String name) {
        this.outer = outer;
        this.name = name;
    }

    /** A place that stands in no other. */
    static Spot of(String name) {
        return new Spot(null, name);
    }

    /** The part of this place that has a name, which may come from anyone. */
    Spot part(String partName) {
        return new Spot(this, partName);
    }

    /** Its own name, after the last dot. */
    String lastName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The whole place on one line, with what does not show spelled out. */
    @Override
    public String toString() {
        if (written == null) {
            written = outer == null ? name : outer + "." + VisibleText.line(name);
        }
        return written;
    }
}
