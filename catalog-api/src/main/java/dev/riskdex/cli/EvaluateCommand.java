package dev.riskdex.cli;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.tune.Evaluation;
import dev.riskdex.classifier.tune.Judged;
import dev.riskdex.classifier.tune.RulesetTuning;
import dev.riskdex.classifier.tune.SteeringEvaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskdex evaluate}: how verdicts compare with labels. */
@Command(
        name = "evaluate",
        description = "Measure the verdicts of this build against labelled tools.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex evaluate --definitions dev.jsonl --labels gold_dev.jsonl",
            "  riskdex evaluate --poisoned poisoned_dev.jsonl --definitions dev.jsonl"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--definitions", paramLabel = "FILE", description = "definitions.jsonl.")
    private Optional<Path> definitions = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "One label a line: id, tool, category, severity, and where known stratum and hard.")
    private Optional<Path> labels = Optional.empty();

    @Option(
            names = "--poisoned",
            paramLabel = "FILE",
            description =
                    "One definition a line: tool, poisoned, and its technique. With --definitions, their tools count as ordinary.")
    private Optional<Path> poisoned = Optional.empty();

    @Override
    public Integer call() {
        if (poisoned.isEmpty() && (definitions.isEmpty() || labels.isEmpty())) {
            throw new CommandFailure(ExitCode.USAGE, "give --definitions and --labels, or --poisoned");
        }
        Terminal terminal = options.terminal();
        Classifier classifier = Classifier.standard();
        terminal.result("Ruleset " + classifier.rulesetVersion());
        if (labels.isPresent() && definitions.isPresent()) {
            List<Judged> judged = LabelledServers.read(definitions.get(), labels.get()).stream()
                    .flatMap(server -> RulesetTuning.judge(classifier, server).stream())
                    .toList();
            new EvaluationText(Evaluation.of(judged)).print(terminal.out());
        }
        if (poisoned.isPresent()) {
            SteeringEvaluation evaluation = new SteeringEvaluation(classifier);
            LabelledServers.poisoned(poisoned.get(), evaluation);
            definitions.ifPresent(file -> LabelledServers.definitions(file).forEach(evaluation::addOrdinary));
            SteeringText.print(evaluation, terminal.out());
        }
        return ExitCode.FINE.number();
    }
}
