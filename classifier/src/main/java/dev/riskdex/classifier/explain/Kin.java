package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Evidence.Kind;
import dev.riskdex.model.VisibleText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Names the sibling that takes back what a tool does, or that reaches less far. */
final class Kin {

    private static final int LONGEST_NAME = 60;

    private final Map<Category, List<Clause>> clauses;
    private final String nothingRestores;

    Kin(JsonNode file) {
        clauses = Clause.byCategory(Clause.all(file.path("siblings")));
        nothingRestores = file.path("nothingRestores").asString("");
    }

    /** The clause about a tool's nearest sibling of use; what it names is added to the list. */
    Optional<String> clause(Case matter, List<Evidence> named) {
        if (matter.category() == Category.UNKNOWN
                || !matter.actions().isEmpty()
                || !matter.siblings().any()) {
            return Optional.empty();
        }
        int own = matter.view().index();
        List<Integer> near = matter.siblings().onTheSame(own).stream()
                .sorted(Comparator.comparing(place -> !matter.siblings().sameObjects(own, place)))
                .toList();
        String act = matter.act();
        for (Clause clause : near.isEmpty() ? List.<Clause>of() : clauses.getOrDefault(matter.category(), List.of())) {
            if (clause.allows("with", act) && clause.allowsCapabilities(matter)) {
                Optional<String> found = near.stream()
                        .filter(place -> isMeant(clause, matter.siblings(), place))
                        .findFirst()
                        .map(matter.siblings()::name)
                        .filter(name -> name.length() <= LONGEST_NAME);
                if (found.isPresent()) {
                    named.add(new Evidence(
                            "sibling." + clause.id(),
                            Kind.CONTEXTUAL,
                            Observation.SIBLINGS,
                            found.get(),
                            matter.category(),
                            0));
                    return Optional.of(text(clause, found.get(), matter));
                }
            }
        }
        return matter.category() == Category.DESTRUCTIVE && !matter.says("reversible")
                ? Optional.of(nothingRestores)
                : Optional.empty();
    }

    private String text(Clause clause, String sibling, Case matter) {
        String text = clause.text().replace("{sibling}", VisibleText.line(sibling));
        boolean restored = clause.id().equals("restores") || matter.says("reversible");
        return matter.category() == Category.DESTRUCTIVE && !restored ? nothingRestores + ", " + text : text;
    }

    /** By its act where the clause asks for acts, and by a word of its name where it asks for words. */
    private static boolean isMeant(Clause clause, Siblings siblings, int place) {
        return clause.allows("acts", siblings.actGroup(place)) && clause.allowsAny("words", siblings.words(place));
    }
}
