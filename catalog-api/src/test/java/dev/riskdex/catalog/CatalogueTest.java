package dev.riskdex.catalog;

import static dev.riskdex.catalog.Samples.CLASSIFIER;
import static dev.riskdex.catalog.Samples.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.riskdex.catalog.CatalogueException.Reason;
import dev.riskdex.catalog.StoreResult.Change;
import dev.riskdex.catalog.history.Sighting;
import dev.riskdex.classifier.server.ServerAssessor;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.search.SearchQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void chooseHome() {
        home = folder.resolve("home");
    }

    @Test
    void givesBackWhatWasStored() {
        try (Catalogue catalogue = open()) {
            for (ServerRisk server : List.of(Samples.kestra(), Samples.payments(), Samples.hostile())) {
                StoreResult result = catalogue.put(server);

                CataloguedServer stored = catalogue.server(result.slug()).orElseThrow();
                assertThat(stored.risk().assessed(server.assessment())).isEqualTo(server);
                assertThat(stored.risk())
                        .as("assessed anew when it is read")
                        .isEqualTo(ServerAssessor.standard().assess(server));
                assertThat(stored.storedAt()).isEqualTo(Samples.NOON);
                assertThat(result.change()).isEqualTo(Change.ADDED);
            }
        }
    }

    @Test
    void storingAgainChangesNothing() {
        try (Catalogue catalogue = open()) {
            catalogue.put(Samples.kestra());

            assertThat(catalogue.put(Samples.kestra()).change()).isEqualTo(Change.UNCHANGED);
            assertThat(catalogue.counts().tools()).isEqualTo(5);
        }
    }

    @Test
    void replacesTheToolsOfAServer() {
        try (Catalogue catalogue = open()) {
            ServerRisk kestra = Samples.kestra();
            catalogue.put(kestra);
            ServerDefinition definition = kestra.definition();
            StoreResult result = catalogue.put(new ServerRisk(
                    new ServerDefinition(
                            definition.rowId(),
                            definition.server(),
                            definition.provenance(),
                            definition.tools().subList(0, 2)),
                    kestra.tools().subList(0, 2)));

            assertThat(result)
                    .isEqualTo(new StoreResult(
                            "kestra-io-mcp-server-python", Change.CHANGED, Sighting.CHANGED, 2, Optional.empty()));
            assertThat(catalogue.search(SearchQuery.of("")).total()).isEqualTo(2);
        }
    }

    @Test
    void tellsServersWithOneSlugApart() {
        try (Catalogue catalogue = open()) {
            catalogue.put(named("npm:@one/two"));
            StoreResult second = catalogue.put(named("pypi:one-two"));
            StoreResult again = catalogue.put(named("pypi:one-two"));

            assertThat(second.slug()).matches("one-two-[0-9a-f]{6}");
            assertThat(again)
                    .isEqualTo(
                            new StoreResult(second.slug(), Change.UNCHANGED, Sighting.UNCHANGED, 5, Optional.empty()));
            assertThat(catalogue.server(second.slug()).orElseThrow().risk().tools())
                    .extracting(ToolRisk::server)
                    .containsOnly(second.slug());
        }
    }

    @Test
    void takesIdentitiesOfAnyLength() {
        try (Catalogue catalogue = open()) {
            StoreResult result = catalogue.put(named("npm:" + "x".repeat(5000)));

            assertThat(result.slug()).hasSize(207);
            assertThat(catalogue.server(result.slug())).isPresent();
        }
    }

    @Test
    void aServerThatIsTooLargeCostsItselfOnly() {
        try (Catalogue catalogue = open()) {
            List<StoreResult> results =
                    catalogue.putAll(List.of(Samples.kestra(), tooLarge(), verdictTooLarge(), Samples.payments()));

            assertThat(results)
                    .extracting(StoreResult::change)
                    .containsExactly(Change.ADDED, Change.NOT_STORED, Change.NOT_STORED, Change.ADDED);
            assertThat(results.get(1).refusal().orElseThrow()).contains("what it says of itself", "characters");
            assertThat(results.get(2).refusal().orElseThrow()).contains("'change_taskrun_state'", "characters");
            assertThat(catalogue.servers()).hasSize(2);
            assertThat(catalogue.search(SearchQuery.of("")).total())
                    .isEqualTo(catalogue.counts().tools())
                    .isEqualTo(8);
        }
    }

    @Test
    void countsByCategoryAndSeverity() {
        try (Catalogue catalogue = open()) {
            catalogue.putAll(List.of(Samples.kestra(), Samples.payments()));

            CatalogueCounts counts = catalogue.counts();
            assertThat(counts.servers()).isEqualTo(2);
            assertThat(counts.tools()).isEqualTo(8);
            assertThat(counts.byCategory())
                    .containsEntry(Category.READ, 2)
                    .containsEntry(Category.DESTRUCTIVE, 2)
                    .containsEntry(Category.UNKNOWN, 1);
            assertThat(counts.bySeverity()).containsEntry(Severity.HIGH, 3).containsEntry(Severity.CRITICAL, 1);
            assertThat(catalogue.servers())
                    .extracting(ServerSummary::slug, ServerSummary::toolCount)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("acme-payments", 3),
                            org.assertj.core.groups.Tuple.tuple("kestra-io-mcp-server-python", 5));
            assertThat(catalogue.recentServers(1)).hasSize(1);
        }
    }

    @Test
    void isThereAfterReopening() {
        try (Catalogue catalogue = open()) {
            catalogue.put(Samples.kestra());
        }
        try (Catalogue catalogue = open()) {
            assertThat(catalogue.server("kestra-io-mcp-server-python")).isPresent();
            assertThat(catalogue.search(SearchQuery.of("taskrun")).total()).isEqualTo(1);
        }
    }

    @Test
    void isReadWhileItIsWritten() {
        try (Catalogue writer = open()) {
            writer.put(Samples.kestra());
            try (Catalogue reader = Catalogue.openReadOnly(home)) {
                assertThat(reader.search(SearchQuery.of("refund")).total()).isZero();
                writer.put(Samples.payments());

                assertThat(reader.search(SearchQuery.of("refund")).total()).isEqualTo(2);
                assertThat(reader.servers()).hasSize(2);
                assertThatThrownBy(() -> reader.put(Samples.kestra())).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void refusesASecondWriter() {
        try (Catalogue first = open()) {
            first.put(Samples.kestra());

            assertThatThrownBy(this::open)
                    .isInstanceOfSatisfying(
                            CatalogueException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
        }
    }

    @Test
    void saysThatThereIsNothing() {
        assertThatThrownBy(() -> Catalogue.openReadOnly(home))
                .isInstanceOfSatisfying(
                        CatalogueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ABSENT));
    }

    @Test
    void buildsAMissingIndex() throws IOException {
        fillAndClose();
        for (Path file : indexFiles()) {
            Files.delete(file);
        }
        assertSearchWorks();
    }

    @Test
    void buildsACorruptIndex() throws IOException {
        fillAndClose();
        for (Path file : indexFiles()) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        assertSearchWorks();
    }

    @Test
    void buildsAnIndexThatMissedAChange() throws IOException {
        fillAndClose();
        Path copy = folder.resolve("copy");
        Files.createDirectory(copy);
        for (Path file : indexFiles()) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        try (Catalogue catalogue = open()) {
            catalogue.put(Samples.payments());
        }
        for (Path file : indexFiles()) {
            Files.delete(file);
        }
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve("index").resolve(file.getFileName()));
            }
        }
        try (Catalogue catalogue = open()) {
            assertThat(catalogue.search(SearchQuery.of("refund")).total()).isEqualTo(2);
        }
    }

    @Test
    void judgesAnewWhatOtherRulesJudged() {
        try (Catalogue catalogue = open()) {
            ServerRisk kestra = Samples.kestra();
            catalogue.put(new ServerRisk(
                    kestra.definition(),
                    kestra.tools().stream().map(CatalogueTest::judgedEarlier).toList()));

            assertThat(catalogue.reclassify()).isEqualTo(1);
            assertThat(catalogue.reclassify()).isZero();
            assertThat(catalogue
                            .server("kestra-io-mcp-server-python")
                            .orElseThrow()
                            .ruleset())
                    .isEqualTo(CLASSIFIER.rulesetVersion());
        }
    }

    @Test
    void knowsTheNewestMigration() throws IOException {
        Path migrations = Path.of("src/main/resources/db/migration");
        try (Stream<Path> files = Files.list(migrations)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("V" + Database.SCHEMA_VERSION + "__"))
                    .hasSize(Integer.parseInt(Database.SCHEMA_VERSION));
        }
    }

    private Catalogue open() {
        return Catalogue.open(home, () -> CLASSIFIER, CLOCK);
    }

    private void fillAndClose() {
        try (Catalogue catalogue = open()) {
            catalogue.put(Samples.kestra());
        }
    }

    private void assertSearchWorks() {
        try (Catalogue catalogue = open()) {
            assertThat(catalogue.search(SearchQuery.of("taskrun")).total()).isEqualTo(1);
        }
    }

    private List<Path> indexFiles() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("index"))) {
            return files.toList();
        }
    }

    private static ServerRisk tooLarge() {
        return named("npm:" + "x".repeat(ServerStore.MAX_TEXT));
    }

    private static ServerRisk verdictTooLarge() {
        ServerRisk large = named("npm:large");
        return new ServerRisk(
                large.definition(),
                large.tools().stream()
                        .map(risk -> judged(risk, "y".repeat(ServerStore.MAX_TEXT), risk.ruleset()))
                        .toList());
    }

    private static ServerRisk named(String identity) {
        ServerRisk kestra = Samples.kestra();
        return new ServerRisk(
                new ServerDefinition(
                        kestra.definition().rowId(),
                        ServerInfo.of(identity),
                        kestra.definition().provenance(),
                        kestra.definition().tools()),
                kestra.tools());
    }

    private static ToolRisk judgedEarlier(ToolRisk risk) {
        return judged(risk, risk.why(), "earlier");
    }

    private static ToolRisk judged(ToolRisk risk, String why, String ruleset) {
        return new ToolRisk(
                risk.rowId(),
                risk.server(),
                risk.tool(),
                risk.category(),
                risk.severity(),
                risk.confidence(),
                risk.confidenceReasons(),
                why,
                risk.evidence(),
                risk.severityReasons(),
                risk.actions(),
                risk.capabilities(),
                risk.findings(),
                risk.attackPatterns(),
                ruleset,
                risk.definitionSha256());
    }
}
