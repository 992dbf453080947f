package dev.riskdex.catalog.crawl;

import dev.riskdex.catalog.StoreResult;
import dev.riskdex.catalog.StoreResult.Change;
import dev.riskdex.catalog.history.Sighting;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Warning;
import java.util.List;
import java.util.Optional;

/**
 * What came of a place.
 *
 * @param failed whether it gave nothing
 * @param partial whether it failed or something of it could not be read or stored
 * @param warning why, where it failed or gave a part only
 * @param added servers that were not known
 * @param changed servers that differ from how they were
 * @param unchanged servers that are as they were
 * @param refused servers that are too large to be stored
 * @param tools of all servers that were stored
 */
record PlaceOutcome(
        boolean failed,
        boolean partial,
        Optional<Warning> warning,
        int added,
        int changed,
        int unchanged,
        int refused,
        int tools) {

    static PlaceOutcome of(String notation, SourceReading reading, List<StoreResult> results) {
        List<StoreResult> stored = results.stream()
                .filter(result -> result.change() != Change.NOT_STORED)
                .toList();
        Optional<Warning> refusal = results.stream()
                .flatMap(result -> result.refusal().stream())
                .map(reason -> new Warning("not-stored", reason, notation))
                .findFirst();
        boolean partial = reading.partial() || refusal.isPresent();
        return new PlaceOutcome(
                reading.failed(),
                partial,
                partial ? reading.warnings().stream().findFirst().or(() -> refusal) : Optional.empty(),
                count(stored, Sighting.NEW),
                count(stored, Sighting.CHANGED),
                count(stored, Sighting.UNCHANGED),
                results.size() - stored.size(),
                stored.stream().mapToInt(StoreResult::tools).sum());
    }

    private static int count(List<StoreResult> stored, Sighting sighting) {
        return (int)
                stored.stream().filter(result -> result.sighting() == sighting).count();
    }
}
