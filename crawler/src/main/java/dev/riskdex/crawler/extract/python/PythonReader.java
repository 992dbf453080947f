package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads tools from Python: decorated functions, functions handed over, tools written out, a class for each tool. */
public final class PythonReader implements LanguageReader {

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (PythonProject project = new PythonProject(tree, limits)) {
            List<FoundTool> tools = new ArrayList<>();
            List<SyntaxFile> files = project.declaring();
            if (!files.isEmpty()) {
                PythonTools reading = new PythonTools(new PythonEvaluator(new PythonScopes(project)));
                files.forEach(file -> tools.addAll(guarded(project, file, reading::read)));
            }
            return new Findings(tools, project.files().warnings(), List.of());
        }
    }

    /** Every recursion is bounded; should one be deeper than the stack all the same, it costs its file. */
    private static List<FoundTool> guarded(
            PythonProject project, SyntaxFile file, Function<SyntaxFile, List<FoundTool>> read) {
        try {
            return read.apply(file);
        } catch (StackOverflowError tooDeep) {
            project.files().warn("source-too-deep", "The file is nested too deeply to be read.", file.path());
            return List.of();
        }
    }
}
