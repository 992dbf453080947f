package dev.riskdex.classifier.score;

import dev.riskdex.model.Category;
import java.util.Arrays;
import java.util.List;

/**
 * How strongly something speaks for each of the five categories that a tool can be given, in log-odds. Unknown has no
 * weight: it is what is left when the others do not suffice.
 */
public final class Weights {

    /** The categories that are weighed, in the order of the enum. */
    public static final List<Category> CLASSES =
            List.of(Category.READ, Category.WRITE, Category.EXECUTE, Category.DESTRUCTIVE, Category.FINANCIAL);

    public static final Weights NONE = new Weights(new double[CLASSES.size()]);

    private final double[] values;
    private final Category strongest;
    private final double contrast;

    public Weights(double[] values) {
        if (values.length != CLASSES.size()) {
            throw new IllegalArgumentException(values.length + " weights");
        }
        this.values = values.clone();
        strongest = strongest(values);
        contrast = contrast(strongest);
    }

    /** Speaks for one category only. */
    public static Weights of(Category category, double weight) {
        double[] values = new double[CLASSES.size()];
        values[CLASSES.indexOf(category)] = weight;
        return new Weights(values);
    }

    public double of(Category category) {
        return values[CLASSES.indexOf(category)];
    }

    public double at(int index) {
        return values[index];
    }

    /** The category that is spoken for most; the first of them when several are. */
    public Category strongest() {
        return strongest;
    }

    private static Category strongest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return CLASSES.get(best);
    }

    /** How far the strongest category stands out from the mean of the others. */
    public double contrast() {
        return contrast;
    }

    /** How far a category stands out from the mean of the others. */
    public double contrast(Category category) {
        double own = of(category);
        double others = (Arrays.stream(values).sum() - own) / (values.length - 1);
        return own - others;
    }

    public void addTo(double[] sums) {
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
        }
    }
}
