package dev.riskdex.crawler.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What has to be done to processes and their folders from outside. */
final class Processes {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final long KILL_SECONDS = 5;

    private Processes() {}

    /** Kills a process, its descendants, and its process group where it leads one. */
    static void kill(Process process, boolean ownGroup) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (ownGroup) {
            killGroup(process);
        }
    }

    /** Java cannot signal a group; every shell can. */
    private static void killGroup(Process process) {
        try {
            Process kill = new ProcessBuilder(
                            SHELL.toString(), "-c", "kill -s KILL -- \"-$0\"", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            // Without a shell there is no group to be signalled; the process and its descendants were killed above.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes a folder with what is in it; false when something is left, as where a dying program still writes. */
    static boolean delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
