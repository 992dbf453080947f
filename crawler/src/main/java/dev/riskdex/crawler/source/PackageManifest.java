package dev.riskdex.crawler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A package's {@code package.json}, as far as it says what the package is and where its code begins. */
final class PackageManifest {

    private static final Pattern GIT_ADDRESS = Pattern.compile(
            "(?:git\\+)?(?:https?|ssh|git)://(?:[^/@]*@)?([^/\\s:]+)(?::\\d+)?/(.+?)(?:\\.git)?/?(?:#.*)?");
    private static final Pattern GIT_SHELL = Pattern.compile("(?:[\\w.-]+@)([\\w.-]+):([^\\s]+?)(?:\\.git)?(?:#.*)?");
    private static final Pattern SHORTHAND =
            Pattern.compile("(?:(github|gitlab|bitbucket):)?([\\w.-]+/[\\w.-]+?)(?:\\.git)?(?:#.*)?");

    private final JsonNode json;

    PackageManifest(JsonNode json) {
        this.json = json;
    }

    Optional<String> name() {
        return text(json.path("name"));
    }

    Optional<String> version() {
        return text(json.path("version"));
    }

    Optional<String> description() {
        return text(json.path("description"));
    }

    Optional<String> homepage() {
        return text(json.path("homepage")).filter(address -> address.matches("https?://\\S+"));
    }

    /** The name under which the server is published in the registry of MCP servers, where it claims one. */
    Optional<String> mcpName() {
        return text(json.path("mcpName"));
    }

    /** The repository as an address that a browser opens, whatever notation it is written in. */
    Optional<String> repository() {
        JsonNode repository = json.path("repository");
        return text(repository.isObject() ? repository.path("url") : repository).flatMap(PackageManifest::webAddress);
    }

    static Optional<String> webAddress(String repository) {
        Matcher address = GIT_ADDRESS.matcher(repository);
        if (address.matches()) {
            return Optional.of("https://" + address.group(1) + "/" + address.group(2));
        }
        Matcher shorthand = SHORTHAND.matcher(repository);
        if (shorthand.matches()) {
            String host = shorthand.group(1) == null ? "github" : shorthand.group(1);
            String domain = host.equals("bitbucket") ? ".org/" : ".com/";
            return Optional.of("https://" + host + domain + shorthand.group(2));
        }
        Matcher shell = GIT_SHELL.matcher(repository);
        return shell.matches() ? Optional.of("https://" + shell.group(1) + "/" + shell.group(2)) : Optional.empty();
    }

    /** Packages that it needs at run time, with the versions that it accepts. */
    Map<String, String> dependencies() {
        Map<String, String> dependencies = new LinkedHashMap<>();
        for (String field : List.of("dependencies", "optionalDependencies", "peerDependencies")) {
            json.path(field)
                    .properties()
                    .forEach(entry -> dependencies.putIfAbsent(
                            entry.getKey(), entry.getValue().asString("*")));
        }
        return dependencies;
    }

    /**
     * Where the code of the server begins, likeliest first: the program named like the package, programs with
     * "mcp" or "server" in their name, other programs, then what other packages import.
     */
    List<String> entryPoints() {
        Set<String> paths = new LinkedHashSet<>();
        programs().stream().map(Program::path).forEach(path -> addPath(path, paths));
        addExports(json.path("exports"), paths, 0);
        addPath(json.path("module").asString(""), paths);
        addPath(json.path("main").asString(""), paths);
        if (paths.isEmpty()) {
            paths.add("index.js");
        }
        return List.copyOf(paths);
    }

    /** A command that the package installs. */
    private record Program(String name, String path) {}

    private List<Program> programs() {
        JsonNode bin = json.path("bin");
        String bareName = name().orElse("").replaceFirst("^@[^/]+/", "");
        if (bin.isString()) {
            return List.of(new Program(bareName, bin.stringValue()));
        }
        List<Program> programs = new ArrayList<>();
        bin.properties()
                .forEach(entry -> programs.add(
                        new Program(entry.getKey(), entry.getValue().asString(""))));
        programs.sort(Comparator.comparingInt(program -> rank(program.name(), bareName)));
        return programs;
    }

    private static int rank(String program, String bareName) {
        String lower = program.toLowerCase(Locale.ROOT);
        if (lower.equals(bareName.toLowerCase(Locale.ROOT))) {
            return 0;
        }
        return lower.contains("mcp") || lower.contains("server") ? 1 : 2;
    }

    private static void addExports(JsonNode exports, Set<String> paths, int depth) {
        if (exports.isString()) {
            addPath(exports.stringValue(), paths);
        } else if (exports.isObject() && depth < 4) {
            JsonNode self = exports.has(".") ? exports.get(".") : exports;
            for (String condition : List.of("node", "import", "module", "default", "require")) {
                addExports(self.path(condition), paths, depth + 1);
            }
            if (self.isString()) {
                addPath(self.stringValue(), paths);
            }
        }
    }

    private static void addPath(String path, Set<String> paths) {
        String clean = path.replaceFirst("^(\\./)+", "");
        if (!clean.isBlank() && !clean.contains("*")) {
            paths.add(clean);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("").strip()).filter(text -> !text.isEmpty());
    }
}
