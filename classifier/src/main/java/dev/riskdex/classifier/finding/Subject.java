package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.model.Category;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A tool whose definition is looked at.
 *
 * @param view as the signals read it
 * @param category what was decided
 * @param passages its texts
 * @param topics words of its name and of its server, by which it says what it is about
 */
record Subject(ToolView view, Category category, List<Passage> passages, Set<String> topics) {

    static Subject of(ToolView view, Category category) {
        Set<String> topics = new HashSet<>(view.server().words());
        topics.addAll(view.nameWords());
        return new Subject(view, category, Passages.of(view.tool()), Set.copyOf(topics));
    }
}
