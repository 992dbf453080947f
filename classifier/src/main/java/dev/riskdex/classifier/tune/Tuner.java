package dev.riskdex.classifier.tune;

import dev.riskdex.classifier.score.Posterior;
import dev.riskdex.classifier.score.Ruleset;
import dev.riskdex.classifier.score.Weights;
import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits the weights of a ruleset to labelled tools: multinomial logistic regression with a quadratic penalty for leaving
 * the prior of each rule, minimised by gradient descent with a step size for each weight (Duchi, Hazan, Singer 2011).
 * Deterministic: same labels, same weights.
 */
final class Tuner {

    /** A rule seen in fewer groups of servers than this keeps its prior: one labelled tool never justifies a rule. */
    private static final int NEEDS_GROUPS = 3;

    /** How hard it is for a rule to leave its prior; chosen by cross-validation among 2, 3, 4, 5, 6 and 8. */
    private static final double PENALTY = 4;

    private static final double PENALTY_OF_BIAS = 0.01;
    private static final int ROUNDS = 400;
    private static final double STEP = 0.3;
    private static final int CLASSES = Weights.CLASSES.size();

    private final Ruleset start;

    /** A tuner that keeps the priors, version and thresholds of a ruleset. */
    Tuner(Ruleset start) {
        this.start = start;
    }

    /**
     * A labelled tool.
     *
     * @param group servers of one group are copies of each other
     * @param observations what the signals saw
     * @param category the label
     */
    record Example(String group, List<Observation> observations, Category category) {}

    Ruleset fit(List<Example> examples) {
        Map<String, Integer> index = indexOfRules(examples);
        double[][] prior = new double[index.size() + 1][CLASSES];
        double[] penalty = new double[index.size() + 1];
        penalty[index.size()] = PENALTY_OF_BIAS;
        int[][] rows = new int[examples.size()][];
        double[][] fixed = new double[examples.size()][CLASSES];
        for (int i = 0; i < rows.length; i++) {
            List<Integer> row = new ArrayList<>();
            row.add(index.size());
            for (Observation observation : examples.get(i).observations()) {
                Integer rule = index.get(observation.rule());
                Weights weights = start.prior(observation);
                if (rule == null) {
                    weights.addTo(fixed[i]);
                } else {
                    row.add(rule);
                    for (int c = 0; c < CLASSES; c++) {
                        prior[rule][c] = weights.at(c);
                    }
                    penalty[rule] = PENALTY;
                }
            }
            rows[i] = row.stream().mapToInt(Integer::intValue).toArray();
        }
        double[][] weights = descend(examples, rows, fixed, prior, penalty);
        return ruleset(index, weights);
    }

    private static double[][] descend(
            List<Example> examples, int[][] rows, double[][] fixed, double[][] prior, double[] penalty) {
        double[][] weights = new double[prior.length][];
        double[][] history = new double[prior.length][CLASSES];
        for (int r = 0; r < prior.length; r++) {
            weights[r] = prior[r].clone();
        }
        double[][] gradient = new double[prior.length][CLASSES];
        for (int round = 0; round < ROUNDS; round++) {
            for (int r = 0; r < prior.length; r++) {
                for (int c = 0; c < CLASSES; c++) {
                    gradient[r][c] = penalty[r] * (weights[r][c] - prior[r][c]);
                }
            }
            for (int i = 0; i < rows.length; i++) {
                addGradient(examples.get(i), rows[i], fixed[i], weights, gradient);
            }
            for (int r = 0; r < prior.length; r++) {
                for (int c = 0; c < CLASSES; c++) {
                    double g = gradient[r][c];
                    history[r][c] += g * g;
                    if (history[r][c] > 0) {
                        weights[r][c] -= STEP * g / Math.sqrt(history[r][c]);
                    }
                }
            }
        }
        return weights;
    }

    private static void addGradient(
            Example example, int[] row, double[] fixed, double[][] weights, double[][] gradient) {
        double[] sums = fixed.clone();
        for (int rule : row) {
            for (int c = 0; c < CLASSES; c++) {
                sums[c] += weights[rule][c];
            }
        }
        Posterior posterior = Posterior.softmax(sums);
        for (int c = 0; c < CLASSES; c++) {
            Category category = Weights.CLASSES.get(c);
            double error = posterior.of(category) - (category == example.category() ? 1 : 0);
            for (int rule : row) {
                gradient[rule][c] += error;
            }
        }
    }

    private static Map<String, Integer> indexOfRules(List<Example> examples) {
        Map<String, Set<String>> groups = new TreeMap<>();
        examples.forEach(example -> example.observations()
                .forEach(observation -> groups.computeIfAbsent(observation.rule(), rule -> new HashSet<>())
                        .add(example.group())));
        Map<String, Integer> index = new LinkedHashMap<>();
        groups.forEach((rule, seenIn) -> {
            if (seenIn.size() >= NEEDS_GROUPS) {
                index.put(rule, index.size());
            }
        });
        return index;
    }

    private Ruleset ruleset(Map<String, Integer> index, double[][] weights) {
        Map<String, Weights> fitted = new LinkedHashMap<>();
        index.forEach((rule, row) -> fitted.put(rule, new Weights(rounded(weights[row]))));
        return start.with(new Weights(rounded(weights[index.size()])), fitted);
    }

    /** Two decimals: a hundredth of a log-odd decides nothing, and diffs stay readable. */
    private static double[] rounded(double[] values) {
        return Arrays.stream(values)
                .map(value -> Math.round(value * 100) / 100.0)
                .toArray();
    }
}
