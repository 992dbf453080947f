package dev.riskdex.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.search.SearchField;
import dev.riskdex.search.SearchFilter;
import dev.riskdex.search.SearchQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged survives the death of the process, and index and store agree afterwards. */
class KillTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Timeout(30)
    void keepsWhatWasAcknowledged(int round) throws IOException, InterruptedException {
        List<String> acknowledged = storeUntilKilled(new Random(round));

        try (Catalogue catalogue = Catalogue.open(home, () -> Samples.CLASSIFIER, Samples.CLOCK)) {
            assertThat(catalogue.servers().stream()
                            .map(server -> server.server().id())
                            .toList())
                    .containsAll(acknowledged);
            for (ServerSummary server : catalogue.servers()) {
                assertThat(catalogue.search(allOf(server.slug())).total()).isEqualTo(server.toolCount());
                assertThat(catalogue.server(server.slug()).orElseThrow().tools())
                        .hasSize(server.toolCount());
            }
            assertThat(catalogue.search(SearchQuery.of("")).total())
                    .isEqualTo(catalogue.counts().tools());
        }
    }

    private static SearchQuery allOf(String slug) {
        return SearchQuery.of("")
                .with(SearchFilter.is(SearchField.SERVER, slug))
                .withLimit(1);
    }

    /** The identities that the process said it had stored when it was killed at some moment. */
    private List<String> storeUntilKilled(Random random) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        home.toString(),
                        "batch-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> identities = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int i = random.nextInt(20); i >= 0; i--) {
                identities.addAll(KilledWriter.identities(Objects.requireNonNull(lines.readLine())));
            }
            Thread.sleep(random.nextInt(50));
            writer.toHandle().destroyForcibly();
            lines.lines().map(KilledWriter::identities).forEach(identities::addAll);
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            writer.destroyForcibly();
        }
        return identities;
    }
}
