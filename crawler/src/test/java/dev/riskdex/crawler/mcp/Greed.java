package dev.riskdex.crawler.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes as much of everything as it is given, and says how much that was. */
final class Greed {

    private static final int MEGABYTE = 1 << 20;

    /** More than any bound; without one this much is taken and no more. */
    private static final int MOST_MEGABYTES = 700;

    private static final int MOST_FILES = 6_000;

    String takeAll() throws IOException {
        Path home = Path.of(System.getenv("HOME"));
        int open = openFiles();
        int one = write(home.resolve("one"));
        int more = one + write(home.resolve("two")) + write(home.resolve("three"));
        int shared = write(Path.of("/dev/shm/one"));
        return "megabytes of a file " + one + ", of a folder " + more + ", shared " + shared + ", devices "
                + write(Path.of("/dev/one")) + ", open files " + (open < 4_096);
    }

    private static int write(Path file) {
        byte[] megabyte = new byte[MEGABYTE];
        int written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (written < MOST_MEGABYTES) {
                out.write(megabyte);
                written++;
            }
        } catch (IOException e) {
            return written;
        }
        return written;
    }

    private static int openFiles() throws IOException {
        List<InputStream> open = new ArrayList<>();
        try {
            while (open.size() < MOST_FILES) {
                open.add(Files.newInputStream(Path.of("/dev/null")));
            }
        } catch (IOException e) {
            return open.size();
        } finally {
            for (InputStream stream : open) {
                stream.close();
            }
        }
        return open.size();
    }
}
