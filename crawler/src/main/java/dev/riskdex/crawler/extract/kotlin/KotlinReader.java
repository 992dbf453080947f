package dev.riskdex.crawler.extract.kotlin;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from Kotlin. */
public final class KotlinReader implements LanguageReader {

    private static final List<String> SIGNS =
            List.of("addTool", "Tool(", "@McpTool", "@Tool", "RegisteredTool", "Tool<", "McpTool", "ToolDefinition(");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.KOTLIN, ".kt")) {
            return files.read(SIGNS, new KotlinTools(files, new KotlinEvaluator(files))::read);
        }
    }
}
