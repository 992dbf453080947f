package dev.riskdex.crawler.extract.ruby;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.Grammar;
import java.util.List;

/** Reads tools from Ruby. */
public final class RubyReader implements LanguageReader {

    private static final List<String> SIGNS =
            List.of("tool_name", "Tool", "inputSchema", "input_schema", "define_tool", "tool ");

    /** What stands in a project that has to do with the protocol at all. */
    private static final List<String> PROTOCOL =
            List.of("MCP", "Mcp", "ModelContextProtocol", "ActionTool", "tools/list", "inputSchema");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (CodeFiles files = new CodeFiles(tree, limits, Grammar.RUBY, ".rb")) {
            return files.mention(PROTOCOL)
                    ? files.read(SIGNS, new RubyTools(new RubyEvaluator(files))::read)
                    : new Findings(List.of(), List.of(), List.of());
        }
    }
}
