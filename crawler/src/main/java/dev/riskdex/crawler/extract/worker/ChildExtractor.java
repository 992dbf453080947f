package dev.riskdex.crawler.extract.worker;

import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.Warning;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Extracts in worker processes, one for each thread that asks at the same time. A file at which a worker crashes or
 * hangs is left out, with a warning, and the rest is read by a new worker. May be used by several threads.
 */
public final class ChildExtractor implements Extractor, AutoCloseable {

    /** A tree with more files than this that a worker does not survive is given up. */
    private static final int MOST_FILES_LEFT_OUT = 5;

    /** How often a silent worker is looked after. */
    private static final long LOOK_MILLIS = 200;

    private final List<String> command;
    private final ExtractLimits limits;
    private final Duration patience;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "extraction-watch");
        thread.setDaemon(true);
        return thread;
    });
    private boolean closed;

    /**
     * @param command starts a worker
     * @param limits what one extraction may cost
     * @param patience how long a worker may be silent: it speaks at every file
     */
    ChildExtractor(List<String> command, ExtractLimits limits, Duration patience) {
        this.command = List.copyOf(command);
        this.limits = limits;
        this.patience = patience;
    }

    /** Workers on the same Java and the same classes as this process. */
    public static ChildExtractor ofThisJava(ExtractLimits limits) {
        return new ChildExtractor(
                javaCommand(ExtractionWorker.class), limits, limits.parseTime().multipliedBy(2));
    }

    /** The command that runs a class on the same Java, classes and settings as this process. */
    static List<String> javaCommand(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx1g");
        String libraries = System.getProperty("tree-sitter-lib");
        if (libraries != null) {
            command.add("-Dtree-sitter-lib=" + libraries);
        }
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path", "." + File.pathSeparator));
        command.add(main.getName());
        return command;
    }

    @Override
    public Extraction extract(SourceTree tree, List<String> entryPoints) {
        Messages.Request whole = Messages.Request.of(tree, entryPoints, limits);
        Map<String, byte[]> files = new TreeMap<>(whole.files());
        List<Warning> lost = new ArrayList<>();
        while (lost.size() <= MOST_FILES_LEFT_OUT && !Thread.currentThread().isInterrupted()) {
            Worker worker = take();
            try {
                Extraction found = worker.extract(new Messages.Request(files, entryPoints, limits), patience, watching);
                give(worker);
                List<Warning> warnings = new ArrayList<>(lost);
                warnings.addAll(found.warnings());
                return new Extraction(found.tools(), warnings, found.imports());
            } catch (IOException e) {
                worker.end();
                String path = worker.lastPath;
                lost.add(new Warning(
                        "source-crashed-parser",
                        "Reading the file ended the process that read it; it is left out (" + e.getMessage() + ").",
                        path));
                if (files.remove(path) == null) {
                    break;
                }
            }
        }
        lost.add(new Warning("extraction-failed", "The tree could not be read: its files end the process.", ""));
        return new Extraction(List.of(), lost, List.of());
    }

    private Worker take() {
        synchronized (idle) {
            Worker worker = idle.poll();
            if (worker != null) {
                return worker;
            }
        }
        try {
            return new Worker(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("no worker process can be started", e);
        }
    }

    private void give(Worker worker) {
        synchronized (idle) {
            if (!closed) {
                idle.push(worker);
                return;
            }
        }
        worker.end();
    }

    /** Ends all workers. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(Worker::end);
            idle.clear();
        }
        watching.shutdownNow();
    }

    /** One process and the streams to and from it. */
    private static final class Worker {

        private final Process process;
        private final DataOutputStream out;
        private final DataInputStream in;
        private volatile String lastPath = "";
        private volatile long lastSign = System.nanoTime();

        Worker(Process process) {
            this.process = process;
            this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
            this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        }

        Extraction extract(Messages.Request request, Duration patience, ScheduledExecutorService watching)
                throws IOException {
            lastPath = "";
            lastSign = System.nanoTime();
            ScheduledFuture<?> watch = watching.scheduleWithFixedDelay(
                    () -> endIfSilent(patience), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            try {
                request.write(out);
                while (true) {
                    int kind = in.readByte();
                    lastSign = System.nanoTime();
                    if (kind == ExtractionWorker.RESULT) {
                        return Messages.readExtraction(in);
                    }
                    lastPath = Messages.readText(in);
                }
            } finally {
                watch.cancel(false);
            }
        }

        /** Reading from a process that was ended fails. */
        private void endIfSilent(Duration patience) {
            if (System.nanoTime() - lastSign > patience.toNanos()) {
                end();
            }
        }

        void end() {
            process.destroyForcibly();
        }
    }
}
