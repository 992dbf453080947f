package dev.riskdex.classifier.tune;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.List;

/**
 * How many verdicts stay when something is taken away from the definitions.
 *
 * @param tools how many were compared
 * @param same how many kept their category
 * @param clear how many of the compared have a clear name
 * @param clearSame how many of those kept their category
 */
public record Steadiness(int tools, int same, int clear, int clearSame) {

    /** A name is clear when its act alone makes the odds of its category at least e to this: twelve to one. */
    private static final double CLEAR = 2.5;

    private static final String NAME_ACT = "name-act.";

    /** Compares the verdicts on whole definitions with those on varied ones. */
    public static Steadiness of(Classifier classifier, List<ServerDefinition> servers, Variation variation) {
        int[] counts = new int[4];
        for (ServerDefinition server : servers) {
            List<ToolRisk> whole = classifier.classify(server).tools();
            List<ToolRisk> varied = classifier.classify(variation.of(server)).tools();
            for (int i = 0; i < whole.size(); i++) {
                int same = whole.get(i).category() == varied.get(i).category() ? 1 : 0;
                counts[0]++;
                counts[1] += same;
                if (hasClearName(whole.get(i))) {
                    counts[2]++;
                    counts[3] += same;
                }
            }
        }
        return new Steadiness(counts[0], counts[1], counts[2], counts[3]);
    }

    private static boolean hasClearName(ToolRisk risk) {
        return risk.evidence().stream()
                .anyMatch(evidence -> evidence.signal().startsWith(NAME_ACT)
                        && evidence.weight() >= CLEAR
                        && evidence.supports() == risk.category());
    }
}
