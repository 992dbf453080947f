package dev.riskdex.crawler.source;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a Python package, ordered as PEP 440 says: epoch, release numbers, then development releases before
 * prereleases before the release before post-releases.
 *
 * @param text as published
 * @param prerelease whether an installer takes it only when asked for
 */
record PythonVersion(String text, List<BigInteger> key, boolean prerelease) implements Comparable<PythonVersion> {

    private static final Pattern FORM =
            Pattern.compile("v?(?:(?<epoch>\\d{1,9})!)?(?<release>\\d{1,18}(?:\\.\\d{1,18}){0,8})"
                    + "(?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preno>\\d{0,9}))?"
                    + "(?<post>(?:-(?<postno1>\\d{1,9}))|(?:[-_.]?(?:post|rev|r)[-_.]?(?<postno2>\\d{0,9})))?"
                    + "(?<dev>[-_.]?dev[-_.]?(?<devno>\\d{0,9}))?(?:\\+[a-z0-9._-]+)?");

    private static final int RELEASE_PARTS = 10;

    /** Reads a version; empty when it has another form. */
    static Optional<PythonVersion> find(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<BigInteger> key = new ArrayList<>();
        key.add(number(matcher.group("epoch")));
        Stream.of(matcher.group("release").split("\\.")).map(BigInteger::new).forEach(key::add);
        while (key.size() <= RELEASE_PARTS) {
            key.add(BigInteger.ZERO);
        }
        boolean dev = matcher.group("dev") != null;
        boolean pre = matcher.group("pre") != null;
        boolean post = matcher.group("post") != null;
        key.add(BigInteger.valueOf(pre ? rank(matcher.group("pre")) : dev && !post ? 0 : 4));
        key.add(number(matcher.group("preno")));
        key.add(BigInteger.valueOf(post ? 1 : 0));
        key.add(number(matcher.group("postno1") != null ? matcher.group("postno1") : matcher.group("postno2")));
        key.add(BigInteger.valueOf(dev ? 0 : 1));
        key.add(number(matcher.group("devno")));
        return Optional.of(new PythonVersion(text.strip(), List.copyOf(key), pre || dev));
    }

    private static long rank(String pre) {
        return switch (pre.charAt(0)) {
            case 'a' -> 1;
            case 'b' -> 2;
            default -> 3;
        };
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    /** Whether both are the same version, however written. */
    boolean sameAs(PythonVersion other) {
        return key.equals(other.key);
    }

    @Override
    public int compareTo(PythonVersion other) {
        for (int i = 0; i < key.size(); i++) {
            int compared = key.get(i).compareTo(other.key.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Comparator.<String>naturalOrder().compare(text, other.text);
    }
}
