package dev.riskdex.crawler.extract.elixir;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from Elixir. */
public final class ElixirReader implements LanguageReader {

    private static final List<String> SIGNS = List.of(":tool", "inputSchema", "input_schema", "register_tool", "AshAi");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.ELIXIR, ".ex")) {
            return files.read(SIGNS, new ElixirTools(new ElixirEvaluator(files))::read);
        }
    }
}
