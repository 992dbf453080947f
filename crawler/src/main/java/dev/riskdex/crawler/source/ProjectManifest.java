package dev.riskdex.crawler.source;

import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the manifests of a folder say about the package in it, read line by line: enough to tell packages apart and to
 * call them by their names, whatever the build tool.
 */
final class ProjectManifest {

    private static final Set<String> NAMES = Set.of(
            "package.json",
            "pyproject.toml",
            "setup.py",
            "setup.cfg",
            "go.mod",
            "Cargo.toml",
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "composer.json",
            "Package.swift",
            "mix.exs",
            "Gemfile");
    private static final List<String> ENDINGS = List.of(".csproj", ".gemspec");

    private static final Pattern LINE_NAME =
            Pattern.compile("^\\s*(?:s\\.|spec\\.)?name\\s*[=:]\\s*[\"']?([\\w.@/-]+)", Pattern.MULTILINE);
    private static final Pattern LINE_VERSION =
            Pattern.compile("^\\s*version\\s*=\\s*[\"']([\\w.+-]+)[\"']", Pattern.MULTILINE);
    private static final Pattern LINE_DESCRIPTION =
            Pattern.compile("^\\s*description\\s*=\\s*[\"'](.+?)[\"']\\s*$", Pattern.MULTILINE);
    private static final Pattern GO_MODULE = Pattern.compile("^module\\s+(\\S+)", Pattern.MULTILINE);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>\\s*([\\w.-]+)\\s*</artifactId>");
    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern ELIXIR_APP = Pattern.compile("\\bapp:\\s*:(\\w+)");

    /** Signs of something that can be started. */
    private static final Pattern PROGRAM = Pattern.compile(
            "\"bin\"\\s*:|\\[project\\.scripts\\]|\\[tool\\.poetry\\.scripts\\]"
                    + "|console_scripts|<OutputType>Exe|Microsoft\\.NET\\.Sdk\\.Web|\\[\\[bin\\]\\]|\\.executableTarget"
                    + "|spec\\.executables|^module\\s",
            Pattern.MULTILINE);

    private ProjectManifest() {}

    static boolean isManifest(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return NAMES.contains(name) || ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * The package of a folder.
     *
     * @param manifests texts of the manifests in it, by path; may be none
     */
    static ServerRoot root(String folder, Map<String, String> manifests) {
        Set<String> names = new LinkedHashSet<>();
        Optional<String> version = Optional.empty();
        Optional<String> description = Optional.empty();
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, String> manifest : manifests.entrySet()) {
            String file = manifest.getKey().substring(manifest.getKey().lastIndexOf('/') + 1);
            String text = manifest.getValue();
            name(file, text).ifPresent(names::add);
            boolean json = file.endsWith(".json");
            version = version.or(() -> json ? field(text, "version") : find(LINE_VERSION, text));
            description = description.or(() -> json ? field(text, "description") : find(LINE_DESCRIPTION, text));
            all.append(text).append('\n');
        }
        String text = all.toString();
        return new ServerRoot(
                folder, names, version, description, PROGRAM.matcher(text).find(), text);
    }

    /** The server of an MCP bundle, by its {@code manifest.json}. */
    static ServerRoot bundle(String manifest) {
        return new ServerRoot(
                "",
                field(manifest, "name").map(Set::of).orElse(Set.of()),
                field(manifest, "version"),
                field(manifest, "description"),
                true,
                manifest);
    }

    private static Optional<String> name(String file, String text) {
        return switch (file) {
            case "package.json", "composer.json" -> field(text, "name");
            case "go.mod" -> find(GO_MODULE, text);
            case "pom.xml" -> find(ARTIFACT, PARENT.matcher(text).replaceFirst(""));
            case "mix.exs" -> find(ELIXIR_APP, text);
            case "build.gradle", "build.gradle.kts", "Gemfile" -> Optional.empty();
            default ->
                ENDINGS.stream().anyMatch(file::endsWith)
                        ? Optional.of(file.substring(0, file.lastIndexOf('.')))
                        : find(LINE_NAME, text);
        };
    }

    /** A text of a JSON object; empty when the manifest is no JSON. */
    private static Optional<String> field(String json, String key) {
        return JsonTreeReader.strict(ReadLimits.DEFAULT)
                .read(json, "")
                .root()
                .map(root -> root.path(key).asString("").strip())
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
