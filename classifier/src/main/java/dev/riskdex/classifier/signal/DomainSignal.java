package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Combinations;
import dev.riskdex.classifier.text.Domains;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the server is about, alone and together with the act, which settles acts that are ambiguous. */
final class DomainSignal implements Signal {

    private final Combinations combinations;

    DomainSignal(Combinations combinations) {
        this.combinations = combinations;
    }

    @Override
    public List<Observation> observe(ToolView tool) {
        List<Observation> seen = new ArrayList<>();
        String act = tool.act().map(Act::group).orElse("none");
        for (Domains.Domain domain : tool.server().domains()) {
            String words = String.join(", ", domain.words());
            seen.add(observation("domain." + domain.id(), words, Optional.empty()));
            seen.add(observation(
                    "domain-act." + domain.id() + "+" + act, words, combinations.inDomain(act, domain.id())));
        }
        return seen;
    }

    private static Observation observation(String rule, String words, Optional<Category> speaksFor) {
        return new Observation(rule, Kind.CONTEXTUAL, Observation.SERVER, words, speaksFor);
    }
}
