package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.crawl.CrawlRequest;
import dev.riskdex.catalog.crawl.StoredFrontier;
import dev.riskdex.catalog.crawl.StoredReport;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.CrawlBudget;
import dev.riskdex.crawler.CrawlEnd;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.crawler.Source;
import dev.riskdex.data.DefaultSources;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.VisibleText;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex crawl [SOURCE…]}: reads sources and what they lead on to into the catalogue, or into a file. */
@Command(
        name = "crawl",
        description = {
            "Read sources, and everything they lead on to, into the catalogue, or with --out into a file of definitions.",
            "A crawl that was cut off, by Ctrl-C, a budget or a crash, goes on where it was when the same command is given"
                    + " again."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex crawl                                     the default sources, into the catalogue",
            "  riskdex crawl npm:chrome-devtools-mcp@1.11.0      one package",
            "  riskdex crawl npm:@eslint/mcp --out definitions.jsonl",
            "  riskdex crawl https://mcp.example.org/mcp         a remote server, asked for its tools",
            "  riskdex crawl servers/ --max-time 10m --report crawl.json",
            "  riskdex crawl -- node server.js --stdio           a server, started in the sandbox"
        })
final class CrawlCommand implements Callable<Integer> {

    /** Places that {@code --dry-run} names. */
    private static final int MOST_SHOWN = 1000;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private BudgetOptions budgets = new BudgetOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "SOURCE",
            description = "As for classify; without one, the default sources.")
    private List<String> sources = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Write definitions.jsonl instead of storing.")
    private @Nullable Path file;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON, too.")
    private @Nullable Path reportFile;

    @Option(names = "--restart", description = "Begin anew instead of going on with a crawl that was cut off.")
    private boolean restart;

    @Option(
            names = "--dry-run",
            description = "Say what would be read first, without asking anybody and without writing anything.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        CrawlBudget budget = budgets.budget();
        List<Source> places =
                SourceReader.parse(sources.isEmpty() ? DefaultSources.sources() : reading.notations(sources));
        CrawlRequest request =
                new CrawlRequest(places.stream().map(Source::notation).toList(), reading.flags());
        if (dryRun) {
            return foretell(request, terminal);
        }
        SourceReader reader = SourceReader.apart(options, reading, terminal);
        return file == null
                ? store(reader, places, request, budget, terminal)
                : write(file, reader.readAll(places, budget), terminal);
    }

    private int foretell(CrawlRequest request, Terminal terminal) {
        List<String> waiting = List.of();
        if (!restart && options.hasCatalogue()) {
            try (Catalogue catalogue = options.readCatalogue()) {
                waiting = StoredFrontier.waiting(catalogue, request, MOST_SHOWN);
            }
        }
        terminal.message(
                waiting.isEmpty()
                        ? "Would be read, and then what they lead on to:"
                        : "Would go on with a crawl that was cut off; next, and then what they lead on to:");
        (waiting.isEmpty() ? request.sources() : waiting)
                .forEach(notation -> terminal.result("  " + VisibleText.line(notation)));
        return ExitCode.FINE.number();
    }

    private static int write(Path file, CrawlReport report, Terminal terminal) {
        if (report.reached() > 0) {
            Output.writeFile(
                    file, out -> report.servers().forEach(server -> out.println(DefinitionCodec.writeLine(server))));
        }
        new CrawlSummary(report).print(terminal);
        return SourceReader.exitCode(report).number();
    }

    private int store(
            SourceReader reader, List<Source> places, CrawlRequest request, CrawlBudget budget, Terminal terminal) {
        Classifier classifier = Classifier.standard();
        try (Shutdown shutdown = Shutdown.hooked();
                Catalogue catalogue = options.openCatalogue(() -> classifier)) {
            if (restart && StoredFrontier.drop(catalogue, request)) {
                terminal.message("The crawl that was cut off is dropped; what it stored stays.");
            }
            Optional<SourceReader.Crawled> crawled = shutdown.interruptible(() -> reader.crawl(
                    received -> open(catalogue, classifier, request, places, received, terminal),
                    budget,
                    new FewWarnings(terminal)));
            return crawled.map(done -> end(done, terminal))
                    .orElse(ExitCode.PARTIAL)
                    .number();
        }
    }

    private static StoredFrontier open(
            Catalogue catalogue,
            Classifier classifier,
            CrawlRequest request,
            List<Source> places,
            LongSupplier received,
            Terminal terminal) {
        StoredFrontier frontier = StoredFrontier.open(catalogue, classifier, request, places, received);
        if (frontier.resumed()) {
            terminal.message(
                    "Going on with the crawl of " + frontier.crawl().startedAt().truncatedTo(ChronoUnit.SECONDS)
                            + ": " + frontier.read() + " of " + Spelled.count(frontier.known(), "known place")
                            + " were read. --restart begins anew.");
        }
        return frontier;
    }

    private ExitCode end(SourceReader.Crawled crawled, Terminal terminal) {
        if (crawled.end() == CrawlEnd.FINISHED) {
            crawled.frontier().finish();
        }
        StoredReport report = crawled.frontier().report();
        new CrawlReportText(report, crawled.end()).print(terminal);
        if (reportFile != null) {
            Output.writeFile(reportFile, out -> out.println(CrawlReportJson.of(report, crawled.end())));
        }
        if (report.places().reached() == 0 && crawled.end() == CrawlEnd.FINISHED) {
            return ExitCode.USAGE;
        }
        boolean whole = crawled.end() == CrawlEnd.FINISHED
                && report.places().failed() == 0
                && report.places().partial() == 0;
        return whole ? ExitCode.FINE : ExitCode.PARTIAL;
    }
}
