package dev.riskdex.crawler.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new folder that goes with everything in it when it is no longer needed. */
public final class Scratch implements AutoCloseable {

    private final Path path;

    private Scratch(Path path) {
        this.path = path;
    }

    /** A new folder below another one, which is made where absent. */
    public static Scratch below(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent.toRealPath(), "riskdex-run"));
    }

    /** A new folder where the system keeps what is temporary. */
    static Scratch temporary() throws IOException {
        return new Scratch(Files.createTempDirectory("riskdex-run"));
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** What a dying program still writes may stay behind; that must not cost what was read. */
    @Override
    public void close() {
        Processes.delete(path);
    }
}
