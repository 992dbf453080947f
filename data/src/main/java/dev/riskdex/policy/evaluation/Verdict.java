package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.Policy;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a policy says to one call, and why.
 *
 * @param decision allow or deny
 * @param cause the part of the policy that decided
 * @param rule JSON Pointer into the policy to what decided, such as {@code /tools/create_charge/deny_if/0}
 * @param message what the caller gets to see when denied: the rule's {@code on_deny}, else our own sentence; empty
 *     when allowed
 * @param reason why, for a person who looks after the policy; says nothing of the values of the call
 * @param retryAt when a window begins anew that is full now
 * @param reservation what was counted for an allowed call, to be given back when the call fails
 */
public record Verdict(
        Policy.Decision decision,
        Cause cause,
        String rule,
        String message,
        String reason,
        Optional<Instant> retryAt,
        Reservation reservation) {

    public Verdict {
        Objects.requireNonNull(decision);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(message);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(retryAt);
        Objects.requireNonNull(reservation);
    }

    /** Parts of a policy that decide, in the order in which they are asked. */
    public enum Cause {
        HIDE,
        DEFAULT,
        REQUIRE,
        DENY_IF,
        LIMIT,
        /** The tool's own rule has nothing against the call. */
        RULE
    }

    static Verdict allowed(Cause cause, String rule, String reason) {
        return new Verdict(Policy.Decision.ALLOW, cause, rule, "", reason, Optional.empty(), Reservation.NONE);
    }

    static Verdict denied(Cause cause, String rule, String message, String reason) {
        return new Verdict(Policy.Decision.DENY, cause, rule, message, reason, Optional.empty(), Reservation.NONE);
    }

    /** Whether the call may go on. */
    public boolean isAllowed() {
        return decision == Policy.Decision.ALLOW;
    }

    Verdict retryAt(Instant moment) {
        return new Verdict(decision, cause, rule, message, reason, Optional.of(moment), reservation);
    }

    Verdict holding(Reservation held) {
        return new Verdict(decision, cause, rule, message, reason, retryAt, held);
    }
}
