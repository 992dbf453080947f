package dev.riskdex.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody probably meant who wrote another. */
public final class Nearest {

    private static final int SUGGESTIONS = 3;

    /** Letters in which two names may differ, for each four letters of the one written. */
    private static final int LETTERS_PER_SLIP = 4;

    /** Comparing takes the product of two lengths; nobody mistypes a name of this length. */
    private static final int LONGEST = 200;

    private record Candidate(String name, int distance) {}

    private Nearest() {}

    /** Those of the known names that are nearest to a written one, at most three, the nearest first. */
    public static List<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return List.of();
        }
        int bound = 1 + written.length() / LETTERS_PER_SLIP;
        return known.stream()
                .distinct()
                .filter(name -> name.length() <= LONGEST && !name.equals(written))
                .map(name -> new Candidate(name, distance(bare(written), bare(name))))
                .filter(candidate -> candidate.distance() <= bound)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SUGGESTIONS)
                .map(Candidate::name)
                .toList();
    }

    /** {@code denyIf}, {@code deny-if} and {@code deny_if} are one name to a person. */
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\- .]", "");
    }

    /** Letters to insert, remove or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
