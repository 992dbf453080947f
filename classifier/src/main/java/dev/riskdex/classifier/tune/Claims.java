package dev.riskdex.classifier.tune;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How verdicts compare with what authors claim by {@code readOnlyHint}, once the claims are out of sight. */
public final class Claims {

    private static final Variation WITHOUT_HINTS =
            new Variation(Set.of(Variation.Part.HINTS), Variation.NONE.description());

    private final Map<String, Map<String, Boolean>> readOnlyByRow = new HashMap<>();
    private final List<Claim> compared = new ArrayList<>();

    private record Claim(boolean readOnly, Category verdict) {}

    /** Takes a line of a file of claims; one that says nothing, or only what a library fills in, is left out. */
    public void add(JsonNode line) {
        JsonNode readOnly = line.path("readOnlyHint");
        if (readOnly.isBoolean() && !line.path("library_default").asBoolean(false)) {
            readOnlyByRow
                    .computeIfAbsent(line.path("id").asString(""), row -> new HashMap<>())
                    .put(line.path("tool").asString(""), readOnly.booleanValue());
        }
    }

    /** Sets the verdicts on a server without its hints beside what was claimed of its tools. */
    public void compare(Classifier classifier, ServerDefinition server) {
        Map<String, Boolean> claims =
                readOnlyByRow.getOrDefault(server.rowId().orElse(server.server().id()), Map.of());
        if (claims.isEmpty()) {
            return;
        }
        classifier.classify(WITHOUT_HINTS.of(server)).tools().forEach(risk -> {
            Boolean readOnly = claims.get(risk.tool());
            if (readOnly != null) {
                compared.add(new Claim(readOnly, risk.category()));
            }
        });
    }

    /** How many claims found their tool. */
    public int count() {
        return compared.size();
    }

    /** Share of the tools claimed to be read-only that are called Read; 0 where there are none. */
    public double readOnlyCalledRead() {
        return share(true);
    }

    /** Share of the tools claimed not to be read-only that are not called Read; 0 where there are none. */
    public double othersNotCalledRead() {
        return share(false);
    }

    /** Share of all claims that the verdicts bear out. */
    public double agreement() {
        return compared.stream().filter(Claims::agrees).count() / (double) Math.max(1, compared.size());
    }

    private double share(boolean readOnly) {
        List<Claim> among =
                compared.stream().filter(claim -> claim.readOnly() == readOnly).toList();
        return among.stream().filter(Claims::agrees).count() / (double) Math.max(1, among.size());
    }

    private static boolean agrees(Claim claim) {
        return claim.readOnly() == (claim.verdict() == Category.READ);
    }
}
