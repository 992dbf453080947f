package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.model.Category;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A tool whose definition is looked at.
 *
 * @param view as the signals read it
 * @param category what was decided
 * @param confidence how surely, from 0 to 1
 * @param passages its texts
 * @param topics words of its name and of its server, by which it says what it is about
 */
record Subject(ToolView view, Category category, double confidence, List<Passage> passages, Set<String> topics) {

    static Subject of(ToolView view, Category category, double confidence) {
        Set<String> topics = new HashSet<>(view.server().words());
        topics.addAll(view.nameWords());
        return new Subject(view, category, confidence, Passages.of(view.tool()), Collections.unmodifiableSet(topics));
    }
}
