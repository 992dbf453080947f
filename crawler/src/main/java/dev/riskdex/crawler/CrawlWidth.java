package dev.riskdex.crawler;

/**
 * How much a crawl does at the same time.
 *
 * @param threads sources read at once; most of them wait for the network
 * @param here of these, sources that are unpacked and parsed on this machine
 * @param host of these, sources that are asked at one host; servers on this machine are not spared
 */
public record CrawlWidth(int threads, int here, int host) {

    /**
     * 64 conversations with servers that answer within a second or two keep a small machine busy. Reading source code
     * takes a core each, and three hide the downloads. One conversation with a host at a time is what its operator may
     * expect.
     */
    public static final CrawlWidth DEFAULT = new CrawlWidth(64, 3, 1);

    public CrawlWidth {
        if (here < 1 || host < 1 || threads < 1) {
            throw new IllegalArgumentException("a crawl reads at least one source at a time");
        }
    }

    /** How many places of a lane are read at once. */
    int of(String lane) {
        return switch (lane) {
            case Lane.LOOPBACK -> threads;
            case Lane.HERE -> Math.min(threads, here);
            default -> Math.min(threads, host);
        };
    }
}
