package dev.riskdex.crawler.extract.java;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from Java. */
public final class JavaReader implements LanguageReader {

    private static final List<String> SIGNS = List.of("@Tool", "@McpTool", "Tool", "newTool(");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.JAVA, ".java")) {
            return files.read(SIGNS, new JavaTools(new JavaEvaluator(files))::read);
        }
    }
}
