package dev.riskdex.crawler.extract.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.ToolExtractor;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildExtractorTest {

    private static SourceTree tree(Map<String, String> files) {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return SourceTree.of(bytes);
    }

    private static String tool(String name) {
        return "import x from 'other/mod'; s.registerTool(\"" + name
                + "\", { description: \"Does \\u2028 it.\", inputSchema: {}, annotations: { readOnlyHint: true } }, f);";
    }

    private static Extraction extract(Class<?> worker, Duration patience, SourceTree tree, List<String> entries) {
        try (ChildExtractor extractor =
                new ChildExtractor(ChildExtractor.javaCommand(worker), ExtractLimits.DEFAULT, patience)) {
            return extractor.extract(tree, entries);
        }
    }

    @Test
    void findsWhatIsFoundWithoutAProcess() {
        SourceTree tree = tree(Map.of("a.js", tool("one"), "b.js", tool("two"), "big.js", "x".repeat(17 << 20)));
        Extraction apart = extract(ExtractionWorker.class, Duration.ofSeconds(30), tree, List.of("a.js", "b.js"));
        assertThat(apart).isEqualTo(new ToolExtractor(ExtractLimits.DEFAULT).extract(tree, List.of("a.js", "b.js")));
        assertThat(apart.tools()).hasSize(2);
    }

    @Test
    void aWorkerServesManyTrees() {
        try (ChildExtractor extractor = ChildExtractor.ofThisJava(ExtractLimits.DEFAULT)) {
            for (int i = 0; i < 5; i++) {
                assertThat(extractor
                                .extract(tree(Map.of("a.js", tool("t" + i))))
                                .tools())
                        .extracting(ToolDefinition::name)
                        .containsExactly("t" + i);
            }
        }
    }

    @Test
    void aCrashCostsItsFile() {
        Extraction found = extract(
                FaultyWorker.class,
                Duration.ofSeconds(30),
                tree(Map.of("a.js", tool("one"), "crash.js", tool("two"), "z.js", tool("three"))),
                List.of());
        assertThat(found.tools()).extracting(ToolDefinition::name).containsExactly("one", "three");
        assertThat(found.warnings()).extracting(Warning::code).containsExactly("source-crashed-parser");
        assertThat(found.warnings()).extracting(Warning::where).containsExactly("crash.js");
    }

    @Test
    void aHangCostsItsFile() {
        Extraction found = extract(
                FaultyWorker.class,
                Duration.ofSeconds(3),
                tree(Map.of("a.js", tool("one"), "hang.js", tool("two"))),
                List.of());
        assertThat(found.tools()).extracting(ToolDefinition::name).containsExactly("one");
        assertThat(found.warnings()).extracting(Warning::where).containsExactly("hang.js");
    }

    @Test
    void aTreeThatEndsEveryProcessIsGivenUp() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            files.put("crash" + i + ".js", tool("t" + i));
        }
        Extraction found = extract(FaultyWorker.class, Duration.ofSeconds(30), tree(files), List.of());
        assertThat(found.tools()).isEmpty();
        assertThat(found.warnings()).extracting(Warning::code).endsWith("extraction-failed");
    }
}
