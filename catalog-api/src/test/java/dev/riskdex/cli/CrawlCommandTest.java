package dev.riskdex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.riskdex.crawl.SimulatedServers;
import dev.riskdex.data.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CrawlCommandTest {

    private static final int SERVERS = 90;

    @TempDir
    Path folder;

    private SimulatedServers servers;

    @BeforeEach
    void start() {
        servers = SimulatedServers.start(SERVERS, 2);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    private Shell.Result crawl(String... options) {
        List<String> words = new ArrayList<>(List.of("crawl"));
        words.addAll(servers.addresses());
        words.addAll(List.of("--allow-private", "--no-color", "--quiet"));
        words.addAll(List.of("--home", folder.resolve("home").toString()));
        words.addAll(List.of("--report", report().toString()));
        words.addAll(List.of(options));
        return Shell.runBare(words.toArray(String[]::new));
    }

    private Path report() {
        return folder.resolve("report.json");
    }

    private JsonNode written() {
        try {
            String text = Files.readString(report());
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(DataFiles.text("schema/crawl-report.schema.json"), InputFormat.JSON);
            assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
            return JsonMapper.shared().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsEverythingOnceAndBeginsANewCrawlAfterwards() {
        Shell.Result first = crawl();
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err())
                .contains("90 of 90 sources read: 90 servers (90 new, 0 changed, 0 unchanged), 180 tools.");
        assertThat(first.err())
                .contains("The riskiest that are new or changed:")
                .contains("Nothing is left.");

        Shell.Result second = crawl();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("(0 new, 0 changed, 90 unchanged)").doesNotContain("The riskiest");
        assertThat(written().path("servers").path("unchanged").asInt()).isEqualTo(SERVERS);
    }

    @Test
    void reportsDrift() {
        crawl();
        servers.change();
        Shell.Result changed = crawl();

        assertThat(changed.err())
                .contains("(0 new, 9 changed, 81 unchanged)")
                .containsPattern("changed, .*aaaa-mcp: another description \\(list_note_0\\); new tool \\(.*_2\\)")
                .containsPattern("changed, .*aaak-mcp: another description \\(.*_0\\)\\R");
        JsonNode first = written().path("changes").path(0);
        assertThat(first.path("snapshot").asInt()).isEqualTo(2);
        assertThat(first.path("changes").path(0).path("kind").asString("")).isEqualTo("description");
        assertThat(first.path("changes").path(1).path("kind").asString("")).isEqualTo("added");
    }

    @ParameterizedTest
    @CsvSource({"--max-servers, 7, max-servers", "--max-bytes, 1KB, max-bytes", "--max-time, PT0.001S, max-time"})
    void endsWhenABudgetIsUsedUpAndGoesOnWithTheSameCommand(String option, String value, String end) {
        Shell.Result ended = crawl(option, value);
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains("Ended by --" + end).contains("the same command goes on");
        JsonNode report = written();
        assertThat(report.path("end").asString("")).isEqualTo(end);
        int waiting = report.path("sources").path("waiting").asInt();
        assertThat(waiting).isPositive();

        Shell.Result rest = crawl();
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("Going on with the crawl of").contains("(90 new, 0 changed, 0 unchanged)");
        assertThat(written().path("runs").asInt()).isEqualTo(2);
    }

    @Test
    void readsNoMoreServersThanAsked() {
        crawl("--max-servers", "7");
        assertThat(written().path("servers").path("new").asInt()).isEqualTo(7);
        crawl("--max-servers", "5");
        assertThat(written().path("servers").path("new").asInt()).isEqualTo(12);
    }

    @Test
    void beginsAnewWhenAsked() {
        crawl("--max-servers", "7");
        Shell.Result anew = crawl("--restart");

        assertThat(anew.err()).contains("is dropped").contains("(83 new, 0 changed, 7 unchanged)");
    }

    @Test
    void foretellsWithoutAskingAndWriting() throws IOException {
        Shell.Result dry = crawl("--dry-run");
        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out().lines().map(String::strip)).containsExactlyElementsOf(servers.addresses());
        assertThat(servers.answers()).isZero();
        assertThat(folder.resolve("home")).doesNotExist();

        crawl("--max-servers", "89");
        Shell.Result rest = crawl("--dry-run");
        assertThat(rest.err()).contains("Would go on with a crawl that was cut off");
        assertThat(rest.out().lines()).hasSize(1);
    }

    @Test
    void countsFailuresByReason() {
        String gone = servers.addresses().get(0).replaceFirst("/[a-z]+/mcp$", "/mcp/x");
        Shell.Result result = crawl("--max-time", "1m", gone);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).contains("90 of 91 sources read").contains("not reached, ");
        JsonNode failed = written().path("failed");
        assertThat(failed.size()).isEqualTo(1);
        assertThat(failed.path(0).path("sources").asInt()).isEqualTo(1);
        assertThat(failed.path(0).path("first").asString("")).isEqualTo(gone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-time soon", "--max-time 0s", "--max-bytes 2XB", "--max-servers 0", "--max-bytes 0"})
    void refusesBudgetsThatAreNone(String option) {
        Shell.Result result = crawl(option.split(" "));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("\tat ");
        assertThat(folder.resolve("home")).doesNotExist();
    }
}
