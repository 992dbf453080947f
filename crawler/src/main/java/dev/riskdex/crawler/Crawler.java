package dev.riskdex.crawler;

import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads several sources side by side and reports in the order in which they were given. */
public final class Crawler {

    /** Sources read at the same time: enough to hide waiting for the network, few enough to stay polite. */
    public static final int THREADS = 3;

    private final SourceContext context;
    private final int threads;

    public Crawler(SourceContext context) {
        this(context, THREADS);
    }

    public Crawler(SourceContext context, int threads) {
        this.context = context;
        this.threads = threads;
    }

    /**
     * Reads all sources. A source that fails, whatever the reason, costs the others nothing. When the calling thread
     * is interrupted, the crawl stops and reports what it has; the thread stays interrupted.
     */
    public CrawlReport crawl(List<Source> sources, CrawlListener listener) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "crawl");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<SourceReading>> futures = new ArrayList<>();
            for (Source source : sources) {
                futures.add(executor.submit(() -> read(source, listener)));
            }
            return collect(sources, futures);
        } finally {
            executor.shutdownNow();
        }
    }

    private SourceReading read(Source source, CrawlListener listener) {
        synchronized (listener) {
            listener.started(source);
        }
        SourceReading reading = readSafely(source);
        synchronized (listener) {
            listener.finished(source, reading);
        }
        return reading;
    }

    /** A fault of our own in one source, met in hostile input, must not cost the whole crawl either. */
    private SourceReading readSafely(Source source) {
        try {
            return source.read(context);
        } catch (RuntimeException | StackOverflowError e) {
            return SourceReading.failure(
                    new Warning("internal-error", "reading failed unexpectedly: " + e, source.notation()));
        }
    }

    private static CrawlReport collect(List<Source> sources, List<Future<SourceReading>> futures) {
        List<CrawlReport.Result> results = new ArrayList<>();
        boolean interrupted = false;
        for (int i = 0; i < sources.size(); i++) {
            try {
                if (!interrupted || futures.get(i).isDone()) {
                    results.add(new CrawlReport.Result(
                            sources.get(i), futures.get(i).get()));
                }
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("the listener of the crawl failed", e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new CrawlReport(results, interrupted);
    }
}
