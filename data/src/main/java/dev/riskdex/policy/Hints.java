package dev.riskdex.policy;

import dev.riskdex.data.DataFiles;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Guesses what was meant: by words of older documents ({@code signals/policy-hints.yaml}), else by the letters. */
final class Hints {

    private Hints() {}

    /** Read at the first mistake only; most documents have none. */
    private static final class Known {
        private static final JsonNode HINTS = DataFiles.yaml("signals/policy-hints.yaml");
    }

    /** What may have been meant by a field that does not stand among those of its object. */
    static Optional<String> ofField(String name, List<String> fields) {
        return near(name, fields).or(() -> text(Known.HINTS.path("fields").path(name)));
    }

    static Optional<String> ofOperator(String written) {
        return alias("operators", written)
                .or(() -> near(written, Condition.Operator.ids().toList()));
    }

    static Optional<String> ofWindow(String written) {
        return alias("windows", written).or(() -> near(written, List.of("minute", "hour", "day")));
    }

    /** What may have been meant by a path that does not begin with {@code args.} or has a gap. */
    static Optional<String> ofPath(String written) {
        String bare = written.replaceFirst("^(\\$\\.?|arguments\\.|args)", "")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^\\.|\\.$", "");
        return Optional.of("args." + bare).filter(ArgumentPath::isPath).map(Hints::question);
    }

    static Optional<String> near(String written, Collection<String> known) {
        List<String> nearest = Nearest.to(written, known);
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of("did you mean "
                        + nearest.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or ")) + "?");
    }

    private static Optional<String> alias(String kind, String written) {
        return text(Known.HINTS.path(kind).path(written.toLowerCase(Locale.ROOT)))
                .map(Hints::question);
    }

    private static String question(String meant) {
        return "did you mean `" + meant + "`?";
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("")).filter(text -> !text.isEmpty());
    }
}
