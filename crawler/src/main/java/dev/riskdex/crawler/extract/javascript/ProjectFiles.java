package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Knows which files of a tree are JavaScript or TypeScript, which of them count, and what an import refers to. */
final class ProjectFiles {

    private static final List<String> ENDINGS = List.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx");
    private static final List<String> TYPES = List.of(".d.ts", ".d.mts", ".d.cts");

    private final SourceTree tree;
    private final Set<String> paths;
    private final ModuleNames names;

    ProjectFiles(SourceTree tree) {
        this.tree = tree;
        this.paths = new HashSet<>(tree.paths());
        this.names = new ModuleNames(tree);
    }

    static boolean isScript(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith) && TYPES.stream().noneMatch(lower::endsWith);
    }

    static boolean isTypeScript(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith("ts");
    }

    /** Every file of the language that is no test, example, document or vendored package. */
    List<String> all() {
        return tree.paths().stream()
                .filter(ProjectFiles::isScript)
                .filter(ProductFiles::contain)
                .toList();
    }

    /** The files that entry points refer to. */
    List<String> entries(List<String> entryPoints) {
        return entryPoints.stream()
                .flatMap(entry -> resolve("", entry.startsWith("./") ? entry : "./" + entry).stream())
                .distinct()
                .toList();
    }

    /** The files reachable from entry points by relative imports, the entry points first. */
    Set<String> reachable(List<String> entryPoints) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.addAll(entries(entryPoints));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (isScript(path) && reached.add(path)) {
                for (String specifier : ImportScan.specifiers(tree.bytes(path))) {
                    resolve(path, specifier).ifPresent(open::add);
                }
            }
        }
        return reached;
    }

    /** The file that an import refers to; empty for packages of others and for files that are not there. */
    Optional<String> resolve(String from, String specifier) {
        if (specifier.startsWith(".") || specifier.startsWith("/")) {
            return file(join(from.substring(0, Math.max(0, from.lastIndexOf('/'))), specifier));
        }
        return names.candidates(from, specifier).stream()
                .flatMap(candidate -> file(candidate).stream())
                .findFirst();
    }

    private Optional<String> file(String base) {
        if (paths.contains(base)) {
            return Optional.of(base);
        }
        for (String candidate : List.of(base, base.isEmpty() ? "index" : base + "/index")) {
            for (String ending : ENDINGS) {
                if (paths.contains(candidate + ending)) {
                    return Optional.of(candidate + ending);
                }
            }
        }
        return sourceOf(base);
    }

    /** TypeScript imports {@code ./x.js} and means {@code ./x.ts}. */
    private Optional<String> sourceOf(String base) {
        for (String ending : List.of(".js", ".mjs", ".cjs")) {
            String source = base.endsWith(ending) ? base.substring(0, base.length() - 2) + "ts" : "";
            if (paths.contains(source)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /** A path below a folder, without dots. */
    static String join(String folder, String relative) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + relative).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
