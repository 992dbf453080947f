package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.Findings;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.LanguageReader;
import dev.riskdex.crawler.extract.language.PackageImport;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads tools from JavaScript and TypeScript: registration calls, list handlers, then loose definition objects. */
public final class JavaScriptReader implements LanguageReader {

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (Project project = new Project(tree, limits)) {
            Set<String> reachable = project.files().reachable(entryPoints);
            List<PackageImport> imports = Packages.importedBy(tree, reachable);
            List<FoundTool> tools = read(project, reachable);
            if (tools.isEmpty()) {
                tools = read(project, project.files().all());
            }
            return new Findings(tools, project.warnings(), imports);
        }
    }

    /** Reads the files that declare tools; bundles that only may do so when these lead nowhere. */
    private static List<FoundTool> read(Project project, Collection<String> paths) {
        project.include(paths);
        Reading reading = new Reading(project);
        reading.read(paths.stream().filter(project::declaresTools).toList());
        List<String> bundles = paths.stream().filter(project::mayDeclareTools).toList();
        if (reading.needsMore()) {
            reading.read(bundles);
        }
        bundles.stream()
                .filter(path -> !project.isParsed(path))
                .forEach(path -> project.warn(
                        "source-left-unread",
                        "The bundle handles tools but seems to write none down; it was not read.",
                        path));
        return reading.finish();
    }

    /** One pass over files: calls and handlers first, loose definitions when these lead nowhere. */
    private static final class Reading {
        private final Project project;
        private final RegistrationCalls calls;
        private final ListHandlers handlers;
        private final DefinitionObjects objects;
        private final List<SyntaxFile> files = new ArrayList<>();
        private final List<FoundTool> tools = new ArrayList<>();

        Reading(Project project) {
            this.project = project;
            Evaluator evaluator = new Evaluator(project);
            ToolReader reader = new ToolReader();
            this.calls = new RegistrationCalls(evaluator, reader);
            this.handlers = new ListHandlers(evaluator, reader);
            this.objects = new DefinitionObjects(evaluator, reader);
        }

        void read(Collection<String> paths) {
            List<SyntaxFile> added = new ArrayList<>();
            paths.forEach(path -> project.file(path).ifPresent(added::add));
            added.forEach(file -> guarded(file, handlers::read));
            added.forEach(file -> guarded(file, calls::read));
            files.addAll(added);
        }

        /** Every recursion is bounded; should one be deeper than the stack all the same, it costs its file. */
        private void guarded(SyntaxFile file, Function<SyntaxFile, List<FoundTool>> read) {
            try {
                tools.addAll(read.apply(file));
            } catch (StackOverflowError tooDeep) {
                project.warn("source-too-deep", "The file is nested too deeply to be read.", file.path());
            }
        }

        /** Whether the way of the tools to the server was not found. */
        boolean needsMore() {
            return tools.stream().noneMatch(FoundTool::registered);
        }

        /** All that was found; definitions that nobody registers only where a way to the server was not followed. */
        List<FoundTool> finish() {
            if (!needsMore() && !calls.leftSomething()) {
                return tools.stream().filter(FoundTool::registered).toList();
            }
            files.forEach(file -> guarded(file, objects::read));
            return List.copyOf(tools);
        }
    }
}
