package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import java.util.ArrayList;
import java.util.List;

/** Reads tools from Go. */
public final class GoReader implements LanguageReader {

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (GoProject project = new GoProject(tree, limits)) {
            List<FoundTool> tools = new ArrayList<>();
            GoTools reading = new GoTools(new GoEvaluator(project));
            for (SyntaxFile file : project.declaring()) {
                try {
                    tools.addAll(reading.read(file));
                } catch (StackOverflowError tooDeep) {
                    // Every recursion is bounded; should one be deeper than the stack all the same, it costs its file.
                    project.files().warn("source-too-deep", "The file is nested too deeply to be read.", file.path());
                }
            }
            return new Findings(tools, project.files().warnings(), List.of());
        }
    }
}
