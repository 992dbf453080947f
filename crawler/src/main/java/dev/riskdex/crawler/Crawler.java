package dev.riskdex.crawler;

import dev.riskdex.model.Warning;
import java.util.List;

/**
 * Reads places side by side and follows what they lead on to. Hosts are asked side by side, each by one conversation at
 * a time; source code is parsed on a few threads only ({@link CrawlWidth}).
 */
public final class Crawler {

    /** Servers that are followed unless somebody asks for more or less: a registry has thousands. */
    public static final int MOST_FOLLOWED = 100;

    private final SourceContext context;
    private final CrawlWidth width;

    public Crawler(SourceContext context) {
        this(context, CrawlWidth.DEFAULT);
    }

    /**
     * @param context the world that sources read from
     * @param width how much is done at the same time
     */
    public Crawler(SourceContext context, CrawlWidth width) {
        this.context = context;
        this.width = width;
    }

    /**
     * Reads all sources, follows no more than {@link #MOST_FOLLOWED} servers of those that they lead on
     * to, and keeps everything in memory. A source that fails, whatever the reason, costs the others nothing. When the
     * calling thread is interrupted, the crawl stops and reports what it has; the thread stays interrupted.
     */
    public CrawlReport crawl(List<Source> sources, CrawlListener listener) {
        return crawl(sources, MOST_FOLLOWED, listener);
    }

    /**
     * The same with another bound.
     *
     * @param mostFollowed servers that are read beside those in the given sources
     */
    public CrawlReport crawl(List<Source> sources, int mostFollowed, CrawlListener listener) {
        return crawl(sources, mostFollowed, CrawlBudget.UNLIMITED, listener);
    }

    /**
     * The same within a budget.
     *
     * @param budget what the whole crawl may take
     */
    public CrawlReport crawl(List<Source> sources, int mostFollowed, CrawlBudget budget, CrawlListener listener) {
        MemoryFrontier frontier = new MemoryFrontier(sources, mostFollowed);
        CrawlEnd end = crawl(frontier, budget, listener);
        return new CrawlReport(frontier.results(), end == CrawlEnd.INTERRUPTED, frontier.known() - frontier.read());
    }

    /**
     * Reads what a frontier holds until that is done, the budget is used up, or the calling thread is interrupted; the
     * thread stays interrupted then. What was begun is finished within seconds or given back to the frontier.
     *
     * @throws RuntimeException what the frontier or the listener threw; nothing is lost that was acknowledged
     */
    public CrawlEnd crawl(Frontier frontier, CrawlBudget budget, CrawlListener listener) {
        return new CrawlLoop(this::read, width, frontier, new Spending(budget, context.fetcher()), listener).run();
    }

    /** A fault of our own in one source, met in hostile input, must not cost the whole crawl either. */
    private SourceReading read(Source source) {
        try {
            return source.read(context);
        } catch (RuntimeException | StackOverflowError e) {
            return SourceReading.failure(
                    new Warning("internal-error", "reading failed unexpectedly: " + e, source.notation()));
        }
    }
}
