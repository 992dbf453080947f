package dev.riskdex.cli;

import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.VisibleText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how a crawl gets on: a bar with rate and remaining time for a person; elsewhere a plain line for each source
 * or, where there are many, one every few seconds; nothing when asked so.
 */
final class CrawlProgress implements CrawlListener, AutoCloseable {

    /** With more sources than this, not each has a line. */
    static final int FEW = 20;

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BAR_UPDATE = Duration.ofMillis(200);

    private final CrawlListener inner;
    private final Optional<ProgressBar> bar;
    private final boolean lines;
    private final Terminal terminal;
    private final Rate rate;
    private long nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
    private int read;
    private int known;
    private int failed;

    private CrawlProgress(
            CrawlListener inner, Optional<ProgressBar> bar, boolean lines, Terminal terminal, int read, int known) {
        this.inner = inner;
        this.bar = bar;
        this.lines = lines;
        this.terminal = terminal;
        this.rate = new Rate(read);
        this.read = read;
        this.known = known;
    }

    /**
     * @param inner hears everything first
     * @param read sources that earlier runs of the crawl read
     * @param known sources that are known so far
     */
    static CrawlProgress of(CrawlListener inner, int read, int known, boolean bar, boolean lines, Terminal terminal) {
        return new CrawlProgress(
                inner,
                bar ? Optional.of(progressBar(read, known)) : Optional.empty(),
                lines && !bar,
                terminal,
                read,
                known);
    }

    private static ProgressBar progressBar(int read, int known) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new ProgressBarBuilder()
                .setTaskName("Reading")
                .setInitialMax(known)
                .startsFrom(read, Duration.ZERO)
                .showSpeed()
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setUpdateIntervalMillis((int) BAR_UPDATE.toMillis())
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .build();
    }

    @Override
    public void started(Source source) {
        inner.started(source);
    }

    @Override
    public void finished(Source source, SourceReading reading) {
        inner.finished(source, reading);
        read++;
        failed += reading.failed() ? 1 : 0;
        bar.ifPresent(progress -> progress.setExtraMessage(" " + VisibleText.line(source.notation())));
        if (lines && known <= FEW) {
            terminal.message(
                    "[" + read + "/" + known + "] " + VisibleText.line(source.notation()) + ": " + outcome(reading));
        }
    }

    @Override
    public void progressed(int readSoFar, int knownSoFar) {
        inner.progressed(readSoFar, knownSoFar);
        read = readSoFar;
        known = knownSoFar;
        bar.ifPresent(progress -> progress.maxHint(known).stepTo(read));
        if (lines && known > FEW && System.nanoTime() >= nextLine) {
            nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
            terminal.message("[" + read + "/" + known + "] " + rate.words(read, known)
                    + (failed == 0 ? "" : ", " + failed + " failed"));
        }
    }

    private static String outcome(SourceReading reading) {
        if (reading.failed()) {
            return "failed: " + VisibleText.line(reading.warnings().get(0).message());
        }
        int tools = reading.servers().stream()
                .map(ServerDefinition::tools)
                .mapToInt(List::size)
                .sum();
        int servers = reading.servers().size();
        int leads = reading.leads().size();
        return tools
                + (tools == 1 ? " tool" : " tools")
                + (servers == 1 ? "" : " of " + servers + " servers")
                + (leads == 0 ? "" : ", leads on to " + leads + (leads == 1 ? " place" : " places"));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }

    /** How fast it goes. */
    private static final class Rate {
        private final long begun = System.nanoTime();
        private final int readBefore;

        Rate(int readBefore) {
            this.readBefore = readBefore;
        }

        String words(int read, int known) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            double aSecond = (read - readBefore) / Math.max(seconds, 0.001);
            if (aSecond < 0.01) {
                return "none yet";
            }
            long left = Math.round((known - read) / aSecond);
            String speed = aSecond >= 1 ? Math.round(aSecond) + " a second" : Math.round(aSecond * 60) + " a minute";
            return speed + ", about " + Spelled.time(Duration.ofSeconds(left)) + " left";
        }
    }
}
