package dev.riskdex.classifier.score;

import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The probability of each category that a tool can be given; they sum to 1. */
public final class Posterior {

    private final double[] probabilities;
    private final List<Category> ranked;

    private Posterior(double[] probabilities) {
        this.probabilities = probabilities;
        List<Category> order = new ArrayList<>(Weights.CLASSES);
        order.sort(Comparator.comparingDouble(this::of).reversed());
        ranked = List.copyOf(order);
    }

    public static Posterior softmax(double[] sums) {
        double max = Arrays.stream(sums).max().orElse(0);
        double[] probabilities = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            probabilities[i] = Math.exp(sums[i] - max);
        }
        double total = Arrays.stream(probabilities).sum();
        for (int i = 0; i < sums.length; i++) {
            probabilities[i] /= total;
        }
        return new Posterior(probabilities);
    }

    public double of(Category category) {
        return probabilities[Weights.CLASSES.indexOf(category)];
    }

    public Category best() {
        return ranked.get(0);
    }

    /** The most probable category after the best one. */
    public Category second() {
        return ranked.get(1);
    }
}
