package dev.riskdex.web.page;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.List;

/**
 * How the catalogue decides.
 *
 * @param frame what stands around it
 * @param categories from harmless to harmful
 * @param severities from low to critical
 */
public record AboutPage(Frame frame, List<Category> categories, List<Severity> severities) {

    public AboutPage {
        categories = List.copyOf(categories);
        severities = List.copyOf(severities);
    }

    /** The page of this build. */
    public static AboutPage of(Frame.Site site) {
        return new AboutPage(
                site.frame(
                        "How it decides", "How categories, severities, confidence and policies come about.", "/about"),
                List.of(Category.values()),
                List.of(Severity.values()));
    }
}
