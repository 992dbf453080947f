package dev.riskdex.classifier.policy;

import dev.riskdex.policy.Policy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A recommended policy and why each line of it stands there.
 *
 * @param policy the document
 * @param reasons by JSON Pointer into the document, in document order; each hidden tool, each rule, each condition and
 *     each limit has one
 */
public record PolicyRecommendation(Policy policy, Map<String, Reason> reasons) {

    public PolicyRecommendation {
        Objects.requireNonNull(policy);
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    /**
     * Why a line stands there.
     *
     * @param rule id of the rule that put it there, such as {@code flag.force} or {@code category.destructive}
     * @param text the reason, for a person
     */
    public record Reason(String rule, String text) {

        public Reason {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(text);
        }
    }
}
