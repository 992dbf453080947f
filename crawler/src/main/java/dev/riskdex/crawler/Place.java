package dev.riskdex.crawler;

import java.util.Objects;

/**
 * A source that a frontier handed out to be read.
 *
 * @param id what the frontier knows it by; rises in the order in which places were found
 * @param depth 0 for what the user named, and one more for what a source led on to
 * @param lane what it has to share with others; see {@link Lane}
 * @param source what to read
 */
public record Place(long id, int depth, String lane, Source source) {

    public Place {
        Objects.requireNonNull(lane);
        Objects.requireNonNull(source);
        if (depth < 0) {
            throw new IllegalArgumentException("no place is above the first: " + depth);
        }
    }

    /**
     * A place that was read.
     *
     * @param place the place
     * @param reading what came of it
     */
    public record Read(Place place, SourceReading reading) {}
}
