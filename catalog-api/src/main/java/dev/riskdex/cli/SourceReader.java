package dev.riskdex.cli;

import dev.riskdex.catalog.crawl.StoredFrontier;
import dev.riskdex.crawler.CrawlBudget;
import dev.riskdex.crawler.CrawlEnd;
import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.crawler.CrawlWidth;
import dev.riskdex.crawler.Crawler;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.Sources;
import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.extract.FewAtOnce;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.extract.worker.ChildExtractor;
import dev.riskdex.model.VisibleText;
import dev.riskdex.model.Warning;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Reads the sources that a command was given, showing progress and printing what could not be read. */
final class SourceReader {

    /** Names and places in a warning come from outside and may be of any length. */
    private static final int LONGEST_WARNING = 600;

    private final CommonOptions options;
    private final ReadingOptions reading;
    private final Terminal terminal;
    private final boolean apart;

    private SourceReader(CommonOptions options, ReadingOptions reading, Terminal terminal, boolean apart) {
        this.options = options;
        this.reading = reading;
        this.terminal = terminal;
        this.apart = apart;
    }

    /** Reads source code in this process, which is quickest. */
    static SourceReader here(CommonOptions options, ReadingOptions reading, Terminal terminal) {
        return new SourceReader(options, reading, terminal, false);
    }

    /** Reads source code in processes of its own: what ends one of them does not end a crawl or a server. */
    static SourceReader apart(CommonOptions options, ReadingOptions reading, Terminal terminal) {
        return new SourceReader(options, reading, terminal, true);
    }

    /** The same for commands that allow nothing beyond fetching and reading. */
    static SourceReader apart(CommonOptions options, Terminal terminal) {
        return apart(options, new ReadingOptions(), terminal);
    }

    /**
     * The sources of these notations.
     *
     * @throws CommandFailure when one is no notation of a source
     */
    static List<Source> parse(List<String> notations) {
        try {
            return notations.stream().map(Sources::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads all sources and, of the servers that they lead on to, as many as anybody waits for; each is handed on as soon
     * as it was read, from one thread at a time.
     */
    CrawlReport read(List<Source> sources, CrawlListener listener) {
        return read(sources, Crawler.MOST_FOLLOWED, listener);
    }

    /**
     * The same with another bound.
     *
     * @param mostFollowed servers that are read beside those in the given sources
     */
    CrawlReport read(List<Source> sources, int mostFollowed, CrawlListener listener) {
        reading.tell(terminal);
        CrawlReport report = withCrawler((crawler, context) -> {
            try (CrawlProgress progress = progress(listener, 0, sources.size())) {
                return crawler.crawl(sources, mostFollowed, progress);
            }
        });
        if (report.left() > 0 && !report.interrupted()) {
            terminal.message("The sources lead on to more; " + Spelled.count(report.left(), "place")
                    + " not read, because no more than " + mostFollowed
                    + " servers are followed (--max-servers). `crawl` reads them all.");
        }
        return report;
    }

    /** The same for everything that the sources lead on to, within a budget. */
    CrawlReport readAll(List<Source> sources, CrawlBudget budget) {
        reading.tell(terminal);
        return withCrawler((crawler, context) -> {
            try (CrawlProgress progress = progress(CrawlListener.SILENT, 0, sources.size())) {
                return crawler.crawl(sources, Integer.MAX_VALUE, budget, progress);
            }
        });
    }

    /**
     * A frontier that was worked on, and why that ended.
     *
     * @param frontier with what was read
     * @param end why no more was read
     */
    record Crawled(StoredFrontier frontier, CrawlEnd end) {}

    /**
     * Reads what a frontier holds.
     *
     * @param opener makes it, given what tells how many bytes were received
     */
    Crawled crawl(Function<LongSupplier, StoredFrontier> opener, CrawlBudget budget, CrawlListener listener) {
        reading.tell(terminal);
        return withCrawler((crawler, context) -> {
            StoredFrontier frontier = opener.apply(context.fetcher()::bytesReceived);
            try (CrawlProgress progress = progress(listener, frontier.read(), frontier.known())) {
                return new Crawled(frontier, crawler.crawl(frontier, budget, progress));
            }
        });
    }

    private CrawlProgress progress(CrawlListener listener, int read, int known) {
        boolean several = known > 1;
        return CrawlProgress.of(
                listener, read, known, several && options.interactive(), several && !options.quiet(), terminal);
    }

    private <T> T withCrawler(BiFunction<Crawler, SourceContext, T> work) {
        unpackNativeLibrariesBelow(options.home());
        if (!apart) {
            return withExtractor(new ToolExtractor(CrawlLimits.DEFAULT.extraction()), work);
        }
        try (ChildExtractor extractor = ChildExtractor.ofThisJava(CrawlLimits.DEFAULT.extraction())) {
            return withExtractor(extractor, work);
        }
    }

    private <T> T withExtractor(Extractor extractor, BiFunction<Crawler, SourceContext, T> work) {
        SourceContext context = reading.context(options, new FewAtOnce(extractor, CrawlWidth.DEFAULT.here()));
        return work.apply(new Crawler(context), context);
    }

    /** Prints what could not be read, whatever {@code --quiet} says: it may be why a tool is missing. */
    void printWarnings(CrawlReport report) {
        for (Warning warning : report.warnings()) {
            terminal.message(RiskTable.shortened(VisibleText.line(warning.toString()), LONGEST_WARNING));
        }
    }

    /** {@link ExitCode#USAGE} when nothing could be read, {@link ExitCode#PARTIAL} when a part could not. */
    static ExitCode exitCode(CrawlReport report) {
        if (report.reached() == 0) {
            return ExitCode.USAGE;
        }
        boolean partial =
                report.results().stream().anyMatch(result -> result.reading().partial());
        return partial ? ExitCode.PARTIAL : ExitCode.FINE;
    }

    /** The parser's native library must not be left in the temporary folder, nor fail where that forbids execution. */
    private static void unpackNativeLibrariesBelow(Path home) {
        if (System.getProperty("tree-sitter-lib") == null) {
            System.setProperty(
                    "tree-sitter-lib", home.resolve("native").toAbsolutePath().toString());
        }
    }
}
