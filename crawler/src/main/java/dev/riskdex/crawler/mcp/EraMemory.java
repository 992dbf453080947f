package dev.riskdex.crawler.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What earlier conversations taught about each server, so that its era is not tried out every time: that costs a
 * question, and of a server that stays silent the whole patience. Asked by several threads at once; a crawl may keep it
 * wherever it keeps its history.
 */
public interface EraMemory {

    /**
     * The era that a server last answered in.
     *
     * @param server what it is called in warnings, without what may be secret
     */
    Optional<Era> of(String server);

    /** Keeps the era in which a server listed its tools. */
    void keep(String server, Era era);

    /** Drops what no longer holds. */
    void forget(String server);

    /** A memory that lasts as long as the process. */
    static EraMemory inMemory() {
        Map<String, Era> eras = new ConcurrentHashMap<>();
        return new EraMemory() {
            @Override
            public Optional<Era> of(String server) {
                return Optional.ofNullable(eras.get(server));
            }

            @Override
            public void keep(String server, Era era) {
                eras.put(server, era);
            }

            @Override
            public void forget(String server) {
                eras.remove(server);
            }
        };
    }
}
