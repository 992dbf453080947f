package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.ParsedFiles;
import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.Grammar;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Python files of a tree: which may declare tools, and which file a module name means. */
final class PythonProject implements AutoCloseable {

    private final SourceTree tree;
    private final ParsedFiles files;
    private final List<String> paths;
    /** Paths by the last part of their module's name. */
    private final Map<String, List<String>> byModule = new HashMap<>();
    /** Paths of the files that hold a word, by the words that were asked for. */
    private final Map<String, List<String>> mentions = new HashMap<>();

    PythonProject(SourceTree tree, ExtractLimits limits) {
        this.tree = tree;
        this.files = new ParsedFiles(tree, limits);
        this.paths = tree.paths().stream()
                .filter(path -> path.endsWith(".py"))
                .filter(ProductFiles::contain)
                .toList();
        paths.forEach(path -> byModule.computeIfAbsent(lastPart(moduleName(path)), it -> new ArrayList<>())
                .add(path));
    }

    ParsedFiles files() {
        return files;
    }

    /** The files whose bytes speak of tools. */
    List<SyntaxFile> declaring() {
        List<SyntaxFile> found = new ArrayList<>();
        for (String path : paths) {
            byte[] bytes = tree.bytes(path);
            boolean speaks = Words.contains(bytes, "tool")
                    || Words.contains(bytes, "Tool")
                    || Words.contains(bytes, "inputSchema");
            if (speaks) {
                file(path).ifPresent(found::add);
            }
        }
        return found;
    }

    /** All files that hold a word, parsed. */
    List<SyntaxFile> mentioning(String word) {
        return mentions.computeIfAbsent(word, it -> files.having(it, paths)).stream()
                .flatMap(path -> file(path).stream())
                .toList();
    }

    Optional<SyntaxFile> file(String path) {
        return files.file(path, Grammar.PYTHON);
    }

    /**
     * The file of a module.
     *
     * @param importing path of the file that imports it
     * @param name dotted, with leading dots when relative
     */
    Optional<String> module(String importing, String name) {
        int dots = 0;
        while (dots < name.length() && name.charAt(dots) == '.') {
            dots++;
        }
        String relative = name.substring(dots).replace('.', '/');
        if (dots > 0) {
            String folder = importing;
            for (int i = 0; i < dots; i++) {
                folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
            }
            String base = folder.isEmpty() ? relative : relative.isEmpty() ? folder : folder + "/" + relative;
            return paths.stream()
                    .filter(path -> path.equals(base + ".py") || path.equals(base + "/__init__.py"))
                    .findFirst();
        }
        return byModule.getOrDefault(lastPart(relative), List.of()).stream()
                .filter(path -> endsWith(moduleName(path), relative))
                .max(Comparator.comparingInt((String path) -> shared(path, importing))
                        .thenComparing(Comparator.comparingInt(String::length).reversed()));
    }

    /** The folder of a package's files; empty when it is not known. */
    String folder(String packageName, String importing) {
        return module(importing, packageName)
                .map(path -> path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                .orElse("");
    }

    private static String moduleName(String path) {
        String bare = path.substring(0, path.length() - ".py".length());
        return bare.endsWith("/__init__") ? bare.substring(0, bare.length() - "/__init__".length()) : bare;
    }

    private static String lastPart(String module) {
        return module.substring(module.lastIndexOf('/') + 1);
    }

    private static boolean endsWith(String module, String name) {
        return module.equals(name) || module.endsWith("/" + name);
    }

    private static int shared(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    @Override
    public void close() {
        files.close();
    }
}
