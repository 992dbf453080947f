package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from Rust. */
public final class RustReader implements LanguageReader {

    private static final List<String> SIGNS =
            List.of("tool(", "[tool]", "Tool::new", "Tool {", "Tool for", "ToolBase for", "inputSchema");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(new VectorsAsArrays(tree), limits, Grammar.RUST, ".rs")) {
            return files.read(SIGNS, new RustTools(new RustEvaluator(files))::read);
        }
    }
}
