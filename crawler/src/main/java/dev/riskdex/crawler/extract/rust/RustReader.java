package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.CodeFiles;
import dev.riskdex.crawler.extract.ExtractLimits;
import dev.riskdex.crawler.extract.Findings;
import dev.riskdex.crawler.extract.LanguageReader;
import dev.riskdex.crawler.extract.SourceTree;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from Rust. */
public final class RustReader implements LanguageReader {

    private static final List<String> SIGNS = List.of("tool(", "[tool]", "Tool::new", "Tool {", "inputSchema");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.RUST, ".rs")) {
            return files.read(SIGNS, new RustTools(new RustEvaluator(files))::read);
        }
    }
}
