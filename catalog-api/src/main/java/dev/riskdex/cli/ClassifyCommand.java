package dev.riskdex.cli;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.override.Overrides;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.crawler.Crawler;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.Finding;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex classify SOURCE…}: judges servers without storing anything. */
@Command(
        name = "classify",
        description =
                "Judge the tools of sources. Nothing is stored; nothing foreign is run unless asked for, and then in a"
                        + " sandbox.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex classify npm:@modelcontextprotocol/server-filesystem@2026.8.31",
            "  riskdex classify tools.json --format jsonl --out risks.jsonl",
            "  riskdex classify config: --fail-on critical",
            "  riskdex classify npm:@modelcontextprotocol/server-everything --run",
            "  riskdex classify -- node server.js --stdio",
            "  some-client list-tools | riskdex classify -"
        })
final class ClassifyCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = Sources.NOTATIONS)
    private List<String> sources = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.table;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 1 when a tool, or a finding about a configuration, reaches low, medium, high or"
                    + " critical; Unknown counts as High.")
    private @Nullable String failOn;

    @Option(
            names = "--with-servers",
            description =
                    "With json and jsonl: before the tools of each server a row about it as a whole, with its grade"
                            + " and dangerous combinations of tools, and a last one about all together.")
    private boolean withServers;

    @Option(
            names = "--max-servers",
            paramLabel = "N",
            description = "Read so many servers of those that the sources lead on to, such as a registry's entries"
                    + " (default: ${DEFAULT-VALUE}).")
    private int maxServers = Crawler.MOST_FOLLOWED;

    /** What the results look like; written in lower case on the command line. */
    enum Format {
        table,
        json,
        jsonl
    }

    @Override
    public Integer call() {
        Optional<Severity> threshold = threshold();
        Terminal terminal = options.terminal();
        CompletableFuture<Classifier> loading = CompletableFuture.supplyAsync(Classifier::standard);
        SourceReader reader = SourceReader.here(options, reading, terminal);
        CrawlReport report =
                reader.read(SourceReader.parse(reading.notations(sources)), maxServers, CrawlListener.SILENT);
        reader.printWarnings(report);
        if (report.reached() == 0) {
            return ExitCode.USAGE.number();
        }
        Classifier classifier = loading.join();
        Overrides overrides = options.overrides();
        List<Judged> judged = report.servers().parallelStream()
                .map(server -> judge(server, classifier, overrides))
                .toList();
        ServerAssessment together =
                classifier.together(judged.stream().map(Judged::risk).toList());
        output.write(terminal, out -> print(judged, together, terminal, out));
        boolean reached = threshold.isPresent() && anyReaches(judged, threshold.get());
        return (reached ? ExitCode.THRESHOLD : SourceReader.exitCode(report)).number();
    }

    private Optional<Severity> threshold() {
        return Optional.ofNullable(failOn)
                .map(text -> Severity.find(text)
                        .filter(severity -> severity != Severity.UNKNOWN)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE,
                                "--fail-on takes low, medium, high or critical, not '" + text.toLowerCase(Locale.ROOT)
                                        + "'")));
    }

    /** A server's verdicts, and their lines where those are wanted: written where they were judged, on all cores. */
    private record Judged(ServerRisk risk, List<String> lines) {}

    private Judged judge(ServerDefinition server, Classifier classifier, Overrides overrides) {
        ServerRisk risk = CommonOptions.apply(overrides, classifier.classify(server));
        return new Judged(risk, format == Format.jsonl ? lines(risk) : List.of());
    }

    private List<String> lines(ServerRisk risk) {
        Stream<String> server = withServers || RiskCodec.saysSomethingOfTheServer(risk)
                ? Stream.of(RiskCodec.writeServerLine(risk))
                : Stream.empty();
        return Stream.concat(server, risk.tools().stream().map(RiskCodec::writeLine))
                .toList();
    }

    private void print(List<Judged> judged, ServerAssessment together, Terminal terminal, PrintWriter out) {
        List<ServerRisk> risks = judged.stream().map(Judged::risk).toList();
        boolean stack = withServers && !together.combinations().isEmpty();
        switch (format) {
            case table -> {
                new RiskTable(terminal).print(risks, out);
                new AssessmentText(terminal).printTogether(together, out);
            }
            case jsonl -> {
                judged.forEach(server -> server.lines().forEach(out::println));
                if (stack) {
                    out.println(VisibleText.json(
                            AssessmentText.stack(risks, together).toString()));
                }
            }
            case json ->
                out.println(JsonResults.array(risks, withServers, stack ? Optional.of(together) : Optional.empty()));
        }
    }

    private static Stream<ToolRisk> tools(List<Judged> judged) {
        return judged.stream().flatMap(server -> server.risk().tools().stream());
    }

    private static boolean anyReaches(List<Judged> judged, Severity threshold) {
        Stream<Severity> findings = judged.stream()
                .flatMap(server -> server.risk().findings().stream())
                .map(Finding::severity);
        return Stream.concat(tools(judged).map(ToolRisk::severity), findings)
                .anyMatch(severity -> severity.reaches(threshold));
    }
}
