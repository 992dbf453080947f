package dev.riskdex.crawler.source;

import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.lists.ReadyLists;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells the packages of a checkout apart: each folder with a manifest is one, and a file belongs to the innermost. A
 * package that others name in their manifests and that has no program of its own is a library of theirs.
 */
final class ServerRoots {

    private final List<ServerRoot> roots;
    private final Map<String, byte[]> files;
    private final Map<ServerRoot, Map<String, byte[]>> own = new LinkedHashMap<>();

    private ServerRoots(List<ServerRoot> roots, Map<String, byte[]> files) {
        this.roots = roots;
        this.files = files;
        roots.forEach(root -> own.put(root, new TreeMap<>()));
        List<ServerRoot> innermostFirst = roots.stream()
                .sorted(Comparator.comparingInt(
                                (ServerRoot root) -> root.folder().length())
                        .reversed())
                .toList();
        files.forEach((path, bytes) -> innermostFirst.stream()
                .filter(root -> root.contains(path))
                .findFirst()
                .ifPresent(root -> filesOf(root).put(path, bytes)));
    }

    /** The packages of a checkout; its top is always one. */
    static ServerRoots in(Map<String, byte[]> files) {
        Map<String, List<String>> manifests = new TreeMap<>();
        manifests.put("", new ArrayList<>());
        for (String path : files.keySet()) {
            if (ProjectManifest.isManifest(path) && ProductFiles.contain(path)) {
                String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
                manifests.computeIfAbsent(folder, it -> new ArrayList<>()).add(path);
            }
        }
        List<ServerRoot> roots = new ArrayList<>();
        manifests.forEach((folder, paths) -> roots.add(ProjectManifest.root(
                folder,
                paths.stream()
                        .collect(
                                LinkedHashMap::new,
                                (texts, path) -> texts.put(path, new String(files.get(path), StandardCharsets.UTF_8)),
                                Map::putAll))));
        return new ServerRoots(roots, files);
    }

    /** The packages that may be servers: those that are not merely libraries of others. */
    List<ServerRoot> servers() {
        return roots.stream()
                .filter(root -> root.folder().isEmpty()
                        || root.program()
                        || roots.stream().noneMatch(other -> !other.folder().isEmpty() && other.names(root)))
                .toList();
    }

    /**
     * The files of a package and of the packages that it names, directly or by others, and lists of tools that lie in
     * the packages around it.
     */
    Map<String, byte[]> filesWithLibraries(ServerRoot server) {
        Map<String, byte[]> all = new TreeMap<>();
        roots.stream()
                .filter(root -> root != server && server.folder().startsWith(root.folder()))
                .forEach(root -> filesOf(root).forEach((path, bytes) -> {
                    if (ReadyLists.isList(path)) {
                        all.put(path, bytes);
                    }
                }));
        withLibraries(server).forEach(root -> all.putAll(filesOf(root)));
        return all;
    }

    /** Whether a file belongs to a package or its libraries. */
    boolean owns(ServerRoot server, String path) {
        return withLibraries(server).stream().anyMatch(root -> filesOf(root).containsKey(path));
    }

    private Set<ServerRoot> withLibraries(ServerRoot server) {
        Set<ServerRoot> reached = new LinkedHashSet<>();
        Deque<ServerRoot> open = new ArrayDeque<>(List.of(server));
        while (!open.isEmpty()) {
            ServerRoot root = open.remove();
            if (reached.add(root) && !root.folder().isEmpty()) {
                roots.stream()
                        .filter(other -> !other.program() && !other.folder().isEmpty() && root.names(other))
                        .forEach(open::add);
            }
        }
        return reached;
    }

    /**
     * Where reading the scripts of a package begins when it shares libraries: with its own files, and with those of the
     * libraries that any of these imports by name. Empty where nothing can be left out.
     */
    List<String> entryPoints(ServerRoot server) {
        Set<ServerRoot> reached = withLibraries(server);
        return reached.size() < 2 ? List.of() : new LibraryImports(reached, this::filesOf).entryPoints(server);
    }

    /** All files of the checkout. */
    Map<String, byte[]> files() {
        return files;
    }

    private Map<String, byte[]> filesOf(ServerRoot root) {
        return own.getOrDefault(root, Map.of());
    }
}
