package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.source.Version;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Of several versions of a server the one that counts: the one that the registry calls the latest; else the highest by
 * semver; one that is semver before one that is not; else the one that was published last. A version that the registry
 * says is not the latest counts in no case, so that its deletion does not take the server away.
 */
final class LatestVersions {

    private static final Comparator<ServerEntry> ORDER = Comparator.<ServerEntry, Boolean>comparing(
                    entry -> entry.status().latest().orElse(false))
            .thenComparing(entry -> version(entry).isPresent())
            .thenComparing(
                    LatestVersions::version,
                    Comparator.comparing(
                            found -> found.orElse(Version.find("0.0.0").orElseThrow())))
            .thenComparing(entry -> entry.status().publishedAt().orElse(""));

    private LatestVersions() {}

    /** One entry for each name, in the order in which the names first stand there. */
    static List<ServerEntry> of(List<ServerEntry> entries) {
        Map<String, List<ServerEntry>> byName = entries.stream()
                .filter(entry -> entry.status().latest().orElse(true))
                .collect(Collectors.groupingBy(ServerEntry::name, LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream()
                .map(same -> same.stream().max(ORDER).orElseThrow())
                .toList();
    }

    private static Optional<Version> version(ServerEntry entry) {
        return entry.version().flatMap(Version::find);
    }
}
