package dev.riskdex.crawler.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what is a secret in plain text: a value that looks like a key, or any value of something named like one. */
final class Secrets {

    private static final List<String> NAMES = Launchers.list("secretNames");
    private static final Set<String> NAME_WORDS = Launchers.words("secretNameWords");
    private static final List<String> BEGINNINGS = Launchers.list("secretValues");
    private static final List<String> PLACEHOLDERS = Launchers.list("placeholders");

    /** Values that a client fills in: {@code ${X}}, {@code $X}, {@code %X%}, {@code {env:X}}, <code>${{ secrets.X }}</code>. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{.*}|\\$[A-Za-z_]\\w*|%[A-Za-z_]\\w*%|\\{(env|file):[^}]*}", Pattern.DOTALL);

    private static final Pattern WORD_ENDS = Pattern.compile("(?<=[a-z])(?=[A-Z])|[^A-Za-z]+");

    private static final Pattern HARMLESS = Pattern.compile("(?i)|true|false|yes|no|on|off|none|\\d{1,3}");

    /** Long runs of letters and digits mixed are keys more often than words. */
    private static final Pattern KEY_LIKE = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9_\\-+/=.]{24,}");

    private static final Pattern PATH_OR_PACKAGE =
            Pattern.compile("(?i)[@/.~].*|[a-z]:[\\\\/].*|.*\\.(js|mjs|cjs|ts|py|json|jar)");

    /** Behind the name of the scheme stands the secret. */
    private static final Pattern SCHEME = Pattern.compile("(?i)(bearer|basic|token)\\s+");

    private Secrets() {}

    /** Whether a name of a variable, header, option or field says that its value is secret. */
    static boolean namesSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::contains)
                || WORD_ENDS.splitAsStream(name).anyMatch(word -> NAME_WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether the value is, in plain text, what the name says is secret, or looks like a key under any name. */
    static boolean literal(String name, String value) {
        String bare = SCHEME.matcher(value.strip()).replaceFirst("");
        boolean stated = !HARMLESS.matcher(bare).matches()
                && !REFERENCE.matcher(bare).find()
                && PLACEHOLDERS.stream().noneMatch(bare.toLowerCase(Locale.ROOT)::startsWith);
        return stated && (namesSecret(name) && !PATH_OR_PACKAGE.matcher(bare).matches() || looksLikeKey(bare));
    }

    /** Whether a text looks like a key whatever it is called. */
    static boolean looksLikeKey(String text) {
        return BEGINNINGS.stream().anyMatch(text::startsWith) && text.length() > 12
                || !PATH_OR_PACKAGE.matcher(text).matches()
                        && !text.contains("://")
                        && KEY_LIKE.matcher(text).matches();
    }
}
