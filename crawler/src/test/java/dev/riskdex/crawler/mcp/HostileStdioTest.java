package dev.riskdex.crawler.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.crawler.sandbox.RunRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All kinds of {@link HostilePeer}, started and asked side by side, without a sandbox. */
class HostileStdioTest {

    private static final Map<String, HttpCases.Expected> CASES = StdioCases.all();

    private static Outcomes outcomes;
    private static Path scratch;

    @BeforeAll
    static void crawl(@TempDir Path folder) {
        scratch = folder;
        Map<String, Source> sources = new LinkedHashMap<>();
        CASES.keySet().forEach(kind -> sources.put(kind, peer(kind)));
        outcomes = Outcomes.of(sources, LiveWorld.quick(folder, unsandboxed(folder)));
    }

    static RunRules unsandboxed(Path folder) {
        return new RunRules(false, false, folder);
    }

    /** The same Java and classes as this test's. */
    static Source peer(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                HostilePeer.class.getName()));
        command.addAll(List.of(arguments));
        return Sources.parse(Sources.command(command));
    }

    static Set<String> cases() {
        return CASES.keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsTheTableSays(String kind) {
        outcomes.check(kind, Objects.requireNonNull(CASES.get(kind)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forks", "forks and serves"})
    @Timeout(60)
    void aChildThatIsLeftBehindIsEnded(String kind, @TempDir Path folder) throws Exception {
        Path note = folder.resolve("pid");
        peer(kind, note.toString()).read(LiveWorld.quick(folder, unsandboxed(folder)));
        long child = Long.parseLong(Files.readString(note));
        for (int i = 0; i < 50 && alive(child); i++) {
            Thread.sleep(100);
        }
        assertThat(alive(child)).isFalse();
    }

    @Test
    void nothingIsLeftBehind() {
        assertThat(scratch).isEmptyDirectory();
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(HostilePeer.class.getName()));
    }

    @Test
    @Timeout(60)
    void aGigabyteOnStandardErrorIsReadOver(@TempDir Path folder) {
        SourceReading reading = peer("gigabyte on stderr").read(LiveWorld.standard(folder, unsandboxed(folder), false));
        assertThat(reading.servers()).hasSize(1);
        assertThat(reading.warnings()).isEmpty();
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void theLastWordsOfAServerSayWhyItEnded(@TempDir Path folder) {
        SourceReading reading = peer("ends").read(LiveWorld.quick(folder, unsandboxed(folder)));
        assertThat(reading.warnings().get(0).message()).contains("Usage: peer KEY");
    }

    @Test
    @Timeout(20)
    void aProgramThatIsNotThereIsAReason(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no program");
        for (String program :
                List.of("no-such-program-at-all", "/no/such/program", text.toString(), folder.toString())) {
            SourceReading reading =
                    Sources.parse(Sources.command(List.of(program))).read(LiveWorld.quick(folder, unsandboxed(folder)));
            assertThat(reading.failed()).isTrue();
            assertThat(reading.warnings().get(0).code()).isEqualTo("not-started");
        }
    }

    @Test
    void whatMayBeSecretIsNotShown() {
        Source source = Sources.parse("stdio:API_KEY=hush server --token hush");
        assertThat(source.notation()).doesNotContain("hush").contains("API_KEY=***");
    }
}
