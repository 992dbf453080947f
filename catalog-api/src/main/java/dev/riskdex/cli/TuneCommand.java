package dev.riskdex.cli;

import dev.riskdex.classifier.score.Ruleset;
import dev.riskdex.classifier.score.RulesetWriter;
import dev.riskdex.classifier.tune.Evaluation;
import dev.riskdex.classifier.tune.RulesetTuning;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskdex tune}: fits the weights of the ruleset to labels. */
@Command(
        name = "tune",
        description = {
            "Fit the weights of the ruleset to labelled tools; same labels, same weights.",
            "Prints what cross-validation by server groups says of rulesets fitted so."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  riskdex tune --definitions dev.jsonl --labels gold_dev.jsonl --out data/ruleset.yaml")
final class TuneCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--definitions", required = true, paramLabel = "FILE", description = "definitions.jsonl.")
    private Path definitions = Path.of("");

    @Option(names = "--labels", required = true, paramLabel = "FILE", description = "One label a line.")
    private Path labels = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write the fitted ruleset; without it, only measure.")
    private @Nullable Path file;

    @Option(names = "--ablation", description = "Also measure with each signal left out.")
    private boolean ablation;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        RulesetTuning tuning = new RulesetTuning(Ruleset.load(), LabelledServers.read(definitions, labels));
        terminal.result("Cross-validation over " + RulesetTuning.FOLDS + " parts, whole groups of servers apart");
        new EvaluationText(tuning.crossValidate()).print(terminal.out());
        if (ablation) {
            ablation(tuning, terminal);
        }
        if (file != null) {
            Ruleset fitted = tuning.fit();
            Output.writeFile(file, out -> out.print(RulesetWriter.write(fitted)));
            terminal.message("Wrote " + file + ".");
        }
        return ExitCode.FINE.number();
    }

    private static void ablation(RulesetTuning tuning, Terminal terminal) {
        terminal.result("");
        terminal.result("signal left out   right   macro-F1   not reads, called Read");
        line("none", tuning.crossValidateCategories(), terminal);
        tuning.signals().forEach(signal -> line(signal, tuning.crossValidateWithout(signal), terminal));
    }

    private static void line(String signal, Evaluation evaluation, Terminal terminal) {
        terminal.result(String.format(
                Locale.ROOT,
                "%-15s %5.1f %%      %.3f                   %4.1f %%",
                signal,
                100 * evaluation.accuracy(),
                evaluation.macroF1(),
                100 * evaluation.takenForReads()));
    }
}
