package dev.riskdex.cli;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.tune.Evaluation;
import dev.riskdex.classifier.tune.Judged;
import dev.riskdex.classifier.tune.RulesetTuning;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskdex evaluate}: how verdicts compare with labels. */
@Command(
        name = "evaluate",
        description = "Measure the verdicts of this build against labelled tools.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  riskdex evaluate --definitions dev.jsonl --labels gold_dev.jsonl")
final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--definitions", required = true, paramLabel = "FILE", description = "definitions.jsonl.")
    private Path definitions = Path.of("");

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "FILE",
            description = "One label a line: id, tool, category, severity, and where known stratum and hard.")
    private Path labels = Path.of("");

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        Classifier classifier = Classifier.standard();
        List<Judged> judged = LabelledServers.read(definitions, labels).stream()
                .flatMap(server -> RulesetTuning.judge(classifier, server).stream())
                .toList();
        terminal.result("Ruleset " + classifier.rulesetVersion());
        new EvaluationText(Evaluation.of(judged)).print(terminal.out());
        return ExitCode.FINE.number();
    }
}
