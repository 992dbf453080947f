package dev.riskdex.catalog;

import dev.riskdex.catalog.CatalogueException.Reason;
import dev.riskdex.catalog.history.ServerChange;
import dev.riskdex.catalog.history.Snapshot;
import dev.riskdex.catalog.history.SnapshotStore;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.override.Overrides;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.search.IndexException;
import dev.riskdex.search.SearchQuery;
import dev.riskdex.search.SearchResult;
import dev.riskdex.search.ToolIndex;
import dev.riskdex.search.ToolIndexWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Store and index together. One process at a time writes; any number read beside it. The index is made from the
 * store and built anew whenever it does not show the store's latest state.
 */
public final class Catalogue implements AutoCloseable {

    /** Servers that are judged anew and stored in one transaction. */
    private static final int BATCH = 50;

    private static final SnapshotStore HISTORY = new SnapshotStore();

    private final Database database;
    private final Transactions transactions;
    private final ServerStore store;
    private final ServerLists lists;
    private final ToolIndex index;
    private final Optional<Writing> writing;
    private volatile Overridden overridden = new Overridden(Overrides.none(), Clock.systemUTC());
    private volatile Counted counted = new Counted(-1, new CatalogueCounts(0, 0, Map.of(), Map.of()));

    private Catalogue(Database database, Path home, Optional<Writing> writing) {
        this.database = database;
        this.transactions = new Transactions(database.dataSource());
        this.store = new ServerStore(transactions);
        this.lists = new ServerLists(transactions);
        this.index = ToolIndex.at(indexFolder(home));
        this.writing = writing;
    }

    /** Counts, and the state of the store that they belong to: counting every tool for every page would be slow. */
    private record Counted(long revision, CatalogueCounts counts) {}

    /** What a team has set in place of our verdicts, and the clock by which that ends. */
    private record Overridden(Overrides overrides, Clock clock) {}

    /** What only the one writing process has. */
    private record Writing(ToolIndexWriter index, Supplier<Classifier> classifier, Clock clock) {}

    /**
     * Opens a catalogue for writing and creates it where absent.
     *
     * @param home the folder that holds it
     * @param classifier whose verdicts are stored; asked for when something is stored or judged, not before
     * @param clock gives the times that are noted
     * @throws CatalogueException when another process writes to it, or it cannot be opened
     */
    public static Catalogue open(Path home, Supplier<Classifier> classifier, Clock clock) {
        CompletableFuture<Database> database = CompletableFuture.supplyAsync(() -> Database.open(home));
        ToolIndexWriter writer;
        try {
            writer = openIndex(home);
        } catch (RuntimeException e) {
            closeWhenOpen(database);
            throw e;
        }
        try {
            Catalogue catalogue =
                    new Catalogue(opened(database), home, Optional.of(new Writing(writer, classifier, clock)));
            catalogue.catchUp(writer);
            return catalogue;
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Opens a catalogue for searching and reading, also while another process writes to it.
     *
     * @throws CatalogueException when there is none, or it cannot be opened
     */
    public static Catalogue openReadOnly(Path home) {
        return new Catalogue(Database.openExisting(home), home, Optional.empty());
    }

    /** Whether a folder holds a catalogue. */
    public static boolean exists(Path home) {
        return Database.exists(home);
    }

    /** Stores a server; doing it again changes nothing. A slug that another server has gets a suffix. */
    public StoreResult put(ServerRisk risk) {
        return putAll(List.of(risk)).get(0);
    }

    /**
     * Stores servers as one batch: all of them or, when this throws, none; durable once it returns. Only a server that
     * is too large is left out, and its result says why.
     *
     * @return one result for each server, in the same order
     */
    public List<StoreResult> putAll(List<ServerRisk> risks) {
        return putAll(risks, Batch.PLAIN);
    }

    /**
     * The same together with what else belongs to the batch.
     *
     * @return one result for each server, in the same order
     */
    public synchronized List<StoreResult> putAll(List<ServerRisk> risks, Batch batch) {
        Writing tools = forWriting();
        String ruleset = tools.classifier.get().rulesetVersion();
        List<StoreResult> results = store.putAll(risks, ruleset, tools.clock.instant(), batch);
        if (results.stream().anyMatch(StoreResult::changed)) {
            for (int i = 0; i < risks.size(); i++) {
                if (results.get(i).changed()) {
                    tools.index.replace(results.get(i).slug(), risks.get(i));
                }
            }
            tools.index.commit(store.revision());
        }
        return results;
    }

    /** Judges every server anew that was judged by other rules than the classifier's; returns how many. */
    public int reclassify() {
        Classifier classifier = forWriting().classifier.get();
        List<String> outdated = store.judgedByOtherRulesThan(classifier.rulesetVersion());
        for (int from = 0; from < outdated.size(); from += BATCH) {
            List<ServerRisk> batch = new ArrayList<>();
            for (String slug : outdated.subList(from, Math.min(outdated.size(), from + BATCH))) {
                server(slug)
                        .map(server -> classifier.classify(server.risk().definition()))
                        .ifPresent(batch::add);
            }
            putAll(batch);
        }
        return outdated.size();
    }

    /** A server with its tools and verdicts, those that a team has overridden among them. */
    public Optional<CataloguedServer> server(String slug) {
        LocalDate today = LocalDate.now(overridden.clock);
        return store.find(slug).map(server -> server.with(overridden.overrides.apply(server.risk(), today)));
    }

    /**
     * Lays a team's verdicts over our own from now on. They are not stored: lists, counts and the search go by our own.
     *
     * @param clock tells which have ended
     */
    public void use(Overrides overrides, Clock clock) {
        overridden = new Overridden(overrides, clock);
    }

    /** All servers by slug, without their tools. */
    public List<ServerSummary> servers() {
        return lists.all();
    }

    /** The next servers by slug, without their tools; the empty text comes before all slugs. */
    public List<ServerSummary> servers(String afterSlug, int limit) {
        return lists.after(afterSlug, limit);
    }

    /** The servers that were stored last, newest first. */
    public List<ServerSummary> recentServers(int limit) {
        return lists.recent(limit);
    }

    /** All states of a server that were seen, oldest first. */
    public List<Snapshot> snapshots(String slug) {
        return inStore(connection -> HISTORY.snapshots(connection, slug));
    }

    /** What a server declared in one of its states. */
    public Optional<ServerDefinition> definition(String slug, int number) {
        return inStore(connection -> HISTORY.definition(connection, slug, number));
    }

    /** How a server changed, oldest change first. */
    public List<ServerChange> changes(String slug) {
        return inStore(connection -> HISTORY.changes(connection, slug));
    }

    /** How servers changed, newest change first. */
    public List<ServerChange> recentChanges(int limit) {
        return inStore(connection -> HISTORY.recentChanges(connection, limit));
    }

    /** Reads what else stands in the store. */
    public <T> T inStore(Work<T> work) {
        return transactions.read(work);
    }

    /** Writes what else stands in the store, all of it or nothing. A crash right after may lose it. */
    public <T> T inTransaction(Work<T> work) {
        forWriting();
        return transactions.write(work);
    }

    /** When it is, by the catalogue's clock. */
    public Instant now() {
        return forWriting().clock.instant();
    }

    /** How much there is. */
    public CatalogueCounts counts() {
        long revision = store.revision();
        Counted known = counted;
        if (known.revision != revision) {
            known = new Counted(revision, lists.counts());
            counted = known;
        }
        return known.counts;
    }

    /**
     * Finds tools.
     *
     * @throws dev.riskdex.search.QuerySyntaxException when the text asks for a field or a value that there is not
     * @throws IllegalArgumentException when the cursor is not one that a search returned
     * @throws CatalogueException when the index cannot be read
     */
    public SearchResult search(SearchQuery query) {
        try {
            return index.search(query);
        } catch (IndexException e) {
            throw new CatalogueException(Reason.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        index.close();
        writing.ifPresent(tools -> tools.index.close());
        database.close();
    }

    private static ToolIndexWriter openIndex(Path home) {
        try {
            return ToolIndexWriter.open(indexFolder(home));
        } catch (IndexException e) {
            throw new CatalogueException(e.busy() ? Reason.BUSY : Reason.UNREADABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Database opened(CompletableFuture<Database> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The index could not be opened, and says why; what the database says then adds nothing. */
    private static void closeWhenOpen(CompletableFuture<Database> opening) {
        opening.handle((database, failure) -> {
                    Optional.ofNullable(database).ifPresent(Database::close);
                    return "closed";
                })
                .join();
    }

    private void catchUp(ToolIndexWriter writer) {
        long revision = store.revision();
        if (!writer.shows(revision)) {
            writer.clear();
            store.slugs().stream()
                    .flatMap(slug -> store.find(slug).stream())
                    .forEach(server -> writer.replace(server.slug(), server.risk()));
            writer.commit(revision);
        }
    }

    private Writing forWriting() {
        return writing.orElseThrow(() -> new IllegalStateException("this catalogue was opened for reading only"));
    }

    private static Path indexFolder(Path home) {
        return home.resolve("index");
    }
}
