package dev.riskdex.crawler;

import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

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
        AtomicBoolean over = new AtomicBoolean();
        try {
            List<Future<SourceReading>> futures = new ArrayList<>();
            for (Source source : sources) {
                futures.add(executor.submit(() -> read(source, listener, over)));
            }
            return collect(sources, futures);
        } finally {
            synchronized (listener) {
                over.set(true);
            }
            executor.shutdownNow();
        }
    }

    private SourceReading read(Source source, CrawlListener listener, AtomicBoolean over) {
        tell(listener, over, () -> listener.started(source));
        SourceReading reading = readSafely(source);
        tell(listener, over, () -> listener.finished(source, reading));
        return reading;
    }

    /** One call at a time, and none once the crawl has returned: what it stores into may be closed by then. */
    private static void tell(CrawlListener listener, AtomicBoolean over, Runnable call) {
        synchronized (listener) {
            if (!over.get()) {
                call.run();
            }
        }
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
