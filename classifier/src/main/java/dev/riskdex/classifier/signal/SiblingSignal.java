package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.ObjectReader;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import dev.riskdex.model.ToolDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the other tools of the server: those that act on the same thing (create, get and delete of one noun), and
 * whether the server only reads or mostly acts on what runs.
 */
final class SiblingSignal implements Signal {

    /** With fewer tools, what they have in common is chance. */
    private static final int NEEDS_TOOLS = 4;

    private static final int AT_LEAST_ACTING = 3;
    private static final int QUOTED = 5;
    private static final double NEARLY_ALL = 0.9;

    private final ObjectReader objects;

    SiblingSignal(ObjectReader objects) {
        this.objects = objects;
    }

    @Override
    public List<Observation> observe(ToolView tool) {
        List<Observation> seen = new ArrayList<>();
        if (tool.server().names().size() >= NEEDS_TOOLS) {
            readersOnly(tool).ifPresent(seen::add);
            actingOnTheSame(tool).ifPresent(seen::add);
        }
        return seen;
    }

    private static Optional<Observation> readersOnly(ToolView tool) {
        List<String> readers = siblings(tool, Category.READ);
        if (readers.size() < NEARLY_ALL * (tool.server().names().size() - 1)) {
            return Optional.empty();
        }
        return Optional.of(observation("siblings.read", readers, Optional.of(Category.READ)));
    }

    /** Siblings that set the same kind of running thing going, such as {@code resume_execution} for a task run. */
    private Optional<Observation> actingOnTheSame(ToolView tool) {
        if (things(tool.nameWords()).stream().noneMatch(Set.of("running", "machine")::contains)) {
            return Optional.empty();
        }
        List<String> acting = siblings(tool, Category.EXECUTE);
        if (acting.size() < AT_LEAST_ACTING) {
            return Optional.empty();
        }
        String act = tool.act().map(Act::group).orElse("none");
        Optional<Category> speaksFor = act.equals("change") ? Optional.of(Category.EXECUTE) : Optional.empty();
        return Optional.of(observation("siblings.act-on-running+" + act, acting, speaksFor));
    }

    private Set<String> things(List<String> words) {
        Set<String> groups = new HashSet<>();
        objects.things(words).forEach(thing -> groups.add(thing.group()));
        return groups;
    }

    private static List<String> siblings(ToolView tool, Category category) {
        List<String> names = new ArrayList<>();
        List<ToolDefinition> definitions = tool.server().tools();
        for (int i = 0; i < definitions.size(); i++) {
            boolean speaksForIt = tool.server().acts().get(i).stream()
                    .anyMatch(act -> act.entry().group().supports().equals(Optional.of(category)));
            if (i != tool.index() && speaksForIt) {
                names.add(definitions.get(i).name());
            }
        }
        return names;
    }

    private static Observation observation(String rule, List<String> names, Optional<Category> speaksFor) {
        String quote = String.join(", ", names.subList(0, Math.min(QUOTED, names.size())));
        return new Observation(rule, Kind.CONTEXTUAL, Observation.SIBLINGS, quote, speaksFor);
    }
}
