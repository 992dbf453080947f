package dev.riskdex.crawler.source;

import dev.riskdex.crawler.extract.files.ProductFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which modules of the libraries in a checkout the scripts of a package import by the libraries' names. */
final class LibraryImports {

    private static final Pattern SCRIPT = Pattern.compile(".*\\.(js|mjs|cjs|jsx|ts|mts|cts|tsx)");
    private static final Pattern IMPORT =
            Pattern.compile("(?:from|import|require\\()\\s*\\(?[\"']([^\"'\\s]{1,200})[\"']");

    private final Map<String, ServerRoot> libraries = new TreeMap<>();
    private final Function<ServerRoot, Map<String, byte[]>> filesOf;

    LibraryImports(Set<ServerRoot> packages, Function<ServerRoot, Map<String, byte[]>> filesOf) {
        this.filesOf = filesOf;
        packages.forEach(root -> root.names().forEach(name -> libraries.put(name, root)));
    }

    /** The scripts of a package, then all modules of libraries that they or such modules import by name. */
    List<String> entryPoints(ServerRoot server) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(scripts(server, ""));
        Map<String, byte[]> files = new TreeMap<>();
        libraries.values().forEach(library -> files.putAll(filesOf.apply(library)));
        files.putAll(filesOf.apply(server));
        while (!open.isEmpty()) {
            String path = open.remove();
            byte[] bytes = files.get(path);
            if (bytes != null && reached.add(path)) {
                open.addAll(imported(new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        return List.copyOf(reached);
    }

    private List<String> imported(String script) {
        Set<String> modules = new LinkedHashSet<>();
        Matcher imports = IMPORT.matcher(script);
        while (imports.find()) {
            String specifier = imports.group(1);
            libraries.forEach((name, library) -> {
                if (specifier.equals(name)) {
                    modules.addAll(scripts(library, ""));
                } else if (specifier.startsWith(name + "/")) {
                    modules.addAll(named(library, specifier.substring(name.length() + 1)));
                }
            });
        }
        return List.copyOf(modules);
    }

    /** The modules that a path in a library means; all, where it is mapped to another place. */
    private List<String> named(ServerRoot library, String path) {
        String plain = path.replaceFirst("\\.(js|ts|mjs)$", "");
        List<String> found = scripts(library, plain);
        return found.isEmpty() ? scripts(library, "") : found;
    }

    private List<String> scripts(ServerRoot root, String module) {
        String start = root.folder().isEmpty() ? "" : root.folder() + "/";
        return filesOf.apply(root).keySet().stream()
                .filter(path -> SCRIPT.matcher(path).matches() && ProductFiles.contain(path))
                .filter(path -> module.isEmpty()
                        || path.startsWith(start + module + ".")
                        || path.startsWith(start + module + "/index."))
                .toList();
    }
}
