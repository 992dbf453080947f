package dev.riskdex.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the limits in a document. */
final class LimitReader {

    private static final List<String> FIELDS = List.of("counter", "window", "max", "scope", "increment_from");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Problems problems;

    LimitReader(Problems problems) {
        this.problems = problems;
    }

    List<Limit> read(@Nullable JsonNode node, String pointer) {
        List<Limit> limits = new ArrayList<>();
        Set<String> counters = new HashSet<>();
        problems.forEach(node, pointer, (item, place) -> {
            if (problems.object(item, place, FIELDS)) {
                limit(item, place, counters).ifPresent(limits::add);
            }
        });
        return limits;
    }

    private Optional<Limit> limit(JsonNode node, String pointer, Set<String> counters) {
        String counter = counter(node.path("counter"), pointer + "/counter", counters);
        Optional<Limit.Window> window = window(node.path("window"), pointer + "/window");
        OptionalLong max = max(node.path("max"));
        if (max.isEmpty()) {
            problems.add(pointer + "/max", "must be a whole number, 0 or more");
        }
        JsonNode scope = node.path("scope");
        if (!scope.isString() || !scope.stringValue().equals(Limit.SCOPE)) {
            problems.add(pointer + "/scope", "must be \"grant\"");
        }
        JsonNode from = node.path("increment_from");
        Optional<String> path = from.isMissingNode()
                ? Optional.empty()
                : ConditionReader.path(from, pointer + "/increment_from", problems);
        return window.isPresent() && max.isPresent()
                ? Optional.of(new Limit(counter, window.get(), max.getAsLong(), path))
                : Optional.empty();
    }

    private String counter(JsonNode node, String pointer, Set<String> counters) {
        String counter = node.isString() ? node.stringValue() : "";
        if (counter.isEmpty()) {
            problems.add(pointer, "must be a name");
        } else if (!counters.add(counter)) {
            problems.add(pointer, "counts '" + counter + "' a second time");
        }
        return counter;
    }

    private Optional<Limit.Window> window(JsonNode node, String pointer) {
        Optional<Limit.Window> window = node.isString() ? Limit.Window.find(node.stringValue()) : Optional.empty();
        if (window.isEmpty()) {
            problems.add(pointer, "must be \"minute\", \"hour\" or \"day\"", Hints.ofWindow(node.asString("")));
        }
        return window;
    }

    /** A whole number, however it is written: 30, 30.0 and 3e1 are one number. */
    private static OptionalLong max(JsonNode node) {
        return Numbers.exact(node)
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> number.signum() >= 0 && number.compareTo(LARGEST) <= 0 && number.scale() <= 0)
                .map(number -> OptionalLong.of(number.longValueExact()))
                .orElse(OptionalLong.empty());
    }
}
