package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from PHP. */
public final class PhpReader implements LanguageReader {

    private static final List<String> SIGNS = List.of(
            "McpTool",
            "Tool\n",
            "Tool {",
            "Tool implements",
            "nputSchema",
            "input_schema",
            "->tool(",
            "Mcp::tool",
            "->withTool(",
            "->addTool(",
            "wp_register_ability");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.PHP, ".php")) {
            return files.read(SIGNS, new PhpTools(new PhpEvaluator(files))::read);
        }
    }
}
