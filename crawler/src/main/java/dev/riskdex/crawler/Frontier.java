package dev.riskdex.crawler;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The places of one crawl: those that wait, those that somebody reads, those that were read. Each place is there once,
 * by the notation of its source. What a reading leads on to joins behind all that was found before, so that a crawl goes
 * breadth first.
 */
public interface Frontier {

    /**
     * Takes places that wait, in the order in which they were found. They are the caller's until it acknowledges them
     * or gives them back.
     *
     * @param most how many at most
     * @param except lanes from which none are wanted now
     */
    List<Place> take(int most, Set<String> except);

    /**
     * Keeps readings and what they lead on to, all of them or, when this throws, none. Once it returns they are not
     * read again, whatever happens to the process.
     */
    void acknowledge(List<Place.Read> readings);

    /** Lets places wait again that were taken and not read. */
    void giveBack(Collection<Place> places);

    /** How many places were found so far, read or not. */
    int known();

    /** How many of them were read. */
    int read();
}
