package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.ArgumentPath;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Numbers;
import dev.riskdex.policy.Pointers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Says what a call counts on each of a list of limits. A call whose cost is not known, not whole, negative or larger
 * than a counter holds is denied: a negative one would give others' quota back, and an unknown one could cost anything.
 */
final class Meter {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String tool;
    private final List<Metered> limits = new ArrayList<>();

    private record Metered(Limit limit, Optional<ArgumentPath> path, String pointer) {}

    /** For the limits of a tool; the empty text for those over all tools. */
    Meter(String tool, List<Limit> limits, String pointer) {
        this.tool = tool;
        for (Limit limit : limits) {
            this.limits.add(new Metered(
                    limit, limit.incrementFrom().map(ArgumentPath::of), Pointers.item(pointer, this.limits.size())));
        }
    }

    /** Adds what the call counts; a denial when that cannot be told of one of the limits. */
    Optional<Verdict> charge(ToolCall call, String grant, Instant now, List<Charge> charges) {
        for (Metered metered : limits) {
            Limit limit = metered.limit();
            OptionalLong cost =
                    metered.path().map(path -> cost(path, call.arguments())).orElse(OptionalLong.of(1));
            if (cost.isEmpty()) {
                return Optional.of(unknownCost(metered));
            }
            charges.add(new Charge(
                    new Charge.Key(grant, tool, limit.counter(), limit.window()),
                    limit,
                    limit.window().startOf(now),
                    cost.getAsLong(),
                    metered.pointer()));
        }
        return Optional.empty();
    }

    private static OptionalLong cost(ArgumentPath path, JsonNode arguments) {
        JsonNode node = arguments;
        for (String step : path.steps()) {
            node = node.path(step);
        }
        return Numbers.exact(node)
                .filter(number -> number.signum() >= 0 && number.compareTo(LARGEST) <= 0)
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> number.scale() <= 0)
                .map(number -> OptionalLong.of(number.longValueExact()))
                .orElse(OptionalLong.empty());
    }

    private static Verdict unknownCost(Metered metered) {
        String needed =
                metered.limit().incrementFrom().orElseThrow() + " must be a whole number of at least 0, because "
                        + metered.limit().counter() + " counts it";
        return Verdict.denied(Verdict.Cause.LIMIT, metered.pointer(), "Denied by the policy: " + needed + ".", needed);
    }
}
