package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Domains;
import dev.riskdex.model.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the server is about, alone and together with the act, which settles acts that are ambiguous. */
final class DomainSignal implements Signal {

    @Override
    public List<Observation> observe(ToolView tool) {
        List<Observation> seen = new ArrayList<>();
        for (Domains.Domain domain : tool.server().domains()) {
            String words = String.join(", ", domain.words());
            seen.add(observation("domain." + domain.id(), words));
            String act = tool.act().map(Act::group).orElse("none");
            seen.add(observation("domain-act." + domain.id() + "+" + act, words));
        }
        return seen;
    }

    private static Observation observation(String rule, String words) {
        return new Observation(rule, Kind.CONTEXTUAL, Observation.SERVER, words, Optional.empty());
    }
}
