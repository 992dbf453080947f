package dev.riskdex.crawler.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A started program with its standard streams, which is ended together with everything that it started. */
public final class ServerProcess implements AutoCloseable {

    /** What is kept of standard error, in bytes of one piece and in characters of all. */
    private static final int LAST_WORDS = 2_000;

    /** What is shown of it. */
    private static final int SHOWN = 300;

    private final Process process;
    private final boolean ownGroup;
    private final Optional<Scratch> scratchHome;
    private final Duration patience;
    private final StringBuilder words = new StringBuilder();
    private final Thread listening;

    /**
     * @param ownGroup whether the process leads a process group, which is then ended as a whole
     * @param scratchHome a folder that goes when the process does
     * @param patience how long the program may take to end by itself, twice: after its input and after a signal
     */
    ServerProcess(Process process, boolean ownGroup, Optional<Scratch> scratchHome, Duration patience) {
        this.process = process;
        this.ownGroup = ownGroup;
        this.scratchHome = scratchHome;
        this.patience = patience;
        this.listening = new Thread(this::listen, "stderr-reader");
        listening.setDaemon(true);
        listening.start();
    }

    private void listen() {
        byte[] chunk = new byte[8 << 10];
        try (InputStream error = process.getErrorStream()) {
            int count = error.read(chunk);
            while (count >= 0) {
                int from = Math.max(0, count - LAST_WORDS);
                keep(new String(chunk, from, count - from, StandardCharsets.UTF_8));
                count = error.read(chunk);
            }
        } catch (IOException e) {
            keep("\n(standard error broke off: " + e.getMessage() + ")");
        }
    }

    private synchronized void keep(String text) {
        words.append(text);
        words.delete(0, Math.max(0, words.length() - LAST_WORDS));
    }

    /** What the program writes. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What the program reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** The last that it said on standard error, on one line; empty when it said nothing. */
    public String lastWords() {
        try {
            listening.join(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            String line = words.toString().strip().replaceAll("\\s*[\\r\\n]+\\s*", " | ");
            return line.length() > SHOWN ? "…" + line.substring(line.length() - SHOWN) : line;
        }
    }

    /** Ends the program: closes its input, waits, asks, waits, and then kills it with all that belongs to it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            keep("\n(the input was closed already)");
        }
        if (!ended()) {
            process.destroy();
            ended();
        }
        Processes.kill(process, ownGroup);
        scratchHome.ifPresent(Scratch::close);
    }

    private boolean ended() {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
