package dev.riskdex.classifier.signal;

import dev.riskdex.model.Evidence.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the arguments: what their names promise, and the acts among the allowed values of an action argument. */
final class ParameterSignal implements Signal {

    @Override
    public List<Observation> observe(ToolView tool) {
        if (tool.parameters().isEmpty()) {
            return tool.parametersKnown() ? List.of(none()) : List.of();
        }
        List<Observation> seen = new ArrayList<>();
        for (ToolView.Promise promise : tool.promises()) {
            seen.add(new Observation(
                    (promise.group().decides() ? "argument." : "parameter.")
                            + promise.group().id(),
                    Kind.STRUCTURAL,
                    "parameters/" + promise.parameter().path(),
                    promise.parameter().name(),
                    Optional.of(promise.group().supports())));
        }
        worstAction(tool).ifPresent(seen::add);
        return seen;
    }

    private static Observation none() {
        return new Observation("parameter.none", Kind.STRUCTURAL, "parameters", "no parameters", Optional.empty());
    }

    private static Optional<Observation> worstAction(ToolView tool) {
        return tool.actions()
                .flatMap(actions -> actions.members().entrySet().stream()
                        .max(Comparator.comparing(entry -> entry.getValue()))
                        .map(worst -> new Observation(
                                "action." + worst.getValue().slug(),
                                Kind.STRUCTURAL,
                                "parameters/" + actions.parameter().path(),
                                worst.getKey(),
                                Optional.of(worst.getValue()))));
    }
}
