package dev.riskdex.crawler.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as semver orders them; build metadata does not count.
 *
 * @param prerelease what stands behind the hyphen, such as {@code beta.2}; empty for a release
 */
public record Version(long major, long minor, long patch, String prerelease) implements Comparable<Version> {

    private static final Pattern TEXT = Pattern.compile(
            "[v=\\s]*(\\d{1,15})\\.(\\d{1,15})\\.(\\d{1,15})(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?\\s*");

    static Version of(long major, long minor, long patch) {
        return new Version(major, minor, patch, "");
    }

    /** Reads a full version; empty when it is none. */
    public static Optional<Version> find(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Version(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                matcher.group(4) == null ? "" : matcher.group(4)));
    }

    boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /** Whether both have the same three numbers. */
    boolean sameNumbers(Version other) {
        return major == other.major && minor == other.minor && patch == other.patch;
    }

    @Override
    public int compareTo(Version other) {
        int numbers = Long.compare(major, other.major);
        if (numbers == 0) {
            numbers = Long.compare(minor, other.minor);
        }
        if (numbers == 0) {
            numbers = Long.compare(patch, other.patch);
        }
        return numbers != 0 ? numbers : comparePrerelease(other);
    }

    private int comparePrerelease(Version other) {
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        String[] own = prerelease.split("\\.", -1);
        String[] theirs = other.prerelease.split("\\.", -1);
        for (int i = 0; i < Math.min(own.length, theirs.length); i++) {
            int order = compareIdentifier(own[i], theirs[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(own.length, theirs.length);
    }

    private static int compareIdentifier(String own, String theirs) {
        boolean ownNumber = own.matches("\\d{1,18}");
        boolean theirNumber = theirs.matches("\\d{1,18}");
        if (ownNumber && theirNumber) {
            return Long.compare(Long.parseLong(own), Long.parseLong(theirs));
        }
        return ownNumber == theirNumber ? own.compareTo(theirs) : ownNumber ? -1 : 1;
    }
}
