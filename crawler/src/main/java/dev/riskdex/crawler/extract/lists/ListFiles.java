package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds the ready-made lists of a tree by the names of files and folders, and reads them. */
final class ListFiles {

    private static final String SNAPSHOTS = "__toolsnaps__";
    private static final Pattern GENERATED = Pattern.compile("(mcp)?tools?(definitions?|defs?|list|schemas?|manifest"
            + "|catalog|registry|spec)?(generated|gen|snapshot|static)?json");
    private static final Set<String> MANIFEST_FOLDERS = Set.of("tools", "tooldefinitions", "toolmanifests", "mcptools");
    private static final Set<String> DATA_ENDINGS = Set.of("yaml", "yml", "json");

    /** Files of packages that lie in a folder of tools and look like the manifest of one. */
    private static final Set<String> NO_MANIFESTS = Set.of("package.json", "composer.json", "manifest.json");

    private final SourceTree tree;

    private ListFiles(SourceTree tree) {
        this.tree = tree;
    }

    /** All lists of a tree that hold tools: those that say all of every tool first. */
    static List<ToolList> in(SourceTree tree) {
        ListFiles files = new ListFiles(tree);
        List<ToolList> lists = new ArrayList<>();
        lists.addAll(files.folders(SNAPSHOTS));
        lists.addAll(files.folders(""));
        tree.paths().stream()
                .filter(ProductFiles::contain)
                .forEach(path -> files.single(path).ifPresent(lists::add));
        lists.sort(Comparator.comparing(list -> !list.isFull()));
        return lists;
    }

    /** Whether a path may be a list of tools or a part of one, by its name. */
    static boolean isList(String path) {
        return isSnapshot(path)
                || isManifest(path)
                || isGenerated(path)
                || ListFile.nameOf(path).equals("manifest.json");
    }

    private static boolean isSnapshot(String path) {
        return ListFile.nameOf(ListFile.folderOf(path)).equals(SNAPSHOTS);
    }

    private static boolean isManifest(String path) {
        String name = ListFile.nameOf(path);
        return DATA_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                && MANIFEST_FOLDERS.contains(plain(ListFile.nameOf(ListFile.folderOf(path))))
                && !NO_MANIFESTS.contains(name)
                && ProductFiles.contain(ListFile.folderOf(path) + "/x");
    }

    private static boolean isGenerated(String path) {
        return path.endsWith(".json")
                && GENERATED.matcher(plain(ListFile.nameOf(path))).matches();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /** Lists of which every file is one tool; with no name for the folder, the folders of manifests. */
    private List<ToolList> folders(String snapshots) {
        Map<String, List<String>> folders = new TreeMap<>();
        tree.paths().stream()
                .filter(path -> snapshots.isEmpty() ? isManifest(path) : isSnapshot(path))
                .forEach(path -> folders.computeIfAbsent(ListFile.folderOf(path), it -> new ArrayList<>())
                        .add(path));
        List<ToolList> lists = new ArrayList<>();
        ToolList.Kind kind = snapshots.isEmpty() ? ToolList.Kind.MANIFEST : ToolList.Kind.SNAPSHOT;
        folders.forEach((folder, paths) -> {
            List<ToolDefinition> tools =
                    paths.stream().flatMap(path -> entry(path, kind).stream()).toList();
            if (2 * tools.size() > paths.size()) {
                lists.add(new ToolList(kind, folder, tools));
            }
        });
        return lists;
    }

    private Optional<ToolDefinition> entry(String path, ToolList.Kind kind) {
        return ListFile.of(tree, path)
                .flatMap(file -> file.data().flatMap(data -> ToolEntry.read(data, "", file, kind)));
    }

    private Optional<ToolList> single(String path) {
        if (ListFile.nameOf(path).equals("manifest.json")) {
            return ListFile.of(tree, path).flatMap(file -> file.data().flatMap(data -> bundle(file, data)));
        }
        return isGenerated(path) && !isManifest(path)
                ? ListFile.of(tree, path).flatMap(file -> file.data().flatMap(data -> generated(file, data)))
                : Optional.empty();
    }

    /** A list or map of definitions of which each is a tool. */
    private static Optional<ToolList> generated(ListFile file, JsonNode data) {
        JsonNode entries = data.path("tools").isContainer() ? data.path("tools") : data;
        List<ToolDefinition> tools = read(file, entries, ToolList.Kind.GENERATED);
        return tools.isEmpty() || tools.size() < entries.size()
                ? Optional.empty()
                : Optional.of(new ToolList(ToolList.Kind.GENERATED, file.path(), tools));
    }

    private static Optional<ToolList> bundle(ListFile file, JsonNode data) {
        if (!data.has("manifest_version") && !data.has("dxt_version")) {
            return Optional.empty();
        }
        List<ToolDefinition> recorded = new ArrayList<>();
        for (JsonNode vendor : data.path("_meta")) {
            JsonNode answer = vendor.path("static_responses").path("tools/list").path("tools");
            recorded.addAll(read(file, answer, ToolList.Kind.RECORDING));
        }
        ToolList.Kind kind = recorded.isEmpty() ? ToolList.Kind.BUNDLE : ToolList.Kind.RECORDING;
        List<ToolDefinition> tools = recorded.isEmpty() ? read(file, data.path("tools"), kind) : recorded;
        return tools.isEmpty() ? Optional.empty() : Optional.of(new ToolList(kind, file.path(), tools));
    }

    private static List<ToolDefinition> read(ListFile file, JsonNode entries, ToolList.Kind kind) {
        List<ToolDefinition> tools = new ArrayList<>();
        if (entries.isObject()) {
            entries.properties()
                    .forEach(entry -> ToolEntry.read(entry.getValue(), entry.getKey(), file, kind)
                            .ifPresent(tools::add));
        } else {
            entries.forEach(entry -> ToolEntry.read(entry, "", file, kind).ifPresent(tools::add));
        }
        return tools;
    }
}
