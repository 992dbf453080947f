package dev.riskdex.classifier.score;

import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The weights of all rules, read from {@code data/ruleset.yaml}. A rule with a line of its own has the weights that were
 * fitted to labels; any other rule gets what its signal's prior gives the category that its words speak for.
 *
 * @param version of the rules; stands in every verdict
 * @param bias weights of a tool about which nothing is known
 * @param priors log-odds by signal
 * @param weights by rule id
 * @param unknownBelow probability of the best category below which a verdict is Unknown
 * @param againstRead log-odds that Read must be ahead by: to call a delete a read costs more than the reverse
 * @param withoutDescription factor from 0 to 1 by which the sums of a tool without a description are drawn together
 * @param withoutParameters the same for a tool whose parameters are not known
 * @param fromReadme the same for a tool that is known from a README only
 */
public record Ruleset(
        String version,
        Weights bias,
        Map<String, Double> priors,
        Map<String, Weights> weights,
        double unknownBelow,
        double againstRead,
        double withoutDescription,
        double withoutParameters,
        double fromReadme) {

    /** The ruleset of this build. */
    public static Ruleset load() {
        return of(DataFiles.yaml("ruleset.yaml"));
    }

    public static Ruleset of(JsonNode file) {
        Map<String, Double> priors = new LinkedHashMap<>();
        file.path("priors")
                .properties()
                .forEach(prior -> priors.put(prior.getKey(), prior.getValue().asDouble()));
        Map<String, Weights> weights = new LinkedHashMap<>();
        file.path("weights").properties().forEach(rule -> weights.put(rule.getKey(), weights(rule.getValue())));
        return new Ruleset(
                file.path("version").asString(),
                weights(file.path("bias")),
                priors,
                weights,
                file.path("unknownBelow").asDouble(),
                file.path("againstRead").asDouble(),
                file.path("withoutDescription").asDouble(),
                file.path("withoutParameters").asDouble(),
                file.path("fromReadme").asDouble());
    }

    private static Weights weights(JsonNode node) {
        double[] values = new double[Weights.CLASSES.size()];
        node.properties()
                .forEach(entry -> values[Weights.CLASSES.indexOf(Category.of(entry.getKey()))] =
                        entry.getValue().asDouble());
        return new Weights(values);
    }

    /** The same rules with other fitted weights. */
    public Ruleset with(Weights newBias, Map<String, Weights> newWeights) {
        return new Ruleset(
                version,
                newBias,
                priors,
                newWeights,
                unknownBelow,
                againstRead,
                withoutDescription,
                withoutParameters,
                fromReadme);
    }

    /** What an observation weighs. */
    public Weights weights(Observation observation) {
        Weights fitted = weights.get(observation.rule());
        return fitted == null ? prior(observation) : fitted;
    }

    /** What an observation would weigh had no label been seen. */
    public Weights prior(Observation observation) {
        Optional<Category> speaksFor = observation.speaksFor();
        double strength = priors.getOrDefault(observation.signal(), 0.0);
        return speaksFor.isEmpty() || speaksFor.get() == Category.UNKNOWN
                ? Weights.NONE
                : Weights.of(speaksFor.get(), strength);
    }
}
