package dev.riskdex.web;

import dev.riskdex.classifier.policy.PolicyRecommendation;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyAdvice;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.PolicyProblem;
import dev.riskdex.policy.PolicyReview;
import dev.riskdex.policy.evaluation.TestCall;
import dev.riskdex.policy.evaluation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers about policies as JSON. */
final class PolicyJson {

    private PolicyJson() {}

    static ObjectNode recommended(PolicyRecommendation recommendation) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("policy", PolicyCodec.write(recommendation.policy()));
        ObjectNode reasons = answer.putObject("reasons");
        recommendation
                .reasons()
                .forEach((pointer, reason) ->
                        reasons.putObject(pointer).put("rule", reason.rule()).put("text", reason.text()));
        return answer;
    }

    /** The fields of {@code policy check --json}; besides, the document as the codec writes it. */
    static ObjectNode checked(PolicyCodec.Reading reading, Optional<PolicyReview> review) {
        List<PolicyProblem> unmatched = review.map(PolicyReview::unmatched).orElse(List.of());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("valid", reading.problems().isEmpty() && unmatched.isEmpty());
        put(reading.problems(), answer.putArray("problems"));
        put(unmatched, answer.putArray("unmatched"));
        put(reading.policy().map(PolicyAdvice::of).orElse(List.of()), answer.putArray("notes"));
        ArrayNode unlisted = answer.putArray("unlisted");
        review.map(PolicyReview::unlisted).orElse(List.of()).forEach(unlisted::add);
        reading.policy().ifPresent(policy -> answer.put("text", PolicyCodec.writeText(policy)));
        return answer;
    }

    static void verdict(TestCall call, Verdict verdict, ObjectNode node) {
        node.put("tool", call.call().tool())
                .put("verdict", verdict.decision() == Policy.Decision.ALLOW ? "allow" : "deny")
                .put("rule", verdict.rule())
                .put("reason", verdict.reason());
        if (!verdict.isAllowed()) {
            node.put("message", verdict.message());
        }
        verdict.retryAt().map(Instant::toString).ifPresent(moment -> node.put("retryAt", moment));
        if (call.expect().isPresent() || call.rule().isPresent()) {
            node.put("asExpected", call.isMetBy(verdict));
        }
    }

    private static void put(List<PolicyProblem> problems, ArrayNode array) {
        problems.forEach(problem -> {
            ObjectNode node =
                    array.addObject().put("pointer", problem.pointer()).put("message", problem.message());
            problem.hint().ifPresent(hint -> node.put("hint", hint));
        });
    }
}
