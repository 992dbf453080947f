package dev.riskdex.classifier.tune;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** How verdicts compare with labels. All shares lie between 0 and 1, and are 0 where there is nothing to count. */
public final class Evaluation {

    /** Bins of the reliability table, each a tenth wide. */
    public static final int BINS = 10;

    private final List<Judged> judged;

    private Evaluation(List<Judged> judged) {
        this.judged = List.copyOf(judged);
    }

    public static Evaluation of(List<Judged> judged) {
        return new Evaluation(judged);
    }

    /**
     * Of one category.
     *
     * @param precision share of what was found that is right
     * @param recall share of what is there that was found
     * @param support how many tools have the label
     */
    public record ClassScore(double precision, double recall, int support) {

        /** The harmonic mean of precision and recall. */
        public double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    /**
     * One bin of the reliability table.
     *
     * @param from lower bound of the confidence
     * @param count verdicts in it
     * @param confidence their mean confidence
     * @param right share of them that is right
     */
    public record Bin(double from, int count, double confidence, double right) {}

    public int count() {
        return judged.size();
    }

    /** The same measures over a part of the tools. */
    public Evaluation where(Predicate<Judged> condition) {
        return new Evaluation(judged.stream().filter(condition).toList());
    }

    /** The parts that share a property, such as a stratum, sorted by its name. */
    public Map<String, Evaluation> by(Function<Judged, String> property) {
        Map<String, List<Judged>> parts = new TreeMap<>();
        judged.forEach(item -> parts.computeIfAbsent(property.apply(item), name -> new ArrayList<>())
                .add(item));
        Map<String, Evaluation> evaluations = new TreeMap<>();
        parts.forEach((name, items) -> evaluations.put(name, new Evaluation(items)));
        return evaluations;
    }

    /** Share of tools with the right category. */
    public double accuracy() {
        return share(Judged::right, item -> true);
    }

    /** Tools by label and by verdict. */
    public Map<Category, Map<Category, Integer>> confusion() {
        Map<Category, Map<Category, Integer>> matrix = new EnumMap<>(Category.class);
        for (Category label : Category.values()) {
            Map<Category, Integer> row = new EnumMap<>(Category.class);
            for (Category verdict : Category.values()) {
                row.put(verdict, (int) judged.stream()
                        .filter(item -> item.label().category() == label && item.category() == verdict)
                        .count());
            }
            matrix.put(label, row);
        }
        return matrix;
    }

    public ClassScore score(Category category) {
        return new ClassScore(
                share(Judged::right, item -> item.category() == category),
                share(Judged::right, item -> item.label().category() == category),
                (int) judged.stream()
                        .filter(item -> item.label().category() == category)
                        .count());
    }

    /** Mean F1 of the five categories; Unknown has no share in it. */
    public double macroF1() {
        return List.of(Category.values()).stream()
                .filter(category -> category != Category.UNKNOWN)
                .mapToDouble(category -> score(category).f1())
                .average()
                .orElse(0);
    }

    /** Share of the tools that are not reads which are called Read: the misses that hurt. */
    public double takenForReads() {
        return share(
                item -> item.category() == Category.READ,
                item -> item.label().category() != Category.READ && item.label().category() != Category.UNKNOWN);
    }

    /** Share of the tools of Critical or High severity which are called Low. */
    public double severeTakenForLow() {
        return share(
                item -> item.severity() == Severity.LOW,
                item -> item.label().severity() == Severity.CRITICAL
                        || item.label().severity() == Severity.HIGH);
    }

    public double unknowns() {
        return share(item -> item.category() == Category.UNKNOWN, item -> true);
    }

    public double severityEqual() {
        return share(item -> item.severity() == item.label().severity(), item -> true);
    }

    public double severityWithinOneStep() {
        return share(
                item -> Math.abs(
                                item.severity().rank() - item.label().severity().rank())
                        <= 1,
                item -> true);
    }

    /** Expected calibration error over {@link #BINS} bins: the mean distance between confidence and share of right. */
    public double calibrationError() {
        return reliability().stream()
                        .mapToDouble(bin -> bin.count() * Math.abs(bin.confidence() - bin.right()))
                        .sum()
                / Math.max(1, judged.size());
    }

    /** The reliability table; empty bins are left out. */
    public List<Bin> reliability() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Judged> inside = judged.stream()
                    .filter(item -> Math.min(BINS - 1, (int) (item.confidence() * BINS)) == bin)
                    .toList();
            if (!inside.isEmpty()) {
                bins.add(new Bin(
                        bin / (double) BINS,
                        inside.size(),
                        inside.stream()
                                .mapToDouble(Judged::confidence)
                                .average()
                                .orElse(0),
                        new Evaluation(inside).accuracy()));
            }
        }
        return bins;
    }

    private double share(Predicate<Judged> counted, Predicate<Judged> among) {
        List<Judged> base = judged.stream().filter(among).toList();
        return base.isEmpty() ? 0 : base.stream().filter(counted).count() / (double) base.size();
    }
}
