package dev.riskdex.classifier.score;

import dev.riskdex.model.Category;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The probability of each category that a tool can be given; they sum to 1. */
public final class Posterior {

    private final double[] probabilities;

    private Posterior(double[] probabilities) {
        this.probabilities = probabilities;
    }

    public static Posterior softmax(double[] sums) {
        double max = Arrays.stream(sums).max().orElse(0);
        double[] exponentials =
                Arrays.stream(sums).map(sum -> Math.exp(sum - max)).toArray();
        double total = Arrays.stream(exponentials).sum();
        return new Posterior(
                Arrays.stream(exponentials).map(value -> value / total).toArray());
    }

    public double of(Category category) {
        return probabilities[Weights.CLASSES.indexOf(category)];
    }

    public Category best() {
        return ranked().get(0);
    }

    /** The most probable category after the best one. */
    public Category second() {
        return ranked().get(1);
    }

    private List<Category> ranked() {
        return Weights.CLASSES.stream()
                .sorted(Comparator.comparingDouble(this::of).reversed())
                .toList();
    }
}
