package dev.riskdex.classifier.tune;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;

/**
 * A labelled tool beside the verdict on it.
 *
 * @param label what people say
 * @param category what was found
 * @param severity what was found
 * @param confidence from 0 to 1
 * @param source where the definition comes from, such as the name of a catalogue
 * @param language of the description, as in {@link dev.riskdex.classifier.text.TextLanguage#of}
 */
public record Judged(
        Label label, Category category, Severity severity, double confidence, String source, String language) {

    /** Whether the category is that of the label. */
    public boolean right() {
        return category == label.category();
    }
}
