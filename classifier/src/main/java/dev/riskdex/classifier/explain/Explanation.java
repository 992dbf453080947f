package dev.riskdex.classifier.explain;

import dev.riskdex.model.Evidence;
import java.util.List;

/**
 * An explanation and what it names beside the evidence that was weighed.
 *
 * @param text two to four sentences
 * @param named parameters and siblings that the text names, in its order, as evidence of weight 0: they decided nothing
 */
public record Explanation(String text, List<Evidence> named) {

    public Explanation {
        named = List.copyOf(named);
    }
}
