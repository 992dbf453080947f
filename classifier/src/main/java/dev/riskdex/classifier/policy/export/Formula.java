package dev.riskdex.classifier.policy.export;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** When a call may go on, as statements about its arguments that are false rather than undecided. */
sealed interface Formula {

    Formula TRUE = new All(List.of());
    Formula FALSE = new Any(List.of());

    /** All parts hold. */
    record All(List<Formula> parts) implements Formula {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part holds. */
    record Any(List<Formula> parts) implements Formula {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One statement. Its path has been found to lead through objects before.
     *
     * @param path names from the arguments down; empty for the arguments themselves
     * @param value what to compare with; JSON's null where the kind needs none
     */
    record Atom(Kind kind, List<String> path, JsonNode value) implements Formula {
        public Atom {
            Objects.requireNonNull(kind);
            path = List.copyOf(path);
            Objects.requireNonNull(value);
        }
    }

    /** What a statement says of the value at the path. */
    enum Kind {
        /** Not there, or null. */
        MISSING,
        /** Not there, or null; and each number would pass, too, so that a target may have left one out. */
        MISSING_OR_NUMBER,
        /** There, and not null. */
        GIVEN,
        IS_OBJECT,
        IS_NUMBER,
        IS_BOOLEAN,
        BOOLEAN_IS,
        STRING_IS,
        /** A text, and another one. */
        STRING_DIFFERS,
        MATCHES,
        /** A text that does not match. */
        MATCHES_NOT,
        CONTAINS,
        /** A text that does not contain. */
        CONTAINS_NOT,
        NUMBER_IS,
        NUMBER_DIFFERS,
        BELOW,
        AT_MOST,
        ABOVE,
        AT_LEAST,
        /** Compares lists or objects, which no target does as the contract has it. */
        DEEP
    }
}
