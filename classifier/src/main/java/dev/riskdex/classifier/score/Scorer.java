package dev.riskdex.classifier.score;

import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Weighs what the signals saw: the weights of all observations add up, and a softmax turns the sums into probabilities.
 * The only reader of weights.
 */
public final class Scorer {

    /** Evidence that moves the odds by less is not worth a reader's time. */
    private static final double WORTH_QUOTING = 0.25;

    /** Signals that only colour what others say: what the server is about, what siblings do. */
    private static final Set<String> COLOURS = Set.of("domain", "domain-act", "siblings");

    /** Rules that say that something is absent. */
    private static final Set<String> ABSENCES = Set.of("name-act.none", "parameter.none");

    private final Ruleset ruleset;

    public Scorer(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /**
     * What came of weighing.
     *
     * @param posterior probability of each category
     * @param category the most probable one, or Unknown where none is probable enough
     * @param evidence what was worth quoting, the strongest first
     */
    public record Verdict(Posterior posterior, Category category, List<Evidence> evidence) {}

    /**
     * Weighs observations.
     *
     * @param observations what the signals saw
     * @param sharpness how much of the odds is believed, from 0 to 1; see {@link Confidence#sharpness}
     */
    public Verdict score(List<Observation> observations, double sharpness) {
        double[] sums = new double[Weights.CLASSES.size()];
        ruleset.bias().addTo(sums);
        sums[Weights.CLASSES.indexOf(Category.READ)] -= ruleset.againstRead();
        List<Evidence> evidence = new ArrayList<>();
        for (Observation observation : observations) {
            Weights weights = ruleset.weights(observation);
            weights.addTo(sums);
            Category supports = weights.strongest();
            double contrast = weights.contrast(supports);
            if (contrast >= WORTH_QUOTING) {
                evidence.add(new Evidence(
                        observation.rule(),
                        observation.kind(),
                        observation.where(),
                        observation.quote(),
                        supports,
                        contrast));
            }
        }
        evidence.sort(Comparator.comparingDouble(Evidence::weight).reversed().thenComparing(Evidence::signal));
        Posterior posterior = Posterior.softmax(
                Arrays.stream(sums).map(sum -> sum * sharpness).toArray());
        Category best = posterior.best();
        boolean sure = posterior.of(best) >= ruleset.unknownBelow()
                && observations.stream().anyMatch(this::carries);
        return new Verdict(posterior, sure ? best : Category.UNKNOWN, List.copyOf(evidence));
    }

    /** Whether an observation can carry a verdict; a bare word of a name only where labels have given it weight. */
    private boolean carries(Observation observation) {
        if (observation.signal().equals("name-word")) {
            return ruleset.weights().containsKey(observation.rule());
        }
        return !COLOURS.contains(observation.signal()) && !ABSENCES.contains(observation.rule());
    }
}
