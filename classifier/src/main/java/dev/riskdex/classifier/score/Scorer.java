package dev.riskdex.classifier.score;

import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final Comparator<Evidence> STRONGEST_FIRST =
            Comparator.comparingDouble(Evidence::weight).reversed().thenComparing(Evidence::signal);

    private final Ruleset ruleset;

    /** What a rule without a line of its own weighs, by its signal and what it speaks for. */
    private final Map<String, Map<Category, Weights>> unfitted = new HashMap<>();

    public Scorer(Ruleset ruleset) {
        this.ruleset = ruleset;
        ruleset.priors().forEach((signal, strength) -> {
            Map<Category, Weights> weights = new EnumMap<>(Category.class);
            Weights.CLASSES.forEach(category -> weights.put(category, Weights.of(category, strength)));
            unfitted.put(signal, weights);
        });
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
            Weights weights = weights(observation);
            weights.addTo(sums);
            Category supports = weights.strongest();
            double contrast = weights.contrast();
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
        evidence.sort(STRONGEST_FIRST);
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= sharpness;
        }
        Posterior posterior = Posterior.softmax(sums);
        Category best = posterior.best();
        boolean sure = posterior.of(best) >= ruleset.unknownBelow() && anyCarries(observations);
        return new Verdict(posterior, sure ? best : Category.UNKNOWN, List.copyOf(evidence));
    }

    /** Like {@link Ruleset#weights(Observation)}, without making the same weights again. */
    private Weights weights(Observation observation) {
        Weights fitted = ruleset.weights().get(observation.rule());
        if (fitted != null || observation.speaksFor().isEmpty()) {
            return fitted == null ? Weights.NONE : fitted;
        }
        return unfitted.getOrDefault(observation.signal(), Map.of())
                .getOrDefault(observation.speaksFor().get(), Weights.NONE);
    }

    private boolean anyCarries(List<Observation> observations) {
        for (Observation observation : observations) {
            if (carries(observation)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an observation can carry a verdict; a bare word of a name only where labels have given it weight. */
    private boolean carries(Observation observation) {
        if (observation.signal().equals("name-word")) {
            return ruleset.weights().containsKey(observation.rule());
        }
        return !COLOURS.contains(observation.signal()) && !ABSENCES.contains(observation.rule());
    }
}
