package dev.riskdex.policy.evaluation;

import dev.riskdex.policy.Policy;
import dev.riskdex.policy.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A call with which somebody tries a policy out: {@code {"tool": …, "arguments": …}}, or a request
 * {@code tools/call} as it goes over the wire.
 *
 * @param call what is called
 * @param expect what the policy should say ({@code "expect": "allow"} or {@code "deny"}), where that is given
 * @param rule JSON Pointer to the rule that should decide ({@code "rule"}), where that is given
 * @param at when it is called ({@code "at"}, such as {@code 2026-11-24T12:00:00Z}), where that is given; counts for
 *     limits
 */
public record TestCall(ToolCall call, Optional<Policy.Decision> expect, Optional<String> rule, Optional<Instant> at) {

    /**
     * The calls of a text: one JSON value that is a call or a list of calls, or a call on each line.
     *
     * @throws IllegalArgumentException when something there is no call; the message says where
     */
    public static List<TestCall> parse(String text) {
        StrictJson.Document whole = StrictJson.read(text);
        if (whole.problems().isEmpty()) {
            return whole.root().isArray() ? all(whole.root()) : List.of(of(whole.root(), "the call"));
        }
        List<TestCall> calls = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                calls.add(ofLine(lines.get(i), "line " + (i + 1)));
            }
        }
        return calls;
    }

    private static TestCall ofLine(String line, String place) {
        StrictJson.Document document = StrictJson.read(line);
        if (!document.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    place + ": " + document.problems().get(0));
        }
        return of(document.root(), place);
    }

    private static List<TestCall> all(JsonNode list) {
        List<TestCall> calls = new ArrayList<>();
        for (JsonNode item : list) {
            calls.add(of(item, "call " + (calls.size() + 1)));
        }
        return calls;
    }

    private static TestCall of(JsonNode node, String place) {
        boolean request = node.path("params").isObject();
        JsonNode tool = request ? node.path("params").path("name") : node.path(node.has("tool") ? "tool" : "name");
        if (!tool.isString()) {
            throw new IllegalArgumentException(
                    place + ": names no tool; a call is {\"tool\": …, \"arguments\": …}" + " or a request tools/call");
        }
        JsonNode arguments = (request ? node.path("params") : node).path("arguments");
        return new TestCall(
                new ToolCall(tool.stringValue(), arguments),
                expected(node.path("expect"), place),
                Optional.of(node.path("rule")).filter(JsonNode::isString).map(JsonNode::stringValue),
                moment(node.path("at"), place));
    }

    private static Optional<Policy.Decision> expected(JsonNode node, String place) {
        return switch (node.asString("")) {
            case "allow" -> Optional.of(Policy.Decision.ALLOW);
            case "deny" -> Optional.of(Policy.Decision.DENY);
            default -> {
                if (node.isMissingNode()) {
                    yield Optional.empty();
                }
                throw new IllegalArgumentException(place + ": `expect` must be \"allow\" or \"deny\"");
            }
        };
    }

    private static Optional<Instant> moment(JsonNode node, String place) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(node.asString("")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(place + ": `at` must be a moment such as 2026-11-24T12:00:00Z", e);
        }
    }

    /** Whether a verdict is what was expected; true where nothing was. */
    public boolean isMetBy(Verdict verdict) {
        return expect.map(wanted -> wanted == verdict.decision()).orElse(true)
                && rule.map(wanted -> wanted.equals(verdict.rule())).orElse(true);
    }
}
