package dev.riskdex.policy;

import dev.riskdex.model.IndentedJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The one reader and writer of {@code policy.json}, version "1" (schema {@code policy.schema.json}). */
public final class PolicyCodec {

    private PolicyCodec() {}

    /**
     * What came of reading a document.
     *
     * @param policy the policy; empty when there is any problem
     * @param problems everything that is wrong, in document order; empty when the policy is there
     */
    public record Reading(Optional<Policy> policy, List<PolicyProblem> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a document, reporting everything that is wrong with it at once. Never throws for bad input. */
    public static Reading read(String json) {
        Problems problems = new Problems();
        JsonNode document = StrictJson.read(json, problems);
        return document.isMissingNode() ? new Reading(Optional.empty(), problems.all()) : read(document, problems);
    }

    /** Reads a parsed document, reporting everything that is wrong with it at once. */
    public static Reading read(JsonNode document) {
        return read(document, new Problems());
    }

    private static Reading read(JsonNode document, Problems problems) {
        Policy policy = new PolicyReader(problems).policy(document);
        return new Reading(problems.none() ? Optional.of(policy) : Optional.empty(), problems.all());
    }

    /** The document as a JSON object; parts that say nothing are left out. */
    public static ObjectNode write(Policy policy) {
        return PolicyWriter.write(policy);
    }

    /** The document as indented text that ends with a line break; equal policies have equal bytes. */
    public static String writeText(Policy policy) {
        return IndentedJson.write(write(policy)) + "\n";
    }
}
