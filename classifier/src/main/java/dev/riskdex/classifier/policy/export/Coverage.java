package dev.riskdex.classifier.policy.export;

import java.util.Objects;

/**
 * What a target can say, in words for the table of {@code policy-formats.md}.
 *
 * @param target name of the target
 * @param conditions on arguments
 * @param limits of calls a window
 * @param newTools what happens to tools that the policy does not know, where it denies by default
 * @param checked how the export is checked: the target's own engine, its documented evaluation, or the format only
 */
public record Coverage(String target, String conditions, String limits, String newTools, String checked) {

    public Coverage {
        Objects.requireNonNull(target);
        Objects.requireNonNull(conditions);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(newTools);
        Objects.requireNonNull(checked);
    }
}
