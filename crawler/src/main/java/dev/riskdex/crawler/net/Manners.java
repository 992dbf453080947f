package dev.riskdex.crawler.net;

/** How much consideration a request shows to the server that it goes to. */
public enum Manners {
    /**
     * As the user's own client would ask: no pauses. For package registries that the user configured; a hop to an
     * address that data named is {@link #IN_TURN} all the same.
     */
    OWN,
    /** One request to a host at a time, with a pause in between. */
    IN_TURN,
    /** A page made for people: a longer pause, and only where the site's robots.txt allows it. */
    PAGE
}
