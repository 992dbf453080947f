package dev.riskdex.crawler.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link to a repository, or to a folder in one, in one spelling for all the ways to write it.
 *
 * @param repository {@code owner/name} in lower case: the forge does not tell cases apart
 * @param folder in the repository, as written; empty for all of it
 */
record RepositoryLink(String repository, String folder) {

    private static final Pattern PATH = Pattern.compile("/(?<owner>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))/"
            + "(?<name>[A-Za-z0-9._-]{1,100}?)(?:\\.git)?"
            + "(?:/(?:tree|blob)/[^/]{1,250}(?:/(?<folder>[^:]{1,500}?))?)?/?");

    /** First parts of addresses of the forge that are no accounts. */
    private static final Set<String> NO_OWNERS = Set.of(
            "about",
            "apps",
            "collections",
            "features",
            "login",
            "marketplace",
            "orgs",
            "settings",
            "sponsors",
            "topics",
            "users");

    /** The repository that an absolute address leads to; empty for every other address, pages of issues included. */
    static Optional<RepositoryLink> of(String address) {
        try {
            URI uri = new URI(address.strip());
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean forge = host.equals("github.com") || host.equals("www.github.com");
            Matcher path = PATH.matcher(uri.getPath() == null ? "" : uri.getPath());
            if (!forge || !isWeb(uri) || !path.matches()) {
                return Optional.empty();
            }
            String owner = path.group("owner").toLowerCase(Locale.ROOT);
            String name = path.group("name").toLowerCase(Locale.ROOT);
            boolean dots = name.equals(".") || name.equals("..");
            return NO_OWNERS.contains(owner) || dots
                    ? Optional.empty()
                    : Optional.of(new RepositoryLink(owner + "/" + name, folder(path.group("folder"))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    }

    /** A file stands for the folder that it lies in. */
    private static String folder(@Nullable String path) {
        if (path == null || path.contains("..")) {
            return "";
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean file = last.toLowerCase(Locale.ROOT).matches(".{1,200}\\.(md|mdx|rst|txt|json|py|ts|js|go|rs)");
        return file ? path.substring(0, Math.max(0, path.length() - last.length() - 1)) : path;
    }

    /** The identity of the server there: the same as the source of this notation gives. */
    String id() {
        return "github:" + repository + (folder.isEmpty() ? "" : "/" + folder);
    }

    /** The source that reads it. */
    String notation() {
        return "github:" + repository + (folder.isEmpty() ? "" : ":" + folder);
    }

    String address() {
        return "https://github.com/" + repository;
    }
}
