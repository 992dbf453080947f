package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.PhraseBook;
import dev.riskdex.model.Evidence.Kind;
import java.util.List;
import java.util.Optional;

/** Reads phrases of the description that say more than their words: "cannot be undone", "read-only", "shell command". */
final class PhraseSignal implements Signal {

    @Override
    public List<Observation> observe(ToolView tool) {
        return tool.phrases().stream().map(PhraseSignal::observation).toList();
    }

    private static Observation observation(PhraseBook.Hit hit) {
        PhraseBook.Phrase phrase = hit.phrase();
        return new Observation(
                (hit.negated() ? "phrase-not." : "phrase.") + phrase.group(),
                Kind.LEXICAL,
                Observation.DESCRIPTION,
                String.join(" ", phrase.words()),
                hit.negated() ? Optional.empty() : Optional.of(phrase.supports()));
    }
}
