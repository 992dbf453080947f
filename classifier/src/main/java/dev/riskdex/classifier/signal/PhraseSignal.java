package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.PhraseBook;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import java.util.List;
import java.util.Optional;

/** Reads phrases of the description that say more than their words: "cannot be undone", "read-only", "shell command". */
final class PhraseSignal implements Signal {

    /** Phrases that claim what a tool does not do. */
    private static final String CLAIM = "read-only";

    @Override
    public List<Observation> observe(ToolView tool) {
        if (tool.phrases().isEmpty()) {
            return List.of();
        }
        boolean bareClaim = tool.textAct().isEmpty() && namesAnotherAct(tool);
        return tool.phrases().stream()
                .map(hit -> bareClaim && hit.phrase().group().equals(CLAIM) ? claim(hit) : observation(hit))
                .toList();
    }

    private static boolean namesAnotherAct(ToolView tool) {
        return tool.nameAct()
                .flatMap(act -> act.entry().group().supports())
                .filter(category -> category != Category.READ)
                .isPresent();
    }

    /** A text that says "read-only" and not what is done says nothing against the name: {@code delete_note}. */
    private static Observation claim(PhraseBook.Hit hit) {
        return new Observation(
                "phrase-claim." + CLAIM,
                Kind.LEXICAL,
                Observation.DESCRIPTION,
                String.join(" ", hit.phrase().words()),
                Optional.empty());
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
