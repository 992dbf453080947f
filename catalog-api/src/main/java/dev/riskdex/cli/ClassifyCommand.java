package dev.riskdex.cli;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.override.Overrides;
import dev.riskdex.cli.report.Changes;
import dev.riskdex.cli.report.FailOn;
import dev.riskdex.cli.report.Report;
import dev.riskdex.cli.report.Sarif;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.crawler.Crawler;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerRisk;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
            "  riskdex classify . --baseline risks.json --fail-on new-high,drift --report sarif=riskdex.sarif",
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
    private ResultFormat format = ResultFormat.table;

    @Mixin
    private CheckOptions checks = new CheckOptions();

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "Also write the results to a file in another format; may be given several times.")
    private Map<ResultFormat, Path> reports = new LinkedHashMap<>();

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

    @Override
    public Integer call() {
        CheckOptions.Checks asked = checks.read();
        Terminal terminal = options.terminal();
        CompletableFuture<Classifier> loading = CompletableFuture.supplyAsync(Classifier::standard);
        SourceReader reader = SourceReader.here(options, reading, terminal);
        CrawlReport read =
                reader.read(SourceReader.parse(reading.notations(sources)), maxServers, CrawlListener.SILENT);
        reader.printWarnings(read);
        if (read.reached() == 0) {
            return ExitCode.USAGE.number();
        }
        Classifier classifier = loading.join();
        Overrides overrides = options.overrides();
        List<ServerRisk> servers = read.servers().parallelStream()
                .map(server -> CommonOptions.apply(overrides, classifier.classify(server)))
                .toList();
        Report report = asked.report(servers);
        Results results = new Results(report, classifier.together(servers), withServers, terminal);
        output.write(terminal, out -> results.print(format, out));
        reports.forEach((as, file) -> Output.writeFile(file, out -> results.print(as, out)));
        checks.writeBaseline(servers);
        tell(report, asked.thresholds(), terminal);
        boolean failed = FailOn.failed(asked.thresholds(), report);
        return (failed ? ExitCode.THRESHOLD : SourceReader.exitCode(read)).number();
    }

    /** What a script reads in the results and a person should see at once. */
    private void tell(Report report, List<FailOn> thresholds, Terminal terminal) {
        if (format != ResultFormat.table) {
            Changes.lines(report).forEach(terminal::message);
        }
        CheckOptions.tell(thresholds, report, terminal);
        boolean sarif = format == ResultFormat.sarif || reports.containsKey(ResultFormat.sarif);
        if (sarif && report.servers().size() > Sarif.MOST_RUNS) {
            terminal.message("GitHub takes " + Sarif.MOST_RUNS + " servers in one SARIF file, and there are "
                    + report.servers().size() + "; classify fewer at a time.");
        }
    }
}
