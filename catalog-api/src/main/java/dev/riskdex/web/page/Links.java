package dev.riskdex.web.page;

import dev.riskdex.classifier.policy.Profile;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of pages and files, below the root of the server. */
public final class Links {

    private Links() {}

    /** The page of a server. */
    public static String server(String slug) {
        return "/servers/" + encode(slug);
    }

    /** The page of a tool. */
    public static String tool(String slug, String name) {
        return fitsIntoAPath(name)
                ? server(slug) + "/tools/" + encode(name)
                : server(slug) + "/tools?tool=" + encode(name);
    }

    /** The recommended policy of a server, to save. */
    public static String serverPolicy(String slug) {
        return "/api/v1" + server(slug) + "/policy.json?download";
    }

    /** The recommended policy of a server by a profile, to save. */
    public static String serverPolicy(String slug, Profile profile) {
        return serverPolicy(slug) + "&profile=" + profile.id();
    }

    /** Where a policy for a server is built. */
    public static String policyBuilder(String slug) {
        return server(slug) + "/policy";
    }

    /** The recommended policy of one tool, to save. */
    public static String toolPolicy(String slug, String name) {
        return fitsIntoAPath(name)
                ? "/api/v1" + server(slug) + "/tools/" + encode(name) + "/policy.json?download"
                : "/api/v1" + server(slug) + "/policy.json?download&tool=" + encode(name);
    }

    /** The JSON twin of a page. */
    public static String json(String page) {
        return "/api/v1" + page;
    }

    /** The page of a category. */
    public static String category(Category category) {
        return "/categories/" + category.slug();
    }

    /** All tools of a severity. */
    public static String severity(Severity severity) {
        return "/search?severity=" + severity.slug();
    }

    /** The page of an attack pattern. */
    public static String attackPattern(String id) {
        return "/attack-patterns/" + encode(id);
    }

    /** Text as a part of a path or a value of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Proxies, servers and browsers each have their own idea of dots, slashes and percent signs in paths. */
    private static boolean fitsIntoAPath(String name) {
        return !name.equals(".")
                && !name.equals("..")
                && name.codePoints()
                        .noneMatch(character -> Character.isISOControl(character)
                                || Character.getType(character) == Character.SURROGATE
                                || "/\\%;".indexOf(character) >= 0);
    }
}
