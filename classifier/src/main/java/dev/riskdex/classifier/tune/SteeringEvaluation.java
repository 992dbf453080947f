package dev.riskdex.classifier.tune;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.model.DefinitionCodec;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How often definitions that try to steer the assistant are found, and honest ones flagged. */
public final class SteeringEvaluation {

    /** Findings of these categories say that somebody may mean harm; posture, for example, does not. */
    private static final Set<String> COUNTED =
            Set.of("poisoning", "hidden-characters", "shadowing", "exfiltration", "contradiction");

    private final Classifier classifier;
    private final Map<String, Share> byTechnique = new TreeMap<>();
    private final Map<String, Integer> flagsByCode = new TreeMap<>();
    private Share honest = Share.NONE;
    private Share ordinary = Share.NONE;

    public SteeringEvaluation(Classifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Some of a number.
     *
     * @param found how many
     * @param all of how many
     */
    public record Share(int found, int all) {

        static final Share NONE = new Share(0, 0);

        Share and(boolean one) {
            return new Share(found + (one ? 1 : 0), all + 1);
        }

        /** From 0 to 1; 0 of none is 0. */
        public double value() {
            return all == 0 ? 0 : (double) found / all;
        }
    }

    /**
     * Takes a labelled definition into account.
     *
     * @param row {@code tool} as declared, {@code poisoned}, and {@code technique} where it is
     * @throws IllegalArgumentException when the row has no tool or no label
     */
    public void add(JsonNode row) {
        List<ToolDefinition> tools = DefinitionCodec.readTools(
                JsonNodeFactory.instance.arrayNode().add(row.path("tool")), "", new ArrayList<>());
        if (tools.isEmpty() || !row.path("poisoned").isBoolean()) {
            throw new IllegalArgumentException("needs a tool with a name, and poisoned: true or false");
        }
        ServerDefinition server = new ServerDefinition(
                Optional.empty(), ServerInfo.of("unknown"), Provenance.of("file", "labelled"), tools);
        boolean found = !flags(server).isEmpty();
        if (row.path("poisoned").booleanValue()) {
            byTechnique.merge(row.path("technique").asString("unnamed"), Share.NONE.and(found), (a, b) -> a.and(found));
        } else {
            honest = honest.and(found);
        }
    }

    /** Takes all tools of a server into account of which nobody says that it is poisoned. */
    public void addOrdinary(ServerDefinition server) {
        classifier.classify(server).tools().forEach(tool -> {
            List<Finding> flags =
                    tool.findings().stream().filter(SteeringEvaluation::counts).toList();
            ordinary = ordinary.and(!flags.isEmpty());
            flags.stream().map(Finding::code).distinct().forEach(code -> flagsByCode.merge(code, 1, Integer::sum));
        });
    }

    private List<Finding> flags(ServerDefinition server) {
        return classifier.classify(server).tools().get(0).findings().stream()
                .filter(SteeringEvaluation::counts)
                .toList();
    }

    private static boolean counts(Finding finding) {
        return COUNTED.contains(finding.category());
    }

    /** Found among the poisoned ones of each technique, by its name. */
    public Map<String, Share> byTechnique() {
        return new TreeMap<>(byTechnique);
    }

    /** Found among all poisoned ones. */
    public Share recall() {
        return byTechnique.values().stream()
                .reduce(Share.NONE, (a, b) -> new Share(a.found() + b.found(), a.all() + b.all()));
    }

    /** Flagged among honest ones that were chosen because they look alike. */
    public Share honestFlagged() {
        return honest;
    }

    /** Flagged among ordinary tools. */
    public Share ordinaryFlagged() {
        return ordinary;
    }

    /** How many ordinary tools have a finding of each code. */
    public Map<String, Integer> ordinaryFlagsByCode() {
        return new TreeMap<>(flagsByCode);
    }
}
