package dev.riskdex.cli;

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

/** Shows how a crawl gets on: a bar for a person, a plain line for each source elsewhere, nothing when asked so. */
final class CrawlProgress implements AutoCloseable {

    private final Optional<ProgressBar> bar;
    private final boolean lines;
    private final Terminal terminal;
    private final int total;
    private int finished;

    private CrawlProgress(Optional<ProgressBar> bar, boolean lines, Terminal terminal, int total) {
        this.bar = bar;
        this.lines = lines;
        this.terminal = terminal;
        this.total = total;
    }

    static CrawlProgress of(int sources, boolean bar, boolean lines, Terminal terminal) {
        return new CrawlProgress(
                bar ? Optional.of(progressBar(sources)) : Optional.empty(), lines && !bar, terminal, sources);
    }

    private static ProgressBar progressBar(int sources) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new ProgressBarBuilder()
                .setTaskName("Reading")
                .setInitialMax(sources)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setUpdateIntervalMillis((int) Duration.ofMillis(200).toMillis())
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .build();
    }

    void finished(Source source, SourceReading reading) {
        finished++;
        bar.ifPresent(progress -> {
            progress.setExtraMessage(" " + source.notation());
            progress.step();
        });
        if (lines) {
            terminal.message("[" + finished + "/" + total + "] " + VisibleText.line(source.notation()) + ": "
                    + outcome(reading));
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
        return tools + (tools == 1 ? " tool" : " tools") + (servers == 1 ? "" : " of " + servers + " servers");
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
