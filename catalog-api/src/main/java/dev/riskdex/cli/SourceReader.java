package dev.riskdex.cli;

import dev.riskdex.crawler.CrawlLimits;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.crawler.Crawler;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.extract.worker.ChildExtractor;
import dev.riskdex.model.VisibleText;
import dev.riskdex.model.Warning;
import java.nio.file.Path;
import java.util.List;

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

    /** Reads all sources; each is handed on as soon as it was read, from one thread at a time. */
    CrawlReport read(List<Source> sources, CrawlListener listener) {
        reading.tell(terminal);
        unpackNativeLibrariesBelow(options.home());
        boolean worthABar = sources.size() > 1 && options.interactive();
        try (CrawlProgress progress =
                CrawlProgress.of(sources.size(), worthABar, !options.quiet() && sources.size() > 1, terminal)) {
            CrawlListener both = new CrawlListener() {
                @Override
                public void started(Source source) {
                    listener.started(source);
                }

                @Override
                public void finished(Source source, SourceReading reading) {
                    listener.finished(source, reading);
                    progress.finished(source, reading);
                }
            };
            return crawl(sources, both);
        }
    }

    private CrawlReport crawl(List<Source> sources, CrawlListener listener) {
        if (!apart) {
            ToolExtractor extractor = new ToolExtractor(CrawlLimits.DEFAULT.extraction());
            return new Crawler(reading.context(options, extractor)).crawl(sources, listener);
        }
        try (ChildExtractor extractor = ChildExtractor.ofThisJava(CrawlLimits.DEFAULT.extraction())) {
            return new Crawler(reading.context(options, extractor)).crawl(sources, listener);
        }
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
