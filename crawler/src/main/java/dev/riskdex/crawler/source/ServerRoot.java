package dev.riskdex.crawler.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of a checkout that a manifest makes a package of its own.
 *
 * @param folder path below the top, empty for the top itself
 * @param names what other manifests call it, the name it is published under first
 * @param version where the manifest says it
 * @param description where the manifest says it
 * @param program whether the manifest declares something to start
 * @param manifest text of all its manifests
 */
record ServerRoot(
        String folder,
        Set<String> names,
        Optional<String> version,
        Optional<String> description,
        boolean program,
        String manifest) {

    private static final Pattern INTERNAL =
            Pattern.compile("\"private\"\\s*:\\s*true|^publish\\s*=\\s*false", Pattern.MULTILINE);
    private static final Set<String> TRIALS = Set.of(
            "test",
            "tests",
            "testing",
            "eval",
            "evals",
            "mock",
            "mocks",
            "example",
            "examples",
            "sample",
            "samples",
            "demo",
            "demos",
            "smoke",
            "bench",
            "benchmark",
            "benchmarks",
            "fixtures",
            "playground");
    /** A pattern with more stars, which no project needs, would take long to match. */
    private static final int MOST_STARS = 3;

    private static final Pattern PROJECTS =
            Pattern.compile("<ProjectReference\\s+Include=\"([^\"]{0,200}\\*[^\"]{0,200}\\.csproj)\"");

    /** Whether a path of the checkout lies in the folder. */
    boolean contains(String path) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    /** Whether its manifests say that it is published as an MCP server. */
    boolean published() {
        return manifest.contains("\"mcpName\"");
    }

    /** Whether its manifests say that it is not meant for others. */
    boolean internal() {
        return INTERNAL.matcher(manifest).find();
    }

    /** Whether a word of its folder's name says that it is there to try out another package. */
    boolean forTrials() {
        String last = folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(last.split("[^a-z]+", -1)).anyMatch(TRIALS::contains);
    }

    /** Whether its manifests name another package. */
    boolean names(ServerRoot other) {
        return other != this
                && (other.names.stream().anyMatch(name -> mentions(manifest, name)) || namesByPattern(other));
    }

    /** Whether a reference to projects by a pattern, such as {@code tools\\*\\src\\*.csproj}, means another package. */
    private boolean namesByPattern(ServerRoot other) {
        Matcher pattern = PROJECTS.matcher(manifest);
        while (pattern.find()) {
            String glob = pattern.group(1).replace('\\', '/').replaceFirst("^(?:\\.\\./|\\$\\([^)]*\\)/?)*", "");
            if (glob.chars().filter(c -> c == '*').count() > MOST_STARS) {
                continue;
            }
            String regex = Pattern.quote(glob).replace("**", "\\E.{0,200}\\Q").replace("*", "\\E[^/]{0,200}\\Q");
            boolean matches = other.names.stream()
                    .anyMatch(name -> (other.folder + "/" + name + ".csproj").matches("(?:.*/)?" + regex));
            if (matches) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has a name that is not a part of a longer one. */
    private static boolean mentions(String text, String name) {
        int at = text.indexOf(name);
        while (at >= 0) {
            if (!isNamePart(text, at - 1) && !isNamePart(text, at + name.length())) {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }
        return false;
    }

    private static boolean isNamePart(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '@';
    }
}
