package dev.riskdex.web;

import dev.riskdex.classifier.policy.PolicyEdits;
import dev.riskdex.classifier.policy.Profile;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.PolicyProblem;
import dev.riskdex.policy.StrictJson;
import dev.riskdex.policy.evaluation.TestCall;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What somebody posts who asks about policies: an object, read as strictly as a policy itself.
 *
 * @param body the object
 * @param policyProblems names that stand twice in {@code /policy}; their places begin there
 */
record PolicyRequest(JsonNode body, List<PolicyProblem> policyProblems) {

    /** Calls of one request: more than anybody reads the verdicts of. */
    private static final int MAX_CALLS = 1000;

    private static final String POLICY = "/policy";

    PolicyRequest {
        policyProblems = List.copyOf(policyProblems);
    }

    /** Reads a body; problems of a policy in it are not those of the request. */
    static PolicyRequest read(byte[] body) {
        StrictJson.Document document = StrictJson.read(new String(body, StandardCharsets.UTF_8));
        for (PolicyProblem problem : document.problems()) {
            if (document.root().isMissingNode() || !isBelow(problem.pointer(), POLICY, "/definition")) {
                throw Failure.badRequest("This request cannot be read: " + problem + ".");
            }
        }
        if (!document.root().isObject()) {
            throw Failure.badRequest("Post a JSON object.");
        }
        return new PolicyRequest(
                document.root(),
                document.problems().stream()
                        .filter(problem -> isBelow(problem.pointer(), POLICY))
                        .map(problem -> new PolicyProblem(
                                problem.pointer().substring(POLICY.length()), problem.message(), problem.hint()))
                        .toList());
    }

    private static boolean isBelow(String pointer, String... fields) {
        return Arrays.stream(fields).anyMatch(field -> pointer.startsWith(field + "/"));
    }

    /** The policy, an object or the text of a document, with all that is wrong with it. */
    PolicyCodec.Reading policy() {
        JsonNode node = body.path("policy");
        if (node.isMissingNode()) {
            throw Failure.badRequest("The field `policy` is missing: a policy.json as an object, or its text.");
        }
        if (node.isString()) {
            return PolicyCodec.read(node.stringValue());
        }
        PolicyCodec.Reading reading = PolicyCodec.read(node);
        return policyProblems.isEmpty()
                ? reading
                : new PolicyCodec.Reading(
                        Optional.empty(),
                        Stream.concat(policyProblems.stream(), reading.problems().stream())
                                .toList());
    }

    /** The policy of a request that only makes sense with a valid one. */
    Policy validPolicy() {
        PolicyCodec.Reading reading = policy();
        return reading.policy()
                .orElseThrow(() -> Failure.badRequest("This is no valid policy: "
                        + reading.problems().get(0)
                        + (reading.problems().size() == 1
                                ? "."
                                : "; there are " + reading.problems().size() + " problems, which `check` lists.")));
    }

    /** A field that is a text or missing. */
    Optional<String> text(String field) {
        JsonNode node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw Failure.badRequest("The field `" + field + "` must be a text.");
        }
        return Optional.of(node.stringValue());
    }

    Profile profile() {
        return text("profile").map(PolicyRequest::profile).orElse(Profile.BALANCED);
    }

    /** The profile of this name. */
    static Profile profile(String id) {
        return Arrays.stream(Profile.values())
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Failure.badRequest("There is no such profile; there are "
                        + Arrays.stream(Profile.values()).map(Profile::id).collect(Collectors.joining(", ")) + "."));
    }

    /** What was decided about single tools: {@code {"edits": {"TOOL": "allow"}}}. */
    PolicyEdits edits() {
        JsonNode node = body.path("edits");
        if (!node.isMissingNode() && !node.isObject()) {
            throw Failure.badRequest("The field `edits` must be an object of tools, each allow, deny or hide.");
        }
        Map<PolicyEdits.Kind, TreeSet<String>> tools = new EnumMap<>(PolicyEdits.Kind.class);
        node.properties()
                .forEach(edit -> tools.computeIfAbsent(kind(edit.getValue()), kind -> new TreeSet<>())
                        .add(edit.getKey()));
        PolicyEdits edits = PolicyEdits.NONE;
        for (Map.Entry<PolicyEdits.Kind, TreeSet<String>> entry : tools.entrySet()) {
            edits = edits.and(entry.getKey(), entry.getValue());
        }
        return edits;
    }

    private static PolicyEdits.Kind kind(JsonNode word) {
        return Arrays.stream(PolicyEdits.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word.asString("")))
                .findFirst()
                .orElseThrow(() -> Failure.badRequest("An edit is allow, deny or hide."));
    }

    /** One call, a list of calls, or the text of either or of one call a line. */
    List<TestCall> calls() {
        JsonNode node = body.path("calls");
        if (node.isMissingNode()) {
            throw Failure.badRequest("The field `calls` is missing: a call, a list of calls, or their text.");
        }
        List<TestCall> calls;
        try {
            calls = TestCall.parse(node.isString() ? node.stringValue() : node.toString());
        } catch (IllegalArgumentException e) {
            throw Failure.badRequest("A call cannot be read: " + e.getMessage() + ".");
        }
        if (calls.size() > MAX_CALLS) {
            throw Failure.badRequest("These are " + calls.size() + " calls; " + MAX_CALLS + " are taken at once.");
        }
        return calls;
    }

    /** When calls are made that do not say it; without a time of the request, at the beginning of 1970. */
    Instant at() {
        try {
            return text("at").map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeException e) {
            throw Failure.badRequest("The field `at` must be a moment such as 2026-11-24T12:00:00Z.");
        }
    }
}
