package dev.riskdex.crawler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of versions in npm's notation: exact, {@code ^}, {@code ~}, comparisons, {@code 1.x}, {@code 1 - 2}, {@code *},
 * joined by blanks (and) and {@code ||} (or). Prereleases match only where the range names one of the same numbers.
 */
final class VersionRange {

    private static final Pattern PART = Pattern.compile(
            "(?<op>\\^|~>?|>=|<=|>|<|=)?[v=\\s]*(?<major>\\d{1,9}|[xX*])(?:\\.(?<minor>\\d{1,9}|[xX*]))?"
                    + "(?:\\.(?<patch>\\d{1,9}|[xX*]))?(?:-(?<pre>[0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

    private static final Pattern HYPHEN = Pattern.compile("\\s*(\\S+)\\s+-\\s+(\\S+)\\s*");

    private final List<Alternative> alternatives;

    private VersionRange(List<Alternative> alternatives) {
        this.alternatives = alternatives;
    }

    /** All of these conditions must hold; the named prereleases may be taken. */
    private record Alternative(List<Predicate<Version>> conditions, List<Version> prereleases) {

        boolean contains(Version version) {
            return (!version.isPrerelease() || prereleases.stream().anyMatch(version::sameNumbers))
                    && conditions.stream().allMatch(condition -> condition.test(version));
        }
    }

    /** Reads a range; empty when it is none, such as an address, a path or a tag. */
    static Optional<VersionRange> find(String text) {
        List<Alternative> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            Optional<Alternative> parsed = alternative(alternative.strip());
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(parsed.get());
        }
        return Optional.of(new VersionRange(alternatives));
    }

    boolean contains(Version version) {
        return alternatives.stream().anyMatch(alternative -> alternative.contains(version));
    }

    private static Optional<Alternative> alternative(String text) {
        Matcher hyphen = HYPHEN.matcher(text);
        String joined = hyphen.matches() ? ">=" + hyphen.group(1) + " <=" + hyphen.group(2) : text;
        List<Predicate<Version>> conditions = new ArrayList<>();
        List<Version> prereleases = new ArrayList<>();
        for (String part : joined.replaceAll("([\\^~<>=])\\s+", "$1").split("\\s+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Bounds bounds = Bounds.of(matcher);
            conditions.add(bounds.condition(matcher.group("op") == null ? "" : matcher.group("op")));
            if (bounds.low().isPrerelease()) {
                prereleases.add(bounds.low());
            }
        }
        return Optional.of(new Alternative(conditions, prereleases));
    }

    /**
     * What the numbers of one part span: {@code 1.2} is from 1.2.0 up to but not including 1.3.0.
     *
     * @param low the lowest version
     * @param parts how many numbers were given, 0 to 3
     */
    private record Bounds(Version low, int parts) {

        static Bounds of(Matcher matcher) {
            long[] numbers = new long[3];
            int parts = 0;
            for (String group : List.of("major", "minor", "patch")) {
                String number = matcher.group(group);
                if (number == null || !Character.isDigit(number.charAt(0))) {
                    break;
                }
                numbers[parts++] = Long.parseLong(number);
            }
            String prerelease = parts == 3 && matcher.group("pre") != null ? matcher.group("pre") : "";
            return new Bounds(new Version(numbers[0], numbers[1], numbers[2], prerelease), parts);
        }

        Predicate<Version> condition(String operator) {
            return switch (operator) {
                case ">=" -> version -> version.compareTo(low) >= 0;
                case "<" -> version -> version.compareTo(low) < 0;
                case ">" -> parts == 3 ? version -> version.compareTo(low) > 0 : version -> !below(version, end());
                case "<=" -> parts == 3 ? version -> version.compareTo(low) <= 0 : version -> below(version, end());
                case "^" -> within(caretEnd());
                case "~", "~>" -> within(parts >= 2 ? next(2) : end());
                default -> parts == 3 ? version -> version.compareTo(low) == 0 : within(end());
            };
        }

        private Predicate<Version> within(Optional<Version> end) {
            return version -> version.compareTo(low) >= 0 && below(version, end);
        }

        private static boolean below(Version version, Optional<Version> end) {
            return end.map(limit ->
                            version.compareTo(limit) < 0 && !(version.isPrerelease() && version.sameNumbers(limit)))
                    .orElse(true);
        }

        /** The first version behind what the given numbers span; none behind {@code *}. */
        private Optional<Version> end() {
            return next(parts);
        }

        /** The first version in which the number at this place, from 1, is one higher. */
        private Optional<Version> next(int place) {
            return switch (place) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(Version.of(low.major() + 1, 0, 0));
                case 2 -> Optional.of(Version.of(low.major(), low.minor() + 1, 0));
                default -> Optional.of(Version.of(low.major(), low.minor(), low.patch() + 1));
            };
        }

        /** Up to the next change of the first number that is not zero. */
        private Optional<Version> caretEnd() {
            if (low.major() > 0 || parts <= 1) {
                return next(Math.min(parts, 1));
            }
            return low.minor() > 0 || parts == 2 ? next(2) : next(3);
        }
    }
}
