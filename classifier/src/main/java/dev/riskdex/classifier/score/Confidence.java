package dev.riskdex.classifier.score;

import dev.riskdex.classifier.signal.ToolView;
import java.util.ArrayList;
import java.util.List;

/** What a definition does not say, and how much that takes from the confidence in a verdict. */
public final class Confidence {

    private Confidence() {}

    /** What is missing, as phrases that end "…, which lowers confidence"; empty where nothing is. */
    public static List<String> missing(ToolView tool) {
        List<String> missing = new ArrayList<>();
        if (tool.description().isEmpty()) {
            missing.add(
                    tool.tool().origin().descriptionPartial()
                            ? "the description could not be read"
                            : "there is no description");
        } else if (tool.tool().origin().descriptionPartial()) {
            missing.add("a part of the description could not be read");
        }
        if (!tool.parametersKnown()) {
            missing.add("the parameters are not known");
        }
        if (isFromReadme(tool)) {
            missing.add("it is known from a README only, which may be out of date");
        }
        if (tool.server().names().size() == 1) {
            missing.add("there is no sibling to compare with");
        }
        return missing;
    }

    /**
     * How far the sums are drawn together before they become probabilities, from 0 (nothing is known) to 1. A missing
     * description leaves the name alone to speak, and a name promises more certainty than it has.
     */
    public static double sharpness(ToolView tool, Ruleset ruleset) {
        double sharpness = 1;
        if (tool.description().isEmpty()) {
            sharpness *= ruleset.withoutDescription();
        }
        if (!tool.parametersKnown()) {
            sharpness *= ruleset.withoutParameters();
        }
        if (isFromReadme(tool)) {
            sharpness *= ruleset.fromReadme();
        }
        return sharpness;
    }

    private static boolean isFromReadme(ToolView tool) {
        return tool.tool().origin().how().filter("README"::equals).isPresent();
    }
}
