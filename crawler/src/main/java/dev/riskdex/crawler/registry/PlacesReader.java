package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One pass over the places of one server. */
final class PlacesReader {

    /** Places of one entry that are read at most; real entries have one to four. */
    private static final int MOST_PLACES = 8;

    /** Warnings of one place that are kept beside the list of another. */
    private static final int MOST_WARNINGS = 20;

    /** Failures after which the same place may answer another time. */
    private static final Set<String> MAY_PASS =
            Set.of("timeout", "unreachable", "unavailable", "interrupted", "offline", "remote-unavailable");

    private final SourceContext context;
    private final ServerDefinition described;
    private final List<Found> found = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<String, String> details = new TreeMap<>();
    private boolean mayPass;

    PlacesReader(SourceContext context, ServerDefinition described) {
        this.context = context;
        this.described = described;
    }

    /** Reads the places in falling order of fidelity, as far as is needed; what was listed already takes its turn. */
    void readAll(List<String> places) {
        List<String> inOrder = places.stream()
                .distinct()
                .sorted(Comparator.comparing(Fidelity::promised))
                .limit(MOST_PLACES)
                .toList();
        boolean listed = !described.tools().isEmpty();
        for (String place : inOrder) {
            if (listed && Fidelity.promised(place).compareTo(Fidelity.DIRECTORY) > 0) {
                addListed();
                listed = false;
            }
            if (isEnough() || Thread.currentThread().isInterrupted()) {
                return;
            }
            read(place);
        }
        if (listed) {
            addListed();
        }
    }

    private boolean isEnough() {
        return found.stream().anyMatch(Found::isWhole);
    }

    private void addListed() {
        found.add(new Found(described.provenance().location(), Fidelity.DIRECTORY, described));
    }

    private void read(String place) {
        SourceReading reading = readSafely(place);
        Optional<ServerDefinition> server = theServer(reading, place);
        server.ifPresent(one -> one.provenance().details().forEach(details::putIfAbsent));
        boolean answered = server.filter(one -> Fidelity.promised(place) == Fidelity.LIVE)
                .filter(one -> one.provenance().complete())
                .isPresent();
        if (server.isPresent() && (answered || !server.get().tools().isEmpty())) {
            found.add(new Found(place, Fidelity.given(place, server.get()), server.get()));
            return;
        }
        mayPass |=
                reading.failed() && reading.warnings().stream().anyMatch(warning -> MAY_PASS.contains(warning.code()));
        warnings.addAll(reading.warnings().stream().limit(MOST_WARNINGS).toList());
    }

    /** A fault of our own, met in hostile input, costs this place only. */
    private SourceReading readSafely(String place) {
        if (!Places.isOfServer(place)) {
            return failure("place-refused", "no place that data may name", place);
        }
        try {
            return Sources.parse(place).read(context);
        } catch (IllegalArgumentException e) {
            return failure("place-unusable", "not usable: " + e.getMessage(), place);
        } catch (RuntimeException | StackOverflowError e) {
            return failure("internal-error", "reading failed unexpectedly: " + e, place);
        }
    }

    private static SourceReading failure(String code, String message, String place) {
        return SourceReading.failure(new Warning(code, message, place));
    }

    /** Of the servers of a repository the one that is meant: the only one, or the one with a name of the entry's. */
    private Optional<ServerDefinition> theServer(SourceReading reading, String place) {
        List<ServerDefinition> servers = reading.servers();
        if (servers.size() <= 1) {
            return servers.stream().findFirst();
        }
        Set<String> names = EntryNames.of(described);
        List<ServerDefinition> named = servers.stream()
                .filter(server ->
                        names.contains(EntryNames.plain(server.server().name())))
                .toList();
        if (named.size() == 1) {
            return Optional.of(named.get(0));
        }
        String message = "there are " + servers.size() + " servers, and the entry does not say which one it means";
        warnings.add(new Warning("several-servers", message, place));
        return Optional.empty();
    }

    /** What came of it: one server, or a failure when another try may give more. */
    SourceReading reading() {
        if (found.isEmpty() && mayPass) {
            return new SourceReading(List.of(), warnings, true);
        }
        ServerDefinition server = new MergedServer(described, details, warnings).of(found);
        return new SourceReading(List.of(server), server.provenance().warnings(), false);
    }
}
