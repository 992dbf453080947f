package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.ExtractLimits;
import dev.riskdex.crawler.extract.Findings;
import dev.riskdex.crawler.extract.FoundTool;
import dev.riskdex.crawler.extract.LanguageReader;
import dev.riskdex.crawler.extract.SourceTree;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads tools from JavaScript and TypeScript: registration calls, list handlers, then loose definition objects. */
public final class JavaScriptReader implements LanguageReader {

    /** Without one of these in its bytes a file declares no tool, though others may import constants from it. */
    private static final List<String> SIGNS =
            List.of("ool(", "ool<", "setRequestHandler", "inputSchema", "parameters", "schema", "input_schema");

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (Project project = new Project(tree, limits)) {
            Set<String> reachable = project.files().reachable(entryPoints);
            List<String> packages = Packages.importedBy(tree, reachable);
            List<FoundTool> tools = read(project, reachable);
            if (tools.isEmpty()) {
                tools = read(project, project.files().all());
            }
            return new Findings(tools, project.warnings(), packages);
        }
    }

    private static List<FoundTool> read(Project project, Collection<String> paths) {
        Set<String> added = new LinkedHashSet<>(paths);
        added.removeAll(project.scope());
        project.include(paths);
        List<SyntaxFile> files = new ArrayList<>();
        for (String path : added) {
            if (SIGNS.stream().anyMatch(sign -> project.mentions(path, sign)) && !project.isSpent()) {
                Optional<SyntaxFile> file = project.file(path);
                file.ifPresent(files::add);
            }
        }
        Evaluator evaluator = new Evaluator(project);
        ToolReader reader = new ToolReader(project);
        RegistrationCalls calls = new RegistrationCalls(evaluator, reader);
        ListHandlers handlers = new ListHandlers(evaluator, reader);
        List<FoundTool> tools = new ArrayList<>();
        files.forEach(file -> tools.addAll(handlers.read(file)));
        files.forEach(file -> tools.addAll(calls.read(file)));
        boolean followed = tools.stream().anyMatch(FoundTool::registered);
        if (!followed || calls.leftSomething()) {
            DefinitionObjects objects = new DefinitionObjects(evaluator, reader);
            files.forEach(file -> tools.addAll(objects.read(file)));
        }
        if (project.isSpent()) {
            project.warn("extraction-cut-short", "Time or memory was used up before everything was read.", "");
        }
        return tools;
    }
}
