package dev.riskdex.cli;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.tune.Claims;
import dev.riskdex.classifier.tune.Evaluation;
import dev.riskdex.classifier.tune.Judged;
import dev.riskdex.classifier.tune.RulesetTuning;
import dev.riskdex.classifier.tune.RulesetTuning.LabelledServer;
import dev.riskdex.classifier.tune.Steadiness;
import dev.riskdex.classifier.tune.SteeringEvaluation;
import dev.riskdex.classifier.tune.Variation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(multiplicity = "1")
    private Yardstick yardstick = new Yardstick();

    @Option(
            names = "--without",
            paramLabel = "PART",
            split = ",",
            description = "Take away from every definition first: ${COMPLETION-CANDIDATES}.")
    private Set<Variation.Part> without = Set.of();

    @Option(names = "--description", paramLabel = "TEXT", description = "Put this in place of every description.")
    private Optional<String> description = Optional.empty();

    /** What verdicts are compared with. */
    private static final class Yardstick {

        @Option(
                names = "--labels",
                paramLabel = "FILE",
                description = "One label a line: id, tool, category, severity, and where known stratum and hard.")
        private Optional<Path> labels = Optional.empty();

        @Option(
                names = "--claims",
                paramLabel = "FILE",
                description = "One claim of an author a line: id, tool, readOnlyHint. Verdicts do not see the hints.")
        private Optional<Path> claims = Optional.empty();

        @Option(
                names = "--poisoned",
                paramLabel = "FILE",
                description =
                        "One definition a line: tool, poisoned, and its technique. With --definitions, their tools"
                                + " count as ordinary.")
        private Optional<Path> poisoned = Optional.empty();
    }

    @Override
    public Integer call() {
        if (yardstick.labels.isEmpty() && yardstick.claims.isEmpty() && yardstick.poisoned.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "compared with what? Give --labels FILE, --claims FILE or --poisoned FILE");
        }
        Terminal terminal = options.terminal();
        Classifier classifier = Classifier.standard();
        terminal.result("Ruleset " + classifier.rulesetVersion());
        Variation variation = new Variation(without, description);
        yardstick.labels.ifPresent(file -> labels(classifier, file, variation, terminal));
        yardstick.claims.ifPresent(file -> claims(classifier, file, variation, terminal));
        yardstick.poisoned.ifPresent(file -> poisoned(classifier, file, terminal));
        return ExitCode.FINE.number();
    }

    private void poisoned(Classifier classifier, Path file, Terminal terminal) {
        SteeringEvaluation evaluation = new SteeringEvaluation(classifier);
        LabelledServers.poisoned(file, evaluation);
        definitions.ifPresent(ordinary -> LabelledServers.definitions(ordinary).forEach(evaluation::addOrdinary));
        SteeringText.print(evaluation, terminal.out());
    }

    /** The definitions that labels and claims are about. */
    private Path definitions() {
        return definitions.orElseThrow(() -> new CommandFailure(
                ExitCode.USAGE, "--labels and --claims are about tools of --definitions FILE; name that too"));
    }

    private void labels(Classifier classifier, Path file, Variation variation, Terminal terminal) {
        List<LabelledServer> servers = LabelledServers.read(definitions(), file);
        List<Judged> judged = servers.stream()
                .map(server -> new LabelledServer(
                        server.group(), variation.of(server.definition()), server.labels(), server.source()))
                .flatMap(server -> RulesetTuning.judge(classifier, server).stream())
                .toList();
        if (!variation.equals(Variation.NONE)) {
            steadiness(classifier, servers, variation, terminal);
        }
        new EvaluationText(Evaluation.of(judged)).print(terminal.out());
    }

    private static void steadiness(
            Classifier classifier, List<LabelledServer> servers, Variation variation, Terminal terminal) {
        Steadiness steadiness = Steadiness.of(
                classifier, servers.stream().map(LabelledServer::definition).toList(), variation);
        terminal.result(String.format(
                Locale.ROOT,
                "Category as on the whole definition: %d of %d tools (%.1f %%); where the name is clear: %d of %d (%.1f %%)",
                steadiness.same(),
                steadiness.tools(),
                100.0 * steadiness.same() / Math.max(1, steadiness.tools()),
                steadiness.clearSame(),
                steadiness.clear(),
                100.0 * steadiness.clearSame() / Math.max(1, steadiness.clear())));
    }

    private void claims(Classifier classifier, Path file, Variation variation, Terminal terminal) {
        Claims claims = LabelledServers.claims(file);
        LabelledServers.definitions(definitions()).forEach(server -> claims.compare(classifier, variation.of(server)));
        terminal.result(String.format(
                Locale.ROOT,
                "%d claims: %.1f %% borne out; said to be read-only and called Read %.1f %%; said not to be and not called"
                        + " Read %.1f %%",
                claims.count(),
                100 * claims.agreement(),
                100 * claims.readOnlyCalledRead(),
                100 * claims.othersNotCalledRead()));
    }
}
