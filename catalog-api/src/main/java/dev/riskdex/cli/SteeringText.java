package dev.riskdex.cli;

import dev.riskdex.classifier.tune.SteeringEvaluation;
import dev.riskdex.classifier.tune.SteeringEvaluation.Share;
import java.io.PrintWriter;
import java.util.Locale;

/** A {@link SteeringEvaluation} as a page of text. */
final class SteeringText {

    private SteeringText() {}

    static void print(SteeringEvaluation evaluation, PrintWriter out) {
        out.println();
        line(out, "poisoned definitions found", evaluation.recall());
        evaluation.byTechnique().forEach((technique, share) -> line(out, "  " + technique, share));
        line(out, "honest look-alikes flagged", evaluation.honestFlagged());
        if (evaluation.ordinaryFlagged().all() > 0) {
            line(out, "ordinary tools flagged", evaluation.ordinaryFlagged());
            evaluation
                    .ordinaryFlagsByCode()
                    .forEach((code, count) -> out.printf(Locale.ROOT, "  %-32s %6d%n", code, count));
        }
        out.flush();
    }

    private static void line(PrintWriter out, String name, Share share) {
        out.printf(Locale.ROOT, "%-34s %6.2f %%  (%d of %d)%n", name, 100 * share.value(), share.found(), share.all());
    }
}
