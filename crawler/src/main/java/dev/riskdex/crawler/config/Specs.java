package dev.riskdex.crawler.config;

import dev.riskdex.crawler.config.ServerIdentity.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How packages and images are written on a command line, each with the version that is asked for. */
final class Specs {

    /** A version, a range or a tag; what is longer or has other characters may be an address with a password. */
    private static final String VERSION = "[\\w.^~<>=*|+-]{1,60}";

    private static final Pattern NPM =
            Pattern.compile("(?:npm:)?((?:@[\\w.~-]{1,214}/)?[\\w.~-]{1,214})(?:@(" + VERSION + "))?");
    private static final Pattern PYPI = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9._-]*)(?:\\[[\\w,. -]*])?(?:(?:==|@)(" + VERSION + ")|[<>~!=][\\w.<>=~!,* ]*)?");
    private static final Pattern NUGET = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,100})(?:@(" + VERSION + "))?");
    private static final Pattern IMAGE = Pattern.compile(
            "((?:[\\w.-]+(?::\\d+)?/)?[a-z0-9][\\w./-]*)(?::([\\w.-]{1,128}))?(?:@(sha256:[0-9a-f]+))?");

    private Specs() {}

    static Optional<ServerIdentity> npm(String text) {
        return read(NPM, Kind.NPM, text);
    }

    static Optional<ServerIdentity> nuget(String text) {
        return read(NUGET, Kind.NUGET, text);
    }

    static Optional<ServerIdentity> python(String text) {
        return read(PYPI, Kind.PYPI, text)
                .map(found -> new ServerIdentity(
                        Kind.PYPI, found.name().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-"), found.version()));
    }

    /** A digest says more than a tag. */
    static Optional<ServerIdentity> image(String text) {
        Matcher matcher = IMAGE.matcher(text);
        return matcher.matches() && !Secrets.looksLikeKey(text)
                ? Optional.of(new ServerIdentity(
                        Kind.IMAGE,
                        matcher.group(1),
                        Optional.ofNullable(matcher.group(3)).or(() -> Optional.ofNullable(matcher.group(2)))))
                : Optional.empty();
    }

    private static Optional<ServerIdentity> read(Pattern pattern, Kind kind, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches()
                ? Optional.of(new ServerIdentity(kind, matcher.group(1), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }
}
