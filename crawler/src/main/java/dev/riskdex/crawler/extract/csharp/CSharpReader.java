package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from C#. */
public final class CSharpReader implements LanguageReader {

    /** What only files with tools hold: attributes, objects, and commands that are put into groups. */
    private static final List<String> SIGNS =
            List.of("McpServerTool", "[Mcp", "[MCP", "[Ai", "[AI", "new Tool", "InputSchema =", "AddCommand<");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.C_SHARP, ".cs")) {
            return files.read(SIGNS, new CSharpTools(new CSharpEvaluator(files))::read);
        }
    }
}
