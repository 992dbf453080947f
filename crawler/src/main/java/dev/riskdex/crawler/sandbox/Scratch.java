package dev.riskdex.crawler.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A new folder that goes with everything in it when it is no longer needed. */
public final class Scratch implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path path;

    private Scratch(Path path) {
        this.path = path;
    }

    /** A new folder below another one, which is made where absent. */
    public static Scratch below(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent.toRealPath(), "riskdex-run"));
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** A dying program may still write; what is left after some attempts stays behind and costs nothing that was read. */
    @Override
    public void close() {
        boolean deleted = Processes.delete(path);
        for (int i = 1; i < ATTEMPTS && !deleted; i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            deleted = Processes.delete(path);
        }
    }
}
