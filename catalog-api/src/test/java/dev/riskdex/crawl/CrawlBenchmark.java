package dev.riskdex.crawl;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures a crawl of many simulated servers by the packaged jar with a heap of 512 MB: read, judged, stored and
 * indexed. The servers run in this process and take their share of the processors.
 *
 * <pre>java -cp target/test-classes:… dev.riskdex.crawl.CrawlBenchmark target/riskdex.jar 5000</pre>
 */
public final class CrawlBenchmark {

    private static final int TOOLS = 12;

    private CrawlBenchmark() {}

    /** Takes the jar, the number of servers and, perhaps, options of the child's Java. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("crawl-benchmark");
        try (SimulatedServers servers = SimulatedServers.start(count, TOOLS)) {
            List<String> java = List.of(arguments).subList(2, arguments.length);
            System.out.println("first crawl:  " + crawl(arguments[0], java, folder, servers));
            System.out.println("second crawl: " + crawl(arguments[0], java, folder, servers));
            servers.change();
            System.out.println("third crawl:  " + crawl(arguments[0], java, folder, servers));
        }
    }

    private static String crawl(String jar, List<String> java, Path folder, SimulatedServers servers) throws Exception {
        Path words = Files.write(folder.resolve("arguments"), servers.addresses());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(java);
        command.addAll(List.of("-cp", jar, "dev.riskdex.cli.Riskdex", "crawl", "@" + words, "--allow-private"));
        command.addAll(List.of("--home", folder.resolve("home").toString()));
        command.addAll(List.of("--report", folder.resolve("report.json").toString()));
        long begun = System.nanoTime();
        Duration serversBefore = cpu(ProcessHandle.current());
        Process process = new ProcessBuilder(command).inheritIO().start();
        Duration crawler = Duration.ZERO;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            crawler = cpu(process.toHandle());
        }
        return String.format(
                Locale.ROOT,
                "%.1f s; processor time %.1f s for the crawl, %.1f s for the servers; exit code %d, load average %.1f",
                seconds(Duration.ofNanos(System.nanoTime() - begun)),
                seconds(crawler),
                seconds(cpu(ProcessHandle.current()).minus(serversBefore)),
                process.exitValue(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
