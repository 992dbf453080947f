package dev.riskdex.search;

import dev.riskdex.model.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Cuts the part that matches out of a description and marks the words: HTML that is escaped but for its marks. */
final class Highlighter {

    /** Characters of a fragment: two lines of a result list. */
    private static final int LENGTH = 180;

    /** Characters of a description that are looked at. */
    private static final int MAX_TEXT = 20_000;

    private static final UnifiedHighlighter MARKER = UnifiedHighlighter.builderWithoutSearcher(SearchWords.analyzer())
            .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true))
            .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                    BreakIterator.getWordInstance(Locale.ROOT), LENGTH, 0.4f))
            .withMaxLength(MAX_TEXT)
            .withMaxNoHighlightPassages(0)
            .build();

    private final ToolQuery words;
    private final Query query;

    Highlighter(ToolQuery words) {
        this.words = words;
        this.query = words.highlight();
    }

    /** The fragment; empty when no word stands in the text. */
    String mark(String text) {
        if (!words.hasWords() && words.syntax().phrases().isEmpty()) {
            return "";
        }
        try {
            Object marked = MARKER.highlightWithoutSearcher(Fields.DESCRIPTION, query, VisibleText.line(text), 1);
            return Optional.ofNullable(marked).map(Object::toString).orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
