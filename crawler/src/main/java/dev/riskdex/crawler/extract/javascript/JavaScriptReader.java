package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.ExtractLimits;
import dev.riskdex.crawler.extract.Findings;
import dev.riskdex.crawler.extract.FoundTool;
import dev.riskdex.crawler.extract.LanguageReader;
import dev.riskdex.crawler.extract.SourceTree;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads tools from JavaScript and TypeScript: registration calls, list handlers, then loose definition objects. */
public final class JavaScriptReader implements LanguageReader {

    /** Without one of these in its bytes a file declares no tool, though others may import constants from it. */
    private static final List<String> SIGNS =
            List.of("ool(", "ool<", "setRequestHandler", "inputSchema", "parameters", "schema", "input_schema");

    /** A larger file is a bundle, of the server or of libraries; it is read only as long as no tools are found. */
    private static final int LIBRARY_BYTES = 512 << 10;

    @Override
    public Findings read(SourceTree tree, List<String> entryPoints, ExtractLimits limits) {
        try (Project project = new Project(tree, limits)) {
            Set<String> reachable = project.files().reachable(entryPoints);
            List<String> packages = Packages.importedBy(tree, reachable);
            List<String> entries = project.files().entries(entryPoints);
            List<FoundTool> tools = read(project, reachable, entries);
            if (tools.isEmpty()) {
                tools = read(project, project.files().all(), entries);
            }
            return new Findings(tools, project.warnings(), packages);
        }
    }

    /** Reads the smaller files, then large ones one by one, the entry points first, until the tools are found. */
    private static List<FoundTool> read(Project project, Collection<String> paths, List<String> entryPoints) {
        List<String> large = paths.stream()
                .filter(path -> project.bytes(path).length > LIBRARY_BYTES)
                .sorted(Comparator.comparing((String path) -> !entryPoints.contains(path))
                        .thenComparing(path -> -project.count(path, "inputSchema")))
                .toList();
        List<String> small =
                paths.stream().filter(path -> !large.contains(path)).toList();
        Reading reading = new Reading(project);
        reading.read(small);
        for (String path : large) {
            if (reading.needsMore()) {
                reading.read(List.of(path));
            }
        }
        List<FoundTool> tools = reading.finish();
        if (project.isSpent()) {
            project.warn("extraction-cut-short", "Time or memory was used up before everything was read.", "");
        }
        return tools;
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
            project.include(paths);
            List<SyntaxFile> added = new ArrayList<>();
            for (String path : paths) {
                if (SIGNS.stream().anyMatch(sign -> project.mentions(path, sign)) && !project.isSpent()) {
                    project.file(path).ifPresent(added::add);
                }
            }
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
