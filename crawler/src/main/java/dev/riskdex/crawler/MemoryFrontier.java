package dev.riskdex.crawler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A frontier that lasts as long as its process and keeps all readings, for sources that are named on a command line. */
final class MemoryFrontier implements Frontier {

    private final int mostFollowed;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final Map<Long, Place> taken = new HashMap<>();
    private final Map<Long, Place.Read> read = new TreeMap<>();
    private long nextId;
    private int followed;

    /**
     * @param sources read whatever the bound
     * @param mostFollowed servers that are read beside those in the given sources; a page of a list is none
     */
    MemoryFrontier(List<Source> sources, int mostFollowed) {
        this.mostFollowed = mostFollowed;
        sources.forEach(source -> add(source, Lane.of(source.notation()), 0));
    }

    private void add(Source source, String lane, int depth) {
        if (seen.add(source.key())) {
            waiting.add(new Place(nextId++, depth, lane, source));
        }
    }

    @Override
    public List<Place> take(int most, Set<String> except) {
        List<Place> places = new ArrayList<>();
        int room = mostFollowed - followed - underWay();
        for (Place place : List.copyOf(waiting)) {
            boolean fits = place.depth() == 0 || room > 0;
            if (places.size() < most && fits && !except.contains(place.lane())) {
                room -= Math.min(1, place.depth());
                places.add(place);
            }
        }
        places.forEach(place -> taken.put(place.id(), place));
        waiting.removeAll(new HashSet<>(places));
        return places;
    }

    private int underWay() {
        return (int) taken.values().stream().filter(place -> place.depth() > 0).count();
    }

    @Override
    public void acknowledge(List<Place.Read> readings) {
        for (Place.Read done : readings) {
            Place place = done.place();
            taken.remove(place.id());
            read.put(place.id(), done);
            followed += place.depth() > 0 ? done.reading().servers().size() : 0;
            for (Lead lead : done.reading().leads()) {
                FollowedLead found = FollowedLead.of(lead);
                add(found.source(), found.lane(), place.depth() + 1);
            }
        }
    }

    @Override
    public void giveBack(Collection<Place> places) {
        places.forEach(place -> taken.remove(place.id()));
        waiting.addAll(places);
    }

    @Override
    public int known() {
        return waiting.size() + taken.size() + read.size();
    }

    @Override
    public int read() {
        return read.size();
    }

    /** What was read, in the order in which its places were found. */
    List<CrawlReport.Result> results() {
        return read.values().stream()
                .map(done -> new CrawlReport.Result(done.place().source(), done.reading()))
                .toList();
    }
}
