package dev.riskdex.crawler.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one identity of a server that can be reached in several ways: that of the first of these that it has.
 *
 * <ol>
 *   <li>its package: {@code npm:NAME}, {@code pypi:NAME}, {@code nuget:NAME}, {@code docker:IMAGE}, in this order, without
 *       version
 *   <li>its repository: {@code github:OWNER/REPO[/FOLDER]}, or {@code HOST/OWNER/REPO[/FOLDER]} of another forge; lower
 *       case, without {@code .git}, branch and fragment
 *   <li>its remote address, without query
 *   <li>the name that a registry gives it: {@code mcp:NAME}
 * </ol>
 *
 * <p>So an entry that names the package {@code npm:notes-mcp}, the package itself and a configuration that starts it are
 * one server, whatever registry lists it. A package comes before a repository because one repository may hold many
 * servers, and before the registry's name because the other ways to reach it do not know that name.
 */
final class CanonicalIdentity {

    private static final List<String> PACKAGES = List.of("npm:", "pypi:", "nuget:", "docker:");

    private static final Pattern REPOSITORY = Pattern.compile("(?i)(?:git\\+)?(?:https?|ssh|git)://(?:[^/@\\s]+@)?"
            + "(?<host>[a-z0-9.-]+)(?::\\d+)?/(?<owner>[\\w.-]+)/(?<name>[\\w.-]+?)(?:\\.git)?"
            + "(?:/(?:-/)?(?:tree|blob)/[^/?#]+(?:/(?<folder>[^?#]*))?)?/?(?:[?#].*)?");

    private static final Pattern SHORT = Pattern.compile("git@(?<host>[a-z0-9.-]+):(?<path>.+)");

    private CanonicalIdentity() {}

    /**
     * @param packages identities of its packages, such as {@code npm:NAME}
     * @param repository of its source, where known
     * @param remotes addresses without query
     * @param name the name that a registry gives it
     */
    static String of(List<String> packages, Optional<Repository> repository, List<String> remotes, String name) {
        Stream<String> best = PACKAGES.stream()
                .flatMap(kind -> packages.stream().filter(id -> id.startsWith(kind)))
                .limit(1);
        return best.findFirst()
                .or(() -> repository.map(Repository::identity))
                .or(() -> remotes.stream().findFirst())
                .orElse("mcp:" + name);
    }

    /**
     * The repository of an address.
     *
     * @param folder a folder that is told apart from the address; else that of the address, if any
     */
    static Optional<Repository> repository(String address, String folder) {
        Matcher brief = SHORT.matcher(address);
        Matcher matcher = REPOSITORY.matcher(
                brief.matches() ? "ssh://" + brief.group("host") + "/" + brief.group("path") : address);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String inAddress = Optional.ofNullable(matcher.group("folder")).orElse("");
        String below = (folder.isEmpty() ? inAddress : folder).replaceAll("^(\\./|/)+|/+$", "");
        boolean strange = below.length() > 300 || below.contains(":") || below.matches("(.*/)?\\.\\.?(/.*)?");
        return Optional.of(new Repository(
                matcher.group("host").toLowerCase(Locale.ROOT),
                matcher.group("owner") + "/" + matcher.group("name"),
                strange ? "" : below));
    }

    /**
     * A repository of a forge.
     *
     * @param host of the forge, in lower case
     * @param path {@code OWNER/NAME} as written
     * @param folder of the server in it, without slashes around it; empty for the whole
     */
    record Repository(String host, String path, String folder) {

        boolean onGithub() {
            return host.equals("github.com") || host.equals("www.github.com");
        }

        String identity() {
            String below = folder.isEmpty() ? "" : "/" + folder;
            return (onGithub() ? "github:" : host + "/") + path.toLowerCase(Locale.ROOT) + below;
        }

        /** The notation of the source that reads it; only GitHub's can be. */
        Optional<String> place() {
            return onGithub()
                    ? Optional.of("github:" + path + (folder.isEmpty() ? "" : ":" + folder))
                    : Optional.empty();
        }
    }
}
