package dev.riskdex.policy;

import java.util.List;
import java.util.Objects;

/**
 * Denies a call when all its conditions hold; without conditions it denies every call.
 *
 * @param conditions all must hold
 * @param onDeny the text that the caller gets to see; may be empty, then the enforcing side uses its own
 */
public record DenyRule(List<Condition> conditions, String onDeny) {

    public DenyRule {
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(onDeny);
    }
}
