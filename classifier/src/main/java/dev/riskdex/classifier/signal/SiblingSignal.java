package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.ObjectReader;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    private static final Set<String> RUNNING = Set.of("running", "machine");

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
        List<Integer> readers = siblings(tool, Category.READ);
        if (readers.size() < NEARLY_ALL * (tool.server().names().size() - 1)) {
            return Optional.empty();
        }
        return Optional.of(observation("siblings.read", tool, readers, Optional.of(Category.READ)));
    }

    /** Siblings that set the same kind of running thing going, such as {@code resume_execution} for a task run. */
    private Optional<Observation> actingOnTheSame(ToolView tool) {
        if (objects.things(tool.nameWords()).stream().noneMatch(thing -> RUNNING.contains(thing.group()))) {
            return Optional.empty();
        }
        List<Integer> acting = siblings(tool, Category.EXECUTE);
        if (acting.size() < AT_LEAST_ACTING) {
            return Optional.empty();
        }
        String act = tool.act().map(Act::group).orElse("none");
        Optional<Category> speaksFor = act.equals("change") ? Optional.of(Category.EXECUTE) : Optional.empty();
        return Optional.of(observation("siblings.act-on-running+" + act, tool, acting, speaksFor));
    }

    /** Places of the other tools whose names speak for a category. */
    private static List<Integer> siblings(ToolView tool, Category category) {
        List<Integer> places = tool.server().toolsByAct().getOrDefault(category, List.of());
        return places.contains(tool.index())
                ? places.stream().filter(place -> place != tool.index()).toList()
                : places;
    }

    private static Observation observation(
            String rule, ToolView tool, List<Integer> places, Optional<Category> speaksFor) {
        String quote = places.stream()
                .limit(QUOTED)
                .map(place -> tool.server().tools().get(place).name())
                .collect(Collectors.joining(", "));
        return new Observation(rule, Kind.CONTEXTUAL, Observation.SIBLINGS, quote, speaksFor);
    }
}
