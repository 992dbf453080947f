package dev.riskdex.policy.evaluation;

/**
 * What can be said of a condition. The contract has two answers; the third is ours and serves to fail closed: an
 * argument that is there, but of a type that the operator cannot compare, satisfies no {@code require} and no
 * {@code deny_if} lets it through.
 */
enum Truth {
    HOLDS,
    FAILS,
    UNDECIDED;

    static Truth of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    Truth not() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case UNDECIDED -> UNDECIDED;
        };
    }

    /** One of two is enough; nothing is sure while the better of them is undecided. */
    Truth or(Truth other) {
        if (this == HOLDS || other == HOLDS) {
            return HOLDS;
        }
        return this == UNDECIDED || other == UNDECIDED ? UNDECIDED : FAILS;
    }
}
