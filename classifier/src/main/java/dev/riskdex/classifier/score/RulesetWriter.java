package dev.riskdex.classifier.score;

import dev.riskdex.model.Category;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a ruleset as YAML with one line for each rule that weighs anything, sorted by id, so
 * that a diff shows what moved. */
public final class RulesetWriter {

    /** Weights nearer to zero decide nothing and are left out. */
    private static final double WORTH_WRITING = 0.05;

    private RulesetWriter() {}

    public static String write(Ruleset ruleset) {
        StringBuilder out = new StringBuilder("""
                # The weights of all rules, in log-odds. Written by `riskdex tune` from labelled tools; see classifier/README.md.
                # `priors`: what a rule of this signal gives the category that its words speak for, before any label is seen.
                # `weights`: what was fitted, one line for each rule that weighs anything.
                """);
        out.append("version: ").append(ruleset.version()).append('\n');
        out.append("unknownBelow: ").append(ruleset.unknownBelow()).append('\n');
        out.append("againstRead: ").append(ruleset.againstRead()).append('\n');
        out.append("withoutDescription: ").append(ruleset.withoutDescription()).append('\n');
        out.append("withoutParameters: ").append(ruleset.withoutParameters()).append('\n');
        out.append("fromReadme: ").append(ruleset.fromReadme()).append('\n');
        out.append("priors:\n");
        ruleset.priors()
                .forEach((signal, prior) -> out.append("  ")
                        .append(signal)
                        .append(": ")
                        .append(prior)
                        .append('\n'));
        out.append("bias: ").append(flow(ruleset.bias())).append('\n');
        out.append("weights:\n");
        new TreeMap<>(ruleset.weights()).forEach((rule, weights) -> line(rule, weights, out));
        return out.toString();
    }

    private static void line(String rule, Weights weights, StringBuilder out) {
        String flow = flow(weights);
        if (flow.equals("{}")) {
            return;
        }
        out.append("  ").append(plain(rule) ? rule : "\"" + rule + "\"").append(": ");
        out.append(flow).append('\n');
    }

    private static boolean plain(String rule) {
        return rule.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-' || c == '.' || c == '+');
    }

    private static String flow(Weights weights) {
        Map<Category, Double> kept = new TreeMap<>();
        for (Category category : Weights.CLASSES) {
            if (Math.abs(weights.of(category)) >= WORTH_WRITING) {
                kept.put(category, weights.of(category));
            }
        }
        return kept.entrySet().stream()
                .map(entry -> entry.getKey().label() + ": " + String.format(Locale.ROOT, "%.2f", entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
