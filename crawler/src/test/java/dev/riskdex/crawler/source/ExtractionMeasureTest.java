package dev.riskdex.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what is read out of packages against what the same versions answer when they run. The system property
 * {@code riskdex.packages} names a folder with one folder a server: {@code package/} holds the unpacked package,
 * {@code tools.json} the answer to {@code tools/list}. A tool that is found under a condition need not be live.
 */
class ExtractionMeasureTest {

    private static final JsonMapper JSON = new JsonMapper();

    private int live;
    private int hits;
    private int certain;
    private int wrong;
    private int descriptions;
    private int parameters;

    @Test
    void recallAndPrecision() throws IOException {
        String property = System.getProperty("riskdex.packages", "");
        Path folder = Path.of(property);
        assumeTrue(!property.isEmpty() && Files.isDirectory(folder), "riskdex.packages names no folder");
        try (Stream<Path> servers = Files.list(folder)) {
            for (Path server : servers.sorted().toList()) {
                if (Files.isRegularFile(server.resolve("tools.json"))) {
                    measure(server);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "TOTAL live %d found %.3f of found is live %.3f descriptions %.3f parameters %.3f%n",
                live,
                share(hits, live),
                share(certain - wrong, certain),
                share(descriptions, hits),
                share(parameters, hits));
        assertThat(live).isPositive();
    }

    private void measure(Path server) throws IOException {
        Map<String, byte[]> files = files(server.resolve("package").toRealPath());
        List<String> entryPoints = new PackageManifest(JSON.readTree(files.get("package.json"))).entryPoints();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Extraction found = new ToolExtractor(ExtractLimits.DEFAULT).extract(SourceTree.of(files), entryPoints);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        Map<String, ToolDefinition> byName = found.tools().stream()
                .collect(Collectors.toMap(ToolDefinition::name, tool -> tool, (first, second) -> first));
        int hitsBefore = hits;
        Set<String> names = new TreeSet<>();
        for (JsonNode tool :
                JSON.readTree(Files.readAllBytes(server.resolve("tools.json"))).path("tools")) {
            names.add(tool.path("name").asString());
            Optional.ofNullable(byName.get(tool.path("name").asString())).ifPresent(read -> compare(tool, read));
        }
        List<String> extra = found.tools().stream()
                .filter(tool -> !names.contains(tool.name())
                        && tool.origin().conditional().isEmpty())
                .map(ToolDefinition::name)
                .toList();
        live += names.size();
        wrong += extra.size();
        certain += (int) found.tools().stream()
                .filter(tool -> names.contains(tool.name())
                        || tool.origin().conditional().isEmpty())
                .count();
        System.out.printf(
                Locale.ROOT,
                "%-50s live %3d hit %3d found %3d %.2f CPU s extra %s%n",
                server.getFileName(),
                names.size(),
                hits - hitsBefore,
                found.tools().size(),
                cpu / 1e9,
                extra);
    }

    private void compare(JsonNode answer, ToolDefinition read) {
        hits++;
        descriptions += bare(answer.path("description").asString(""))
                        .equals(bare(read.description().orElse("")))
                ? 1
                : 0;
        Set<String> expected = keys(answer.path("inputSchema"));
        parameters += expected.equals(
                        read.inputSchema().map(ExtractionMeasureTest::keys).orElse(Set.of()))
                ? 1
                : 0;
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!path.startsWith("node_modules/")) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static Set<String> keys(JsonNode schema) {
        return new TreeSet<>(schema.path("properties").propertyNames());
    }

    private static String bare(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
