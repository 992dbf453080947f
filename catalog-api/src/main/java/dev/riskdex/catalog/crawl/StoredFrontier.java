package dev.riskdex.catalog.crawl;

import dev.riskdex.catalog.Batch;
import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.StoreResult;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.FollowedLead;
import dev.riskdex.crawler.Frontier;
import dev.riskdex.crawler.Lane;
import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.LeadCodec;
import dev.riskdex.crawler.Place;
import dev.riskdex.crawler.Source;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A frontier in the catalogue. A batch of readings is judged, and then its servers, their snapshots, what they lead on
 * to and that they were read are written in one transaction: after a crash a place was either read and everything of it
 * is there, or it waits.
 */
public final class StoredFrontier implements Frontier {

    private final Catalogue catalogue;
    private final Classifier classifier;
    private final LongSupplier received;
    private final Map<String, Source> named = new HashMap<>();
    private final CrawlRow crawl;
    private final PlaceTable places;
    private final boolean resumed;
    private int known;
    private int read;
    private long spentUntil = System.nanoTime();
    private long receivedUntil;

    private StoredFrontier(
            Catalogue catalogue,
            Classifier classifier,
            List<Source> sources,
            LongSupplier received,
            CrawlRequest request) {
        this.catalogue = catalogue;
        this.classifier = classifier;
        this.received = received;
        sources.forEach(source -> named.putIfAbsent(Sha256.hex(source.key()), source));
        Optional<CrawlRow> unfinished = catalogue.inStore(connection -> CrawlTable.unfinished(connection, request));
        this.resumed = unfinished.isPresent();
        this.crawl = catalogue.inTransaction(connection -> resumed
                ? CrawlTable.resume(connection, unfinished.get().id())
                : CrawlTable.begin(connection, request, catalogue.now()));
        this.places = new PlaceTable(crawl.id());
        List<PlaceTable.Found> seeds = sources.stream()
                .map(source -> new PlaceTable.Found(
                        source.key(), source.notation(), Optional.empty(), 0, Lane.of(source.notation())))
                .toList();
        catalogue.inTransaction(connection -> {
            places.releaseAll(connection);
            return places.add(connection, seeds);
        });
        CrawlReader counts = new CrawlReader(crawl.id());
        this.known = catalogue.inStore(counts::known);
        this.read = catalogue.inStore(counts::read);
    }

    /**
     * Takes up the crawl for this request that was cut off, or begins one.
     *
     * @param sources what the request names
     * @param received bytes that came from the network so far
     */
    public static StoredFrontier open(
            Catalogue catalogue,
            Classifier classifier,
            CrawlRequest request,
            List<Source> sources,
            LongSupplier received) {
        return new StoredFrontier(catalogue, classifier, sources, received, request);
    }

    /** Ends a crawl that was cut off: what it stored stays, what waits is not read; false when there is none. */
    public static boolean drop(Catalogue catalogue, CrawlRequest request) {
        return catalogue.inTransaction(connection -> {
            Optional<CrawlRow> unfinished = CrawlTable.unfinished(connection, request);
            if (unfinished.isPresent()) {
                CrawlTable.finish(connection, unfinished.get().id(), catalogue.now());
            }
            return unfinished.isPresent();
        });
    }

    /** The places that wait in a crawl that was cut off, as a person may see them; empty when there is none. */
    public static List<String> waiting(Catalogue catalogue, CrawlRequest request, int most) {
        return catalogue.inStore(connection -> {
            Optional<CrawlRow> unfinished = CrawlTable.unfinished(connection, request);
            return unfinished.isPresent() ? new PlaceTable(unfinished.get().id()).waiting(connection, most) : List.of();
        });
    }

    /** The crawl as it was when it was begun or taken up again. */
    public CrawlRow crawl() {
        return crawl;
    }

    /** Whether this crawl was cut off before and goes on now. */
    public boolean resumed() {
        return resumed;
    }

    @Override
    public List<Place> take(int most, Set<String> except) {
        List<PlaceTable.Taken> taken = catalogue.inTransaction(connection -> places.take(connection, most, except));
        return taken.stream()
                .map(place -> new Place(place.id(), place.depth(), place.lane(), source(place)))
                .toList();
    }

    private Source source(PlaceTable.Taken place) {
        return place.lead()
                .map(text -> FollowedLead.of(LeadCodec.read(text)).source())
                .or(() -> Optional.ofNullable(named.get(place.hash())))
                .orElseThrow(() -> new IllegalStateException("the request names no such place: " + place.hash()));
    }

    @Override
    public void acknowledge(List<Place.Read> readings) {
        List<ServerRisk> risks = readings.parallelStream()
                .flatMap(done -> done.reading().servers().stream())
                .map(classifier::classify)
                .toList();
        catalogue.putAll(
                risks,
                new Batch(OptionalLong.of(crawl.id()), (connection, results) -> keep(connection, readings, results)));
        read += readings.size();
    }

    private void keep(Connection connection, List<Place.Read> readings, List<StoreResult> results) throws SQLException {
        Iterator<StoreResult> result = results.iterator();
        for (Place.Read done : readings) {
            List<StoreResult> ofPlace = new ArrayList<>();
            done.reading().servers().forEach(server -> ofPlace.add(result.next()));
            String notation = done.place().source().notation();
            places.finish(connection, done.place().id(), PlaceOutcome.of(notation, done.reading(), ofPlace));
            known += places.add(connection, found(done));
        }
        spend(connection);
    }

    private static List<PlaceTable.Found> found(Place.Read done) {
        List<PlaceTable.Found> found = new ArrayList<>();
        for (Lead lead : done.reading().leads()) {
            FollowedLead followed = FollowedLead.of(lead);
            found.add(new PlaceTable.Found(
                    followed.source().key(),
                    followed.source().notation(),
                    Optional.of(AsciiJson.of(LeadCodec.write(lead))),
                    done.place().depth() + 1,
                    followed.lane()));
        }
        return found;
    }

    private void spend(Connection connection) throws SQLException {
        long now = System.nanoTime();
        long bytes = received.getAsLong();
        CrawlTable.spend(connection, crawl.id(), Duration.ofNanos(now - spentUntil), bytes - receivedUntil);
        spentUntil = now;
        receivedUntil = bytes;
    }

    @Override
    public void giveBack(Collection<Place> given) {
        catalogue.inTransaction(connection -> {
            places.giveBack(connection, given.stream().map(Place::id).toList());
            return given.size();
        });
    }

    @Override
    public int known() {
        return known;
    }

    @Override
    public int read() {
        return read;
    }

    /** Notes that every place was read: the same request begins a new crawl then. */
    public void finish() {
        catalogue.inTransaction(connection -> {
            spend(connection);
            CrawlTable.finish(connection, crawl.id(), catalogue.now());
            return true;
        });
    }

    /** How it went, all runs together. */
    public StoredReport report() {
        return catalogue.inStore(connection -> new CrawlReader(crawl.id()).report(connection));
    }
}
