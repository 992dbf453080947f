package dev.riskdex.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a server's definitions come from and how far they can be trusted to be all of them.
 *
 * @param source kind of source, such as {@code npm}, {@code snapshot} or {@code file}
 * @param location what was read: package and version, path, address
 * @param fetchedAt when, where known; absent for plain files, so that two runs give the same bytes
 * @param protocolVersion revision of the protocol that a live server answered in
 * @param complete whether the list is believed to hold all tools
 * @param sha256 hash of the bytes that were read, where they came from outside
 * @param warnings what could not be read
 * @param details facts that the tools depend on when a server was asked itself: the era of the protocol, whether a login
 *     is wanted, for whom and how long the list is valid; empty for every other source
 */
public record Provenance(
        String source,
        String location,
        Optional<Instant> fetchedAt,
        Optional<String> protocolVersion,
        boolean complete,
        Optional<String> sha256,
        List<Warning> warnings,
        Map<String, String> details) {

    public Provenance {
        Objects.requireNonNull(source);
        Objects.requireNonNull(location);
        Objects.requireNonNull(fetchedAt);
        Objects.requireNonNull(protocolVersion);
        Objects.requireNonNull(sha256);
        warnings = List.copyOf(warnings);
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** Where definitions come from that no server was asked for. */
    public Provenance(
            String source,
            String location,
            Optional<Instant> fetchedAt,
            Optional<String> protocolVersion,
            boolean complete,
            Optional<String> sha256,
            List<Warning> warnings) {
        this(source, location, fetchedAt, protocolVersion, complete, sha256, warnings, Map.of());
    }

    /** A complete list from a place about which nothing more is known. */
    public static Provenance of(String source, String location) {
        return new Provenance(source, location, Optional.empty(), Optional.empty(), true, Optional.empty(), List.of());
    }
}
