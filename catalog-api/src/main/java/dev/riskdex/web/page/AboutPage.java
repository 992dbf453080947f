package dev.riskdex.web.page;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.List;

/**
 * How the catalogue decides.
 *
 * @param frame what stands around it
 * @param categories from harmless to harmful
 * @param severities from low to critical
 * @param report a text to copy, about the page that was looked at before
 */
public record AboutPage(Frame frame, List<Category> categories, List<Severity> severities, String report) {

    private static final int MAX_PATH = 500;

    public AboutPage {
        categories = List.copyOf(categories);
        severities = List.copyOf(severities);
    }

    /**
     * The page of this build.
     *
     * @param reported path of the page that somebody reports a wrong label on
     */
    public static AboutPage of(String reported, Frame.Site site) {
        return new AboutPage(
                site.frame(
                        "How it decides", "How categories, severities, confidence and policies come about.", "/about"),
                List.of(Category.values()),
                List.of(Severity.values()),
                "Page: " + VisibleText.line(reported.length() > MAX_PATH ? reported.substring(0, MAX_PATH) : reported)
                        + "\nRuleset: " + site.ruleset()
                        + "\nWhat is printed: \nWhat is right: \nWhy, in words of the tool's definition: ");
    }
}
