package dev.riskdex.policy;

import dev.riskdex.model.IndentedJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one reader and writer of {@code policy.json}, version "1" (schema {@code policy.schema.json}). */
public final class PolicyCodec {

    private static final JsonMapper MAPPER = JsonMapper.shared();

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
        try {
            return read(MAPPER.readTree(json));
        } catch (JacksonException e) {
            return new Reading(Optional.empty(), List.of(new PolicyProblem("", "not JSON: " + e.getOriginalMessage())));
        }
    }

    /** Reads a parsed document, reporting everything that is wrong with it at once. */
    public static Reading read(JsonNode document) {
        PolicyReader reader = new PolicyReader();
        Policy policy = reader.policy(document);
        return new Reading(reader.problems.isEmpty() ? Optional.of(policy) : Optional.empty(), reader.problems);
    }

    /** The document as a JSON object; parts that say nothing are left out. */
    public static ObjectNode write(Policy policy) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("version", Policy.VERSION)
                .put("default", policy.defaultDecision() == Policy.Decision.ALLOW ? "allow" : "deny");
        if (!policy.hide().isEmpty()) {
            ArrayNode hide = document.putArray("hide");
            policy.hide().forEach(hide::add);
        }
        if (!policy.allToolsLimits().isEmpty()) {
            writeLimits(policy.allToolsLimits(), document.putObject("all_tools").putArray("limits"));
        }
        ObjectNode tools = document.putObject("tools");
        policy.tools().forEach((name, rule) -> writeRule(rule, tools.putObject(name)));
        return document;
    }

    /** The document as indented text that ends with a line break. */
    public static String writeText(Policy policy) {
        return IndentedJson.write(write(policy)) + "\n";
    }

    private static void writeRule(ToolRule rule, ObjectNode node) {
        if (!rule.require().isEmpty()) {
            writeConditions(rule.require(), node.putArray("require"));
        }
        if (!rule.denyIf().isEmpty()) {
            ArrayNode denyIf = node.putArray("deny_if");
            rule.denyIf().forEach(deny -> {
                ObjectNode item = denyIf.addObject();
                writeConditions(deny.conditions(), item.putArray("conditions"));
                if (!deny.onDeny().isEmpty()) {
                    item.put("on_deny", deny.onDeny());
                }
            });
        }
        if (!rule.limits().isEmpty()) {
            writeLimits(rule.limits(), node.putArray("limits"));
        }
    }

    private static void writeConditions(List<Condition> conditions, ArrayNode array) {
        conditions.forEach(condition -> array.addObject()
                .put("path", condition.path())
                .put("op", condition.operator().id())
                .set("value", condition.value()));
    }

    private static void writeLimits(List<Limit> limits, ArrayNode array) {
        limits.forEach(limit -> array.addObject()
                .put("counter", limit.counter())
                .put("window", limit.window().id())
                .put("max", limit.max())
                .put("scope", Limit.SCOPE));
    }

    /** Walks a document once and collects what is wrong; what it returns beside problems is not used. */
    private static final class PolicyReader {

        private final List<PolicyProblem> problems = new ArrayList<>();

        private Policy policy(JsonNode document) {
            if (!object(document, "", Set.of("version", "default", "hide", "all_tools", "tools"))) {
                return new Policy(Policy.Decision.DENY, List.of(), List.of(), Map.of());
            }
            JsonNode version = document.path("version");
            if (!version.isString() || !version.stringValue().equals(Policy.VERSION)) {
                problem("/version", "must be the text \"1\"");
            }
            JsonNode decision = document.path("default");
            if (!decision.isString() || !Set.of("allow", "deny").contains(decision.stringValue())) {
                problem("/default", "must be \"allow\" or \"deny\"");
            }
            List<Limit> allTools = List.of();
            if (document.has("all_tools") && object(document.get("all_tools"), "/all_tools", Set.of("limits"))) {
                allTools = limits(document.get("all_tools").get("limits"), "/all_tools/limits");
            }
            return new Policy(
                    decision.asString("").equals("allow") ? Policy.Decision.ALLOW : Policy.Decision.DENY,
                    hide(document.get("hide")),
                    allTools,
                    tools(document.get("tools")));
        }

        private List<String> hide(@Nullable JsonNode node) {
            List<String> names = new ArrayList<>();
            forEach(node, "/hide", (item, pointer) -> {
                if (!item.isString() || item.stringValue().isEmpty()) {
                    problem(pointer, "must be the name of a tool");
                } else if (names.contains(item.stringValue())) {
                    problem(pointer, "hides '" + item.stringValue() + "' a second time");
                } else {
                    names.add(item.stringValue());
                }
            });
            return names;
        }

        private Map<String, ToolRule> tools(@Nullable JsonNode node) {
            Map<String, ToolRule> tools = new LinkedHashMap<>();
            if (node == null) {
                return tools;
            }
            if (!node.isObject()) {
                problem("/tools", "must be an object of rules by tool name");
                return tools;
            }
            node.properties().forEach(entry -> {
                String pointer = "/tools/" + escape(entry.getKey());
                if (object(entry.getValue(), pointer, Set.of("require", "deny_if", "limits"))) {
                    tools.put(entry.getKey(), rule(entry.getValue(), pointer));
                }
            });
            return tools;
        }

        private ToolRule rule(JsonNode node, String pointer) {
            List<DenyRule> denyIf = new ArrayList<>();
            forEach(node.get("deny_if"), pointer + "/deny_if", (item, place) -> {
                if (object(item, place, Set.of("conditions", "on_deny"))) {
                    if (!item.has("conditions")) {
                        problem(place + "/conditions", "is missing; an empty list denies every call");
                    }
                    JsonNode onDeny = item.path("on_deny");
                    if (!onDeny.isMissingNode() && !onDeny.isString()) {
                        problem(place + "/on_deny", "must be a text");
                    }
                    denyIf.add(new DenyRule(
                            conditions(item.get("conditions"), place + "/conditions"), onDeny.asString("")));
                }
            });
            return new ToolRule(
                    conditions(node.get("require"), pointer + "/require"),
                    denyIf,
                    limits(node.get("limits"), pointer + "/limits"));
        }

        private List<Condition> conditions(@Nullable JsonNode node, String pointer) {
            List<Condition> conditions = new ArrayList<>();
            forEach(node, pointer, (item, place) -> {
                if (!object(item, place, Set.of("path", "op", "value"))) {
                    return;
                }
                String path = item.path("path").asString("");
                if (!path.startsWith("args.") || path.length() == "args.".length()) {
                    problem(place + "/path", "must begin with \"args.\" and name an argument");
                }
                Optional<Condition.Operator> operator =
                        Condition.Operator.find(item.path("op").asString(""));
                if (operator.isEmpty()) {
                    problem(place + "/op", "must be one of " + operatorIds());
                } else if (item.has("value")) {
                    valueProblem(operator.get(), item.get("value"))
                            .ifPresent(message -> problem(place + "/value", message));
                    conditions.add(new Condition(path, operator.get(), item.get("value")));
                } else {
                    problem(place + "/value", "is missing");
                }
            });
            return conditions;
        }

        private static Optional<String> valueProblem(Condition.Operator operator, JsonNode value) {
            return switch (operator) {
                case IN, NOT_IN -> value.isArray() ? Optional.empty() : Optional.of("must be a list");
                case LT, LTE, GT, GTE -> value.isNumber() ? Optional.empty() : Optional.of("must be a number");
                case EXISTS -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
                case REGEX -> value.isString() ? Optional.empty() : Optional.of("must be a regular expression");
                case EQ, NEQ, CONTAINS -> Optional.empty();
            };
        }

        private List<Limit> limits(@Nullable JsonNode node, String pointer) {
            List<Limit> limits = new ArrayList<>();
            Set<String> counters = new HashSet<>();
            forEach(node, pointer, (item, place) -> {
                if (!object(item, place, Set.of("counter", "window", "max", "scope"))) {
                    return;
                }
                String counter = item.path("counter").asString("");
                if (counter.isEmpty()) {
                    problem(place + "/counter", "must be a name");
                } else if (!counters.add(counter)) {
                    problem(place + "/counter", "counts '" + counter + "' a second time");
                }
                Optional<Limit.Window> window =
                        Limit.Window.find(item.path("window").asString(""));
                if (window.isEmpty()) {
                    problem(place + "/window", "must be \"minute\", \"hour\" or \"day\"");
                }
                JsonNode max = item.path("max");
                if (!max.isIntegralNumber() || !max.canConvertToLong() || max.longValue() < 0) {
                    problem(place + "/max", "must be a whole number, 0 or more");
                }
                if (!item.path("scope").asString("").equals(Limit.SCOPE)) {
                    problem(place + "/scope", "must be \"grant\"");
                }
                if (problems.isEmpty()) {
                    window.ifPresent(length -> limits.add(new Limit(counter, length, max.longValue())));
                }
            });
            return limits;
        }

        private boolean object(JsonNode node, String pointer, Set<String> known) {
            if (!node.isObject()) {
                problem(pointer, "must be an object");
                return false;
            }
            node.propertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> problem(
                            pointer + "/" + escape(name),
                            "is not a field here; there are "
                                    + known.stream().sorted().collect(Collectors.joining(", "))));
            return true;
        }

        private void forEach(@Nullable JsonNode node, String pointer, ItemReader reader) {
            if (node == null) {
                return;
            }
            if (!node.isArray()) {
                problem(pointer, "must be a list");
                return;
            }
            for (int i = 0; i < node.size(); i++) {
                reader.read(node.get(i), pointer + "/" + i);
            }
        }

        private void problem(String pointer, String message) {
            problems.add(new PolicyProblem(pointer, message));
        }

        private static String operatorIds() {
            return Stream.of(Condition.Operator.values())
                    .map(Condition.Operator::id)
                    .collect(Collectors.joining(", "));
        }

        private static String escape(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }

    private interface ItemReader {
        void read(JsonNode item, String pointer);
    }
}
