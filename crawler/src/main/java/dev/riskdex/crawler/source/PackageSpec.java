package dev.riskdex.crawler.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package and, where given, the version of it that is wanted.
 *
 * @param name such as {@code @scope/name}
 * @param version an exact version, a range or a tag such as {@code latest}; absent for the latest
 */
public record PackageSpec(String name, Optional<String> version) {

    /** npm's own rule, with the capital letters that old packages have. */
    private static final Pattern SPEC = Pattern.compile(
            "(?<name>(?:@[A-Za-z0-9~_-][A-Za-z0-9._~-]*/)?[A-Za-z0-9~_-][A-Za-z0-9._~-]*)(?:@(?<version>.{0,256}))?");

    private static final int LONGEST_NAME = 214;

    /** Reads {@code NAME[@VERSION]}; empty when the name can be no npm package. */
    public static Optional<PackageSpec> find(String text) {
        Matcher matcher = SPEC.matcher(text);
        if (!matcher.matches() || matcher.group("name").length() > LONGEST_NAME) {
            return Optional.empty();
        }
        Optional<String> version =
                Optional.ofNullable(matcher.group("version")).map(String::strip).filter(found -> !found.isEmpty());
        return Optional.of(new PackageSpec(matcher.group("name"), version));
    }

    @Override
    public String toString() {
        return name + version.map(wanted -> "@" + wanted).orElse("");
    }
}
