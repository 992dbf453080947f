package dev.riskdex.crawler.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.Sources;
import dev.riskdex.crawler.sandbox.RunRules;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program sees in the sandbox and without it: the same program tells both. */
@Timeout(90)
class SandboxTest {

    @TempDir
    private Path folder;

    private Path secret;
    private Path documents;

    @BeforeEach
    void files() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "hush");
        documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("letter"), "dear");
    }

    private static void needsBubblewrap() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed on this machine");
    }

    /** A peer that looks around, its class file given as the only code that it needs. */
    private Source peer(String... arguments) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("code/dev/riskdex/crawler/mcp"));
        Path own = Path.of("dev", "riskdex", "crawler", "mcp");
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path compiled = Path.of(entry).resolve(own);
            if (Files.isRegularFile(compiled.resolve("HostilePeer.class"))) {
                try (Stream<Path> files = Files.list(compiled)) {
                    for (Path file : files.filter(
                                    path -> path.getFileName().toString().matches("(HostilePeer|Greed).*"))
                            .toList()) {
                        Files.copy(file, classes.resolve(file.getFileName()));
                    }
                }
                break;
            }
        }
        List<String> command = new ArrayList<>(List.of(
                "GREETING=hello",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder.resolve("code").toString(),
                HostilePeer.class.getName()));
        command.addAll(List.of(arguments));
        return Sources.parse(Sources.command(command));
    }

    private String look(boolean sandboxed) throws IOException {
        try (ServerSocket here = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Source source = peer(
                    "looks around", Integer.toString(here.getLocalPort()), secret.toString(), documents.toString());
            SourceReading reading =
                    source.read(LiveWorld.standard(folder, new RunRules(sandboxed, false, folder), false));
            assertThat(reading.failed()).as("%s", reading.warnings()).isFalse();
            return reading.servers().get(0).tools().get(0).name();
        }
    }

    @Test
    void thereIsNoNetworkAndNothingOfTheUser() throws IOException {
        needsBubblewrap();
        assertThat(look(true))
                .isEqualTo("network false, file false, folder [], variables [GREETING, HOME, LANG, PATH, PWD],"
                        + " home /tmp/home, writable false");
    }

    @Test
    void withoutTheSandboxAllOfItIsThereButTheEnvironmentIsNot() throws IOException {
        String seen = look(false);
        assertThat(seen)
                .startsWith("network true, file true, folder [letter], variables [GREETING, HOME, LANG, PATH]")
                .doesNotContain("home " + System.getProperty("user.home") + ",");
    }

    @Test
    void aProgramGetsItsShareAndNoMore() throws IOException {
        needsBubblewrap();
        SourceReading reading = peer("takes all").read(LiveWorld.standard(folder, RunRules.careful(folder), false));
        assertThat(reading.failed()).as("%s", reading.warnings()).isFalse();
        assertThat(reading.servers().get(0).tools().get(0).name())
                .isEqualTo("megabytes of a file 256, of a folder 512, shared 64, devices 0, open files true");
    }

    @Test
    void whatAProgramStartedEndsWithIt() throws Exception {
        needsBubblewrap();
        long before = sleepers();
        SourceReading reading =
                peer("forks and serves", "/tmp/pid").read(LiveWorld.standard(folder, RunRules.careful(folder), false));
        assertThat(reading.servers()).hasSize(1);
        for (int i = 0; i < 50 && sleepers() > before; i++) {
            Thread.sleep(100);
        }
        assertThat(sleepers()).isLessThanOrEqualTo(before);
    }

    private static long sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 300"))
                .count();
    }
}
