package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.files.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows what imports without a dot may mean inside a tree: packages of the same workspace by their names, aliases of
 * {@code tsconfig.json} ({@code @src/*}) and those of {@code package.json} ({@code #lib/*}).
 */
final class ModuleNames {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private static final int LARGEST = 256 << 10;
    private static final int MOST = 2_000;
    /** Folders that a build writes to, and where the source of that usually is. */
    private static final List<String> BUILT = List.of("dist", "build", "lib", "out");

    /** A pattern with at most one star, valid for files below a folder, and what it stands for. */
    private record Alias(String folder, String pattern, List<String> targets) {}

    private final List<Alias> aliases = new ArrayList<>();

    ModuleNames(SourceTree tree) {
        for (String path : tree.paths()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            boolean config = name.startsWith("tsconfig") && name.endsWith(".json") || name.equals("jsconfig.json");
            boolean wanted = config || name.equals("package.json");
            if (wanted && aliases.size() < MOST && tree.bytes(path).length <= LARGEST) {
                String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
                JsonNode json = read(tree.bytes(path));
                if (config) {
                    config(folder, json.path("compilerOptions"));
                } else {
                    manifest(folder, json);
                }
            }
        }
        aliases.sort(Comparator.comparingInt((Alias alias) -> alias.folder().length())
                .thenComparingInt(alias -> alias.pattern().length())
                .reversed());
    }

    private static JsonNode read(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            // A manifest that is none names nothing.
            return JSON.createObjectNode();
        }
    }

    private void config(String folder, JsonNode options) {
        String base = join(folder, options.path("baseUrl").asString("."));
        options.path("paths").forEachEntry((pattern, targets) -> {
            List<String> all = new ArrayList<>();
            targets.forEach(target -> all.add(join(base, target.asString(""))));
            aliases.add(new Alias(folder, pattern, all));
        });
    }

    private void manifest(String folder, JsonNode json) {
        json.path("imports")
                .forEachEntry((pattern, target) -> aliases.add(new Alias(folder, pattern, paths(folder, target))));
        String name = json.path("name").asString("");
        if (name.isEmpty()) {
            return;
        }
        Map<String, List<String>> entries = new LinkedHashMap<>();
        List<String> main = new ArrayList<>();
        JsonNode exports = json.path("exports");
        boolean keyed = exports.isObject()
                && exports.propertyStream().anyMatch(it -> it.getKey().startsWith("."));
        if (keyed) {
            exports.forEachEntry((key, target) -> entries.put(name + key.substring(1), paths(folder, target)));
        } else {
            main.addAll(paths(folder, exports));
        }
        for (String field : List.of("source", "module", "main")) {
            main.addAll(paths(folder, json.path(field)));
        }
        main.add(join(folder, "src/index"));
        main.add(join(folder, "index"));
        entries.computeIfAbsent(name, it -> new ArrayList<>()).addAll(main);
        entries.computeIfAbsent(name + "/*", it -> new ArrayList<>())
                .addAll(List.of(join(folder, "*"), join(folder, "src/*")));
        entries.forEach((pattern, targets) -> aliases.add(new Alias("", pattern, targets)));
    }

    /** The paths that an entry of a manifest may lead to, those of the source of built files behind them. */
    private static List<String> paths(String folder, JsonNode target) {
        List<String> all = new ArrayList<>();
        if (target.isString()) {
            String path = join(folder, target.asString());
            all.add(path);
            for (String built : BUILT) {
                String below = join(folder, built) + "/";
                if (path.startsWith(below)) {
                    String rest = path.substring(below.length());
                    all.add(join(folder, "src/" + rest));
                    all.add(join(folder, rest));
                }
            }
        }
        if (target.isObject() || target.isArray()) {
            target.forEach(inner -> all.addAll(paths(folder, inner)));
        }
        return all;
    }

    /** Paths without their endings being known, in the order in which they are to be tried. */
    List<String> candidates(String from, String specifier) {
        List<String> found = new ArrayList<>();
        for (Alias alias : aliases) {
            boolean valid = alias.folder().isEmpty() || from.startsWith(alias.folder() + "/");
            int star = alias.pattern().indexOf('*');
            String before = star < 0 ? alias.pattern() : alias.pattern().substring(0, star);
            String after = star < 0 ? "" : alias.pattern().substring(star + 1);
            boolean matches = star < 0
                    ? specifier.equals(before)
                    : specifier.length() >= before.length() + after.length()
                            && specifier.startsWith(before)
                            && specifier.endsWith(after);
            if (valid && matches) {
                String middle =
                        star < 0 ? "" : specifier.substring(before.length(), specifier.length() - after.length());
                alias.targets().forEach(target -> found.add(target.replace("*", middle)));
            }
        }
        return found;
    }

    private static String join(String folder, String relative) {
        return ProjectFiles.join(folder, relative);
    }
}
