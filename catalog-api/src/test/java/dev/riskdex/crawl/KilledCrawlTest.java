package dev.riskdex.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.ServerSummary;
import dev.riskdex.catalog.history.Snapshot;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.search.SearchQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A crawl that is killed at random moments and begun again finishes, loses nothing and counts nothing twice. With
 * {@code -Driskdex.kills=200 -Driskdex.killServers=2000} it is the long form, which takes the better part of an hour.
 */
class KilledCrawlTest {

    private static final int KILLS = Integer.getInteger("riskdex.kills", 3);
    private static final int SERVERS = Integer.getInteger("riskdex.killServers", 150);
    private static final int TOOLS = 3;

    /** A kill follows so many milliseconds at most after the answers that it waits for: it hits reading or storing. */
    private static final int LATEST = 400;

    @TempDir
    Path folder;

    @Test
    void losesNothingAndCountsNothingTwice() throws Exception {
        Random random = new Random(20261124);
        try (SimulatedServers servers = SimulatedServers.start(SERVERS, TOOLS)) {
            Path words = Files.write(folder.resolve("arguments"), servers.addresses());
            boolean finished = false;
            for (int killed = 0; killed < KILLS && !finished; killed++) {
                finished = finishesBeforeKilled(start(words), servers, random);
            }
            int exit = finished ? 0 : start(words).waitFor();
            assertThat(exit)
                    .as(() -> "the last run; " + text(report()) + text(log()))
                    .isZero();
            check();
        }
    }

    /** Kills a crawl after a random number of answers and a random time; false unless it was done before. */
    private static boolean finishesBeforeKilled(Process process, SimulatedServers servers, Random random)
            throws InterruptedException {
        servers.forgetAnswers();
        int answers = random.nextInt(2 * SERVERS / KILLS);
        while (process.isAlive() && servers.answers() < answers) {
            Thread.sleep(1);
        }
        process.waitFor(random.nextInt(LATEST), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        return process.waitFor() == 0;
    }

    private Process start(Path words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.riskdex.cli.Riskdex", "crawl"));
        command.addAll(List.of("@" + words, "--allow-private", "--quiet"));
        command.addAll(List.of("--home", home().toString(), "--report", report().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void check() throws IOException {
        JsonNode report = JsonMapper.shared().readTree(Files.readString(report()));
        assertThat(report.path("sources").path("reached").asInt()).isEqualTo(SERVERS);
        assertThat(report.path("sources").path("waiting").asInt()).isZero();
        assertThat(report.path("servers").path("new").asInt()).isEqualTo(SERVERS);
        assertThat(report.path("servers").path("changed").asInt()).isZero();
        assertThat(report.path("servers").path("unchanged").asInt()).isZero();
        assertThat(report.path("servers").path("tools").asInt()).isEqualTo(SERVERS * TOOLS);
        try (Catalogue catalogue = Catalogue.open(home(), Classifier::standard, Clock.systemUTC())) {
            assertThat(catalogue.servers()).hasSize(SERVERS);
            for (ServerSummary server : catalogue.servers()) {
                assertThat(catalogue.snapshots(server.slug()))
                        .as(server.slug())
                        .singleElement()
                        .extracting(Snapshot::tools)
                        .isEqualTo(TOOLS);
            }
            assertThat(catalogue.search(SearchQuery.of("")).total()).isEqualTo(SERVERS * TOOLS);
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Path report() {
        return folder.resolve("report.json");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "no " + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
