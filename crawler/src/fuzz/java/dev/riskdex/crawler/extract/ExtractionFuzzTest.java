package dev.riskdex.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Whatever stands in a file: nothing is thrown, and the work stays bounded. Inputs are searched for from the seeds
 * beside this test; what was found to fail stays there as a seed.
 */
class ExtractionFuzzTest {

    private static final List<String> ENDINGS = List.of(
            "a.js",
            "a.ts",
            "a.py",
            "a.go",
            "A.java",
            "A.cs",
            "a.rs",
            "a.kt",
            "a.php",
            "a.rb",
            "a.swift",
            "a.ex",
            "tools.json",
            "tools.yaml",
            "README.md");

    /** Small, so that a search for inputs makes many steps. */
    private static final ExtractLimits SMALL =
            new ExtractLimits(1 << 16, 1 << 16, Duration.ofSeconds(5), 20_000, 50, 20_000, 100);

    @FuzzTest(maxDuration = "30s")
    void neverThrows(FuzzedDataProvider data) {
        String path = ENDINGS.get(data.consumeInt(0, ENDINGS.size() - 1));
        byte[] source = data.consumeRemainingAsBytes();
        Extraction found = new ToolExtractor(SMALL).extract(SourceTree.of(Map.of(path, source)));
        assertThat(found.tools()).hasSizeLessThanOrEqualTo(100);
        assertThat(found.tools()).allSatisfy(tool -> assertThat(tool.name()).isNotBlank());
    }
}
