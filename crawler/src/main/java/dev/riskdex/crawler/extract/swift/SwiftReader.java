package dev.riskdex.crawler.extract.swift;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from Swift. */
public final class SwiftReader implements LanguageReader {

    private static final List<String> SIGNS = List.of("inputSchema", "input_schema", "MCPTool", "@Tool", "ListTools");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.SWIFT, ".swift")) {
            return files.read(SIGNS, new SwiftTools(new SwiftEvaluator(files))::read);
        }
    }
}
