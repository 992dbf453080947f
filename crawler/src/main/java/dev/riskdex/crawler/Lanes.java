package dev.riskdex.crawler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads places side by side, but no more at once in one lane than that bears. */
final class Lanes {

    /** How many places wait behind those that are read in a lane, so that it does not run dry between two looks. */
    private static final int BEHIND = 3;

    private final CrawlWidth width;
    private final Consumer<Place> work;
    private final ExecutorService executor;
    private final Map<String, Turn> lanes = new HashMap<>();
    private boolean closed;

    /** The places of one lane that are read, and those that wait here for their turn. */
    private static final class Turn {
        private final Deque<Place> waiting = new ArrayDeque<>();
        private int running;
    }

    Lanes(CrawlWidth width, Consumer<Place> work) {
        this.width = width;
        this.work = work;
        this.executor = Executors.newFixedThreadPool(width.threads(), task -> {
            Thread thread = new Thread(task, "crawl");
            thread.setDaemon(true);
            return thread;
        });
    }

    synchronized void add(Place place) {
        Turn lane = lanes.computeIfAbsent(place.lane(), name -> new Turn());
        lane.waiting.add(place);
        begin(place.lane(), lane);
    }

    /** The lanes that have enough to do. */
    synchronized Set<String> full() {
        return lanes.entrySet().stream()
                .filter(lane ->
                        lane.getValue().running + lane.getValue().waiting.size()
                                >= width.of(lane.getKey()) * (1 + BEHIND))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Begins nothing more; answers the places that were not begun. */
    synchronized List<Place> drain() {
        closed = true;
        List<Place> rest = new ArrayList<>();
        lanes.values().forEach(lane -> {
            rest.addAll(lane.waiting);
            lane.waiting.clear();
        });
        return rest;
    }

    /** Interrupts what is being read. */
    void interrupt() {
        drain();
        executor.shutdownNow();
    }

    private void begin(String name, Turn lane) {
        while (!closed && lane.running < width.of(name) && !lane.waiting.isEmpty()) {
            Place place = lane.waiting.remove();
            lane.running++;
            executor.execute(() -> read(place, name, lane));
        }
    }

    private void read(Place place, String name, Turn lane) {
        try {
            work.accept(place);
        } finally {
            synchronized (this) {
                lane.running--;
                begin(name, lane);
                if (lane.running == 0 && lane.waiting.isEmpty()) {
                    lanes.remove(name);
                }
            }
        }
    }
}
