package dev.riskdex.cli;

import dev.riskdex.classifier.tune.Evaluation;
import dev.riskdex.classifier.tune.Judged;
import dev.riskdex.model.Category;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An evaluation as a page of text. */
final class EvaluationText {

    private final Evaluation evaluation;

    EvaluationText(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%n%-34s %d%n", "labelled tools", evaluation.count());
        share(out, "category right", evaluation.accuracy());
        evaluation.by(item -> item.label().stratum()).forEach((stratum, part) -> {
            if (!stratum.isEmpty()) {
                part(out, "stratum " + stratum, part);
            }
        });
        Evaluation easy = evaluation.where(item -> !item.label().hard());
        share(out, "  not marked hard", easy.accuracy());
        share(out, "  hard", evaluation.where(item -> item.label().hard()).accuracy());
        out.printf(Locale.ROOT, "%-34s %6.4f%n", "macro-F1 over five classes", evaluation.macroF1());
        share(out, "not reads, called Read", evaluation.takenForReads());
        share(out, "Critical or High, called Low", evaluation.severeTakenForLow());
        share(out, "called Unknown", evaluation.unknowns());
        share(out, "severity equal", evaluation.severityEqual());
        share(out, "severity within one step", evaluation.severityWithinOneStep());
        out.printf(Locale.ROOT, "%-34s %6.4f%n", "calibration error (ECE, 10 bins)", evaluation.calibrationError());
        classes(out);
        parts(out, "source", evaluation.by(Judged::source));
        parts(out, "language of the description", evaluation.by(Judged::language));
        confusion(out);
        reliability(out);
        out.flush();
    }

    private static void share(PrintWriter out, String name, double share) {
        out.printf(Locale.ROOT, "%-34s %6.2f %%%n", name, 100 * share);
    }

    private static void parts(PrintWriter out, String property, Map<String, Evaluation> parts) {
        out.printf("%nby %s%n", property);
        parts.forEach((name, part) -> part(out, name.isEmpty() ? "not said" : name, part));
    }

    private static void part(PrintWriter out, String name, Evaluation part) {
        out.printf(Locale.ROOT, "  %-32s %6.2f %%  (%d tools)%n", name, 100 * part.accuracy(), part.count());
    }

    private void classes(PrintWriter out) {
        out.printf("%n%-12s %9s %7s %7s %7s%n", "", "precision", "recall", "F1", "labels");
        for (Category category : Category.values()) {
            Evaluation.ClassScore score = evaluation.score(category);
            if (score.support() > 0) {
                out.printf(
                        Locale.ROOT,
                        "%-12s %9.3f %7.3f %7.3f %7d%n",
                        category.label(),
                        score.precision(),
                        score.recall(),
                        score.f1(),
                        score.support());
            }
        }
    }

    private void confusion(PrintWriter out) {
        out.printf("%n%-14s", "label \\ verdict");
        out.println(Arrays.stream(Category.values())
                .map(category -> String.format("%12s", category.label()))
                .collect(Collectors.joining()));
        for (Map.Entry<Category, Map<Category, Integer>> row :
                evaluation.confusion().entrySet()) {
            out.printf("%-15s", row.getKey().label());
            out.println(row.getValue().values().stream()
                    .map(count -> String.format("%12d", count))
                    .collect(Collectors.joining()));
        }
    }

    private void reliability(PrintWriter out) {
        out.printf("%n%-12s %7s %11s %7s%n", "confidence", "tools", "said", "right");
        for (Evaluation.Bin bin : evaluation.reliability()) {
            out.printf(
                    Locale.ROOT,
                    "%.1f to %.1f   %7d %11.3f %7.3f%n",
                    bin.from(),
                    bin.from() + 1.0 / Evaluation.BINS,
                    bin.count(),
                    bin.confidence(),
                    bin.right());
        }
    }
}
