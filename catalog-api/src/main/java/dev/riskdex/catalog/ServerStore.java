package dev.riskdex.catalog;

import dev.riskdex.catalog.StoreResult.Change;
import dev.riskdex.catalog.history.Sighting;
import dev.riskdex.catalog.history.SnapshotStore;
import dev.riskdex.classifier.server.ServerAssessor;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ServerSlug;
import dev.riskdex.model.Severity;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Definitions and verdicts in SQL that H2 and PostgreSQL both understand. */
final class ServerStore {

    /** Longest slug; a longer one is cut and told apart by the hash of its identity. */
    private static final int MAX_SLUG = 200;

    /** Characters of a definition without its tools, and of a verdict: H2's longest varchar, as in the migration. */
    static final int MAX_TEXT = 1 << 20;

    /** Characters of a tool's name in a message. */
    private static final int SHOWN_NAME = 80;

    private static final String MERGE_SERVER = """
            merge into server as old
            using (select cast(? as varchar(240)) as slug, cast(? as varchar(64)) as identity_hash,
                          cast(? as varchar(1048576)) as head, cast(? as text) as tools, cast(? as integer) as tool_count,
                          cast(? as varchar(100)) as ruleset,
                          cast(? as timestamp with time zone) as stored_at) as new
            on old.slug = new.slug
            when matched then update set head = new.head, tools = new.tools, tool_count = new.tool_count,
                                         ruleset = new.ruleset, stored_at = new.stored_at
            when not matched then insert (slug, identity_hash, head, tools, tool_count, ruleset, stored_at)
                 values (new.slug, new.identity_hash, new.head, new.tools, new.tool_count, new.ruleset, new.stored_at)
            """;

    private final Transactions transactions;
    private final SnapshotStore history = new SnapshotStore();

    ServerStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Stores servers in one transaction that survives a crash once this returns. A server that is too large costs
     * itself only.
     *
     * @param servers definitions with verdicts
     * @param rulesetIfEmpty version of the rules for servers without tools, whose verdicts name none
     * @param now the time to note
     * @param batch what belongs to it
     */
    List<StoreResult> putAll(List<ServerRisk> servers, String rulesetIfEmpty, Instant now, Batch batch) {
        return transactions.writeDurably(connection -> {
            List<StoreResult> results = new ArrayList<>();
            for (ServerRisk server : servers) {
                results.add(put(connection, server, rulesetIfEmpty, now, batch.crawl()));
            }
            if (results.stream().anyMatch(StoreResult::changed)) {
                execute(connection, "update revision set changes = changes + 1 where id = 1");
            }
            batch.also().with(connection, results);
            return results;
        });
    }

    Optional<CataloguedServer> find(String slug) {
        return transactions.read(connection -> find(connection, slug));
    }

    /** The slugs of all servers, sorted. */
    List<String> slugs() {
        return slugs("select slug from server order by slug");
    }

    /** The slugs of servers that were judged by other rules. */
    List<String> judgedByOtherRulesThan(String ruleset) {
        return slugs("select slug from server where ruleset <> ? order by slug", ruleset);
    }

    /** Grows with each change, so that an index knows whether it has seen it. */
    long revision() {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("select changes from revision where id = 1");
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    private StoreResult put(
            Connection connection, ServerRisk server, String rulesetIfEmpty, Instant now, OptionalLong crawl)
            throws SQLException {
        String identity = server.definition().server().id();
        Optional<String> known = slugOf(connection, identity);
        String slug = known.isPresent() ? known.get() : freeSlug(connection, identity);
        StoredJson.Parts definition = StoredJson.write(server);
        List<String> risks = StoredJson.write(server.tools(), slug);
        Optional<String> refusal = tooLarge(definition, server.tools(), risks);
        if (refusal.isPresent()) {
            return new StoreResult(slug, Change.NOT_STORED, Sighting.UNCHANGED, risks.size(), refusal);
        }
        boolean same = known.isPresent() && isStored(connection, slug, definition, risks);
        if (known.isPresent() && !history.knows(connection, slug)) {
            beginHistory(connection, slug);
        }
        if (!same) {
            write(connection, slug, server, definition, risks, rulesetIfEmpty, now);
        }
        Sighting sighting = history.record(connection, slug, server.definition(), now, crawl);
        Change change = same ? Change.UNCHANGED : known.isPresent() ? Change.CHANGED : Change.ADDED;
        return new StoreResult(slug, change, sighting, risks.size(), Optional.empty());
    }

    /** A server from before there was a history. */
    private void beginHistory(Connection connection, String slug) throws SQLException {
        CataloguedServer server = find(connection, slug).orElseThrow();
        history.record(connection, slug, server.risk().definition(), server.storedAt(), OptionalLong.empty());
    }

    private static void write(
            Connection connection,
            String slug,
            ServerRisk server,
            StoredJson.Parts definition,
            List<String> risks,
            String rulesetIfEmpty,
            Instant now)
            throws SQLException {
        String ruleset =
                server.tools().stream().map(ToolRisk::ruleset).findFirst().orElse(rulesetIfEmpty);
        try (PreparedStatement statement = connection.prepareStatement(MERGE_SERVER)) {
            statement.setString(1, slug);
            statement.setString(2, Sha256.hex(server.definition().server().id()));
            statement.setString(3, definition.head());
            statement.setString(4, definition.tools());
            statement.setInt(5, risks.size());
            statement.setString(6, ruleset);
            statement.setObject(7, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.executeUpdate();
        }
        execute(connection, "delete from tool where server_slug = ?", slug);
        insertTools(connection, slug, server.tools(), risks);
    }

    private static Optional<String> tooLarge(StoredJson.Parts definition, List<ToolRisk> tools, List<String> risks) {
        if (definition.head().length() > MAX_TEXT) {
            return Optional.of(
                    "what it says of itself has " + definition.head().length() + " characters, more than " + MAX_TEXT);
        }
        return IntStream.range(0, risks.size())
                .filter(i -> risks.get(i).length() > MAX_TEXT)
                .mapToObj(i -> "the verdict on its tool '"
                        + VisibleText.line(start(tools.get(i).tool())) + "' has "
                        + risks.get(i).length() + " characters, more than " + MAX_TEXT)
                .findFirst();
    }

    private static String start(String name) {
        return name.length() > SHOWN_NAME ? name.substring(0, SHOWN_NAME) + "…" : name;
    }

    private static void insertTools(Connection connection, String slug, List<ToolRisk> tools, List<String> risks)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into tool (server_slug, position, category, severity, risk) values (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < tools.size(); i++) {
                Category category = tools.get(i).category();
                Severity severity = tools.get(i).severity();
                statement.setString(1, slug);
                statement.setInt(2, i);
                statement.setString(3, category.label());
                statement.setString(4, severity.label());
                statement.setString(5, risks.get(i));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static boolean isStored(Connection connection, String slug, StoredJson.Parts definition, List<String> risks)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select head, tools from server where slug = ?")) {
            statement.setString(1, slug);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()
                        || !StoredJson.sameButForTime(definition.head(), row.getString(1))
                        || !definition.tools().equals(row.getString(2))) {
                    return false;
                }
            }
        }
        return riskLines(connection, slug).equals(risks);
    }

    private static Optional<CataloguedServer> find(Connection connection, String slug) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select head, tools, ruleset, stored_at from server where slug = ?")) {
            statement.setString(1, slug);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                ServerDefinition definition = StoredJson.read(row.getString(1), row.getString(2));
                List<ToolRisk> risks = riskLines(connection, slug).stream()
                        .map(StoredJson::readRisk)
                        .toList();
                return Optional.of(new CataloguedServer(
                        slug,
                        ServerAssessor.standard()
                                .assess(new ServerRisk(definition, risks, StoredJson.readFindings(row.getString(1)))),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
    }

    private static List<String> riskLines(Connection connection, String slug) throws SQLException {
        return texts(connection, "select risk from tool where server_slug = ? order by position", slug);
    }

    private static Optional<String> slugOf(Connection connection, String identity) throws SQLException {
        return texts(connection, "select slug from server where identity_hash = ?", Sha256.hex(identity)).stream()
                .findFirst();
    }

    private static String freeSlug(Connection connection, String identity) throws SQLException {
        String slug = ServerSlug.of(identity);
        boolean taken = slug.length() > MAX_SLUG
                || !texts(connection, "select slug from server where slug = ?", slug)
                        .isEmpty();
        return taken ? slug.substring(0, Math.min(MAX_SLUG, slug.length())) + "-" + ServerSlug.suffix(identity) : slug;
    }

    private List<String> slugs(String query, String... values) {
        return transactions.read(connection -> texts(connection, query, values));
    }

    private static List<String> texts(Connection connection, String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(Objects.requireNonNull(rows.getString(1)));
                }
            }
            return texts;
        }
    }

    private static void execute(Connection connection, String update, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
