package dev.riskdex.crawler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One run of a crawl: takes places from the frontier, has them read, and acknowledges what was read in batches. All
 * calls to the frontier come from one thread, which nobody interrupts: a database loses its files by that.
 */
final class CrawlLoop {

    /** Readings that are acknowledged together: enough that writing to the disk once for all of them costs little. */
    private static final int BATCH = 100;

    /** How long readings wait for others to be acknowledged with. */
    private static final Duration GATHER = Duration.ofMillis(200);

    /** How long a budget lets what was begun go on; a conversation with a server takes a second or two. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Places taken at once for each thread, so that threads have work while a batch is written. */
    private static final int AHEAD = 4;

    private final Function<Source, SourceReading> reader;
    private final Frontier frontier;
    private final Spending spending;
    private final CrawlListener listener;
    private final Lanes lanes;
    private final int window;
    private final BlockingQueue<Place.Read> readings = new LinkedBlockingQueue<>();
    private final Queue<Place> unread = new ConcurrentLinkedQueue<>();
    private final Map<Long, Place> taken = new LinkedHashMap<>();
    private boolean over;
    private volatile boolean stopped;

    CrawlLoop(
            Function<Source, SourceReading> reader,
            CrawlWidth width,
            Frontier frontier,
            Spending spending,
            CrawlListener listener) {
        this.reader = reader;
        this.frontier = frontier;
        this.spending = spending;
        this.listener = listener;
        this.lanes = new Lanes(width, this::read);
        this.window = width.threads() * AHEAD;
    }

    /** Runs the crawl on a thread of its own and waits; an interrupt only tells it to stop. */
    CrawlEnd run() {
        CompletableFuture<CrawlEnd> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> end.completeAsync(this::crawl, Runnable::run), "crawl-frontier");
        thread.start();
        boolean interrupted = false;
        try {
            return end.get();
        } catch (InterruptedException e) {
            interrupted = true;
            stopped = true;
            return joined(end);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static CrawlEnd joined(CompletableFuture<CrawlEnd> end) {
        try {
            return end.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(Exception e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    private CrawlEnd crawl() {
        try {
            CrawlEnd end = readAll();
            settle(end);
            return end;
        } finally {
            close();
        }
    }

    private CrawlEnd readAll() {
        while (true) {
            Optional<CrawlEnd> end = stopped ? Optional.of(CrawlEnd.INTERRUPTED) : spending.end();
            if (end.isPresent()) {
                return end.get();
            }
            take();
            if (taken.isEmpty()) {
                return CrawlEnd.FINISHED;
            }
            acknowledge(gather(GATHER));
        }
    }

    private void take() {
        int room = spending.room(window - taken.size(), taken.size());
        if (room == 0) {
            return;
        }
        for (Place place : frontier.take(room, lanes.full())) {
            taken.put(place.id(), place);
            lanes.add(place);
        }
    }

    /** What was begun ends by itself or, when it takes too long or nobody wants to wait, is given back. */
    private void settle(CrawlEnd end) {
        giveBack(lanes.drain());
        long deadline = System.nanoTime() + (end.budget() ? GRACE.toNanos() : 0);
        while (!taken.isEmpty() && !stopped && System.nanoTime() < deadline) {
            giveBack(unread());
            acknowledge(gather(GATHER));
        }
        close();
        List<Place.Read> last = new ArrayList<>();
        readings.drainTo(last);
        acknowledge(last);
        giveBack(List.copyOf(taken.values()));
    }

    private List<Place> unread() {
        List<Place> places = new ArrayList<>();
        for (Place place = unread.poll(); place != null; place = unread.poll()) {
            places.add(place);
        }
        return places;
    }

    private void giveBack(List<Place> places) {
        if (!places.isEmpty()) {
            frontier.giveBack(places);
            places.forEach(place -> taken.remove(place.id()));
        }
    }

    private void acknowledge(List<Place.Read> batch) {
        if (batch.isEmpty()) {
            return;
        }
        frontier.acknowledge(batch);
        for (Place.Read read : batch) {
            taken.remove(read.place().id());
            spending.add(read.reading());
            synchronized (listener) {
                listener.finished(read.place().source(), read.reading());
            }
        }
        synchronized (listener) {
            listener.progressed(frontier.read(), frontier.known());
        }
    }

    /** Nothing is heard of a reading from now on: it is interrupted, and what comes of it is not what is there. */
    private void close() {
        synchronized (readings) {
            over = true;
        }
        lanes.interrupt();
    }

    /** Reads a place, unless time or bytes were used up while it waited for its turn. */
    private void read(Place place) {
        if (spending.isOver()) {
            unread.add(place);
            return;
        }
        synchronized (listener) {
            listener.started(place.source());
        }
        SourceReading reading = reader.apply(place.source());
        synchronized (readings) {
            if (!over) {
                readings.add(new Place.Read(place, reading));
            }
        }
    }

    /** Readings that came in; waits for a full batch, but not for long, and not for more than are under way. */
    private List<Place.Read> gather(Duration patience) {
        List<Place.Read> batch = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        int wanted = Math.min(BATCH, taken.size());
        Optional<Place.Read> next = poll(patience.toNanos());
        while (next.isPresent()) {
            batch.add(next.get());
            next = batch.size() < wanted ? poll(deadline - System.nanoTime()) : Optional.empty();
        }
        return batch;
    }

    private Optional<Place.Read> poll(long nanoseconds) {
        try {
            return Optional.ofNullable(readings.poll(nanoseconds, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            stopped = true;
            return Optional.empty();
        }
    }
}
