package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.ServerDefinition;
import java.util.List;

/** What one signal sees of one tool, for tests. */
final class Seen {

    static final Vocabulary VOCABULARY = Vocabulary.load();

    private Seen() {}

    /** What a signal sees of the first tool of a server. */
    static List<Observation> by(Signal signal, ServerDefinition server) {
        return signal.observe(ToolView.allOf(server, VOCABULARY).get(0));
    }

    /** The same, each as {@code rule: quote}. */
    static List<String> rulesBy(Signal signal, ServerDefinition server) {
        return by(signal, server).stream()
                .map(seen -> seen.rule() + ": " + seen.quote())
                .toList();
    }
}
