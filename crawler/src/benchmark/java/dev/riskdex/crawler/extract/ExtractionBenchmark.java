package dev.riskdex.crawler.extract;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast source trees are read, by language: megabytes and files a second on one thread. By default over generated
 * trees in which one file in ten declares tools; a folder with a real checkout is measured by
 * {@code -p tree=/path/to/checkout}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@State(Scope.Benchmark)
public class ExtractionBenchmark {

    private static final int FILES = 300;
    private static final int PLAIN_FUNCTIONS = 120;
    private static final int TOOLS_A_FILE = 10;

    /** Language whose files are generated, or the path of a folder. */
    @Param({"PYTHON", "TYPESCRIPT", "GO", "JAVA", "CSHARP", "RUST"})
    public String tree = "";

    private final ToolExtractor extractor = new ToolExtractor(ExtractLimits.DEFAULT);
    private SourceTree files = SourceTree.of(Map.of());
    private long bytes;
    private int tools;

    /** What one second of reading gets through. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Volume {
        /** Megabytes of files, those included that are skipped after a look. */
        public double megabytes;

        /** Files. */
        public long files;

        /** Tools found. */
        public long tools;

        @Setup(Level.Iteration)
        public void clear() {
            megabytes = 0;
            files = 0;
            tools = 0;
        }
    }

    @Setup
    public void lay() throws IOException {
        Path folder = Path.of(tree);
        files = SourceTree.of(Files.isDirectory(folder) ? read(folder) : generated(Sample.valueOf(tree)));
        bytes = files.paths().stream()
                .mapToLong(path -> files.bytes(path).length)
                .sum();
        tools = extractor.extract(files).tools().size();
        if (tools == 0) {
            throw new IllegalStateException("no tools are found in " + tree);
        }
    }

    /** Reads the whole tree once. */
    @Benchmark
    public Extraction extract(Volume volume) {
        Extraction found = extractor.extract(files);
        volume.megabytes += bytes / 1e6;
        volume.files += files.paths().size();
        volume.tools += tools;
        return found;
    }

    private static Map<String, byte[]> generated(Sample sample) {
        Map<String, byte[]> made = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            boolean declares = i % 10 == 0;
            StringBuilder text = new StringBuilder(sample.opening(declares));
            for (int k = 0; k < (declares ? TOOLS_A_FILE : PLAIN_FUNCTIONS); k++) {
                text.append(declares ? sample.tool(i, k) : sample.function(i, k));
            }
            made.put(sample.path(i), text.append(sample.closing()).toString().getBytes(StandardCharsets.UTF_8));
        }
        return made;
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(
                            path -> found.put(folder.relativize(path).toString().replace('\\', '/'), bytes(path)));
        }
        return found;
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
