package dev.riskdex.classifier.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The smallest set of tools whose removal breaks paths. A path is broken when one of its steps has no tool left, so a set
 * breaks all of them when it holds all tools of some step of each: for each path one step is chosen, and of all choices
 * the one with the smallest union counts.
 *
 * @param tools sorted
 * @param smallest whether all choices were tried; above {@link #MOST_CHOICES} each path gets, in order, the step that adds
 *     fewest tools to what is taken already
 */
record Cut<T extends Comparable<T>>(Set<T> tools, boolean smallest) {

    /** Choices that are tried; of eleven rules with at most three steps a server has far fewer. */
    static final int MOST_CHOICES = 20_000;

    /**
     * Breaks paths.
     *
     * @param paths each a list of steps, each step a set of tools
     */
    static <T extends Comparable<T>> Cut<T> of(List<List<Set<T>>> paths) {
        long choices = 1;
        for (List<Set<T>> path : paths) {
            choices = Math.min(MOST_CHOICES + 1L, choices * path.size());
        }
        return choices <= MOST_CHOICES
                ? new Cut<>(new TreeSet<>(smallest(paths, 0, Set.of())), true)
                : new Cut<>(new TreeSet<>(greedy(paths)), false);
    }

    private static <T extends Comparable<T>> Set<T> smallest(List<List<Set<T>>> paths, int from, Set<T> taken) {
        if (from == paths.size()) {
            return taken;
        }
        Set<T> best = Set.of();
        boolean found = false;
        for (Set<T> step : paths.get(from)) {
            Set<T> union = new LinkedHashSet<>(taken);
            union.addAll(step);
            Set<T> whole = smallest(paths, from + 1, union);
            if (!found || whole.size() < best.size()) {
                best = whole;
                found = true;
            }
        }
        return best;
    }

    private static <T extends Comparable<T>> Set<T> greedy(List<List<Set<T>>> paths) {
        Map<List<Set<T>>, Integer> order = new HashMap<>();
        List<List<Set<T>>> sorted = new ArrayList<>(paths);
        sorted.forEach(
                path -> order.put(path, path.stream().mapToInt(Set::size).min().orElse(0)));
        sorted.sort(Comparator.comparingInt(path -> order.getOrDefault(path, 0)));
        Set<T> taken = new LinkedHashSet<>();
        for (List<Set<T>> path : sorted) {
            path.stream()
                    .map(step ->
                            step.stream().filter(tool -> !taken.contains(tool)).collect(Collectors.toSet()))
                    .min(Comparator.comparingInt(Set::size))
                    .ifPresent(taken::addAll);
        }
        return taken;
    }
}
