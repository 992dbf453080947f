package dev.riskdex.cli;

import dev.riskdex.cli.report.Baseline;
import dev.riskdex.cli.report.FailOn;
import dev.riskdex.cli.report.Report;
import dev.riskdex.cli.report.ReportInputException;
import dev.riskdex.cli.report.Suppression;
import dev.riskdex.cli.report.Suppressions;
import dev.riskdex.model.ServerRisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What turns a run into a check: thresholds, a baseline, and accepted risks. */
final class CheckOptions {

    @Option(
            names = "--fail-on",
            paramLabel = "WHEN",
            split = ",",
            description =
                    "Exit with 1 when a tool or a finding reaches low, medium, high or critical; with new- before it"
                            + " only what is not in the baseline or got worse; drift: any definition changed. Unknown counts as"
                            + " High.")
    private List<String> failOn = List.of();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Compare with an earlier result (json, jsonl) or with what --write-baseline wrote.")
    private Optional<String> baseline = Optional.empty();

    @Option(names = "--write-baseline", paramLabel = "FILE", description = "Write a file to compare with later.")
    private Optional<Path> writeBaseline = Optional.empty();

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description = "Accepted risks: YAML with server, tool, code or category, reason, and the last day.")
    private Optional<String> suppress = Optional.empty();

    /**
     * What was asked for, read before anything is fetched.
     *
     * @param thresholds when to fail
     * @param baseline to compare with
     * @param suppressions that a file has
     */
    record Checks(List<FailOn> thresholds, Optional<Baseline> baseline, Optional<List<Suppression>> suppressions) {

        Report report(List<ServerRisk> servers) {
            return Report.of(Riskdex.version(), servers, baseline, suppressions, CommonOptions.today());
        }
    }

    /**
     * Reads the files and thresholds.
     *
     * @throws CommandFailure when one cannot be understood
     */
    Checks read() {
        List<FailOn> thresholds = failOn.stream().map(CheckOptions::threshold).toList();
        thresholds.stream()
                .filter(FailOn::needsBaseline)
                .filter(threshold -> baseline.isEmpty())
                .findFirst()
                .ifPresent(threshold -> {
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            "--fail-on " + threshold.word() + " needs --baseline FILE; --write-baseline writes one");
                });
        return understood(() -> new Checks(
                thresholds,
                baseline.map(name -> Baseline.read(name, TextFile.read(name))),
                suppress.map(name -> Suppressions.read(name, TextFile.read(name)))));
    }

    private static Checks understood(Supplier<Checks> reading) {
        try {
            return reading.get();
        } catch (ReportInputException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads a word of {@code --fail-on}. */
    static FailOn threshold(String text) {
        return FailOn.find(text)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--fail-on takes " + FailOn.WORDS + ", not '" + text.toLowerCase(Locale.ROOT) + "'"));
    }

    /** Writes the file to compare with later, where one is wanted. */
    void writeBaseline(List<ServerRisk> servers) {
        writeBaseline.ifPresent(file -> Output.writeFile(file, out -> out.println(Baseline.write(servers))));
    }

    /** Says which thresholds were reached, and by how much. */
    static void tell(List<FailOn> thresholds, Report report, Terminal terminal) {
        thresholds.stream()
                .filter(threshold -> threshold.reasons(report) > 0)
                .forEach(threshold -> terminal.message(
                        "--fail-on " + threshold.word() + ": " + Spelled.count(threshold.reasons(report), "reason")));
    }
}
