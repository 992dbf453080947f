package dev.riskdex.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** Turns a canonical identity into the part of an address that stands for the server. */
public final class ServerSlug {

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*:(?://)?");
    private static final Pattern JOINED = Pattern.compile("[^\\p{L}\\p{N}._]+");
    private static final Pattern EDGES = Pattern.compile("^[-.]+|[-.]+$");

    private ServerSlug() {}

    /**
     * Drops the scheme ({@code npm:}, {@code github:}, …), lower-cases, and joins what is left with hyphens:
     * {@code npm:@scope/name} becomes {@code scope-name}. Two identities may share a slug; whoever stores them
     * then appends {@link #suffix(String)}.
     *
     * @param identity canonical identity of a server
     * @return lower-case letters of any script, digits, dots, underscores and hyphens; never empty
     */
    public static String of(String identity) {
        String withoutScheme = SCHEME.matcher(identity).replaceFirst("");
        String joined = JOINED.matcher(withoutScheme.toLowerCase(Locale.ROOT)).replaceAll("-");
        String slug = EDGES.matcher(joined).replaceAll("");
        return slug.isEmpty() ? "server-" + suffix(identity) : slug;
    }

    /** Six hex digits of the identity's SHA-256, to tell two servers with one slug apart. */
    public static String suffix(String identity) {
        return Sha256.hex(identity).substring(0, 6);
    }
}
