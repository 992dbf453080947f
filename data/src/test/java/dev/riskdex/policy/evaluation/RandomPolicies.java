package dev.riskdex.policy.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes policies and calls of few names and values, so that rules are met and missed about equally often. */
public final class RandomPolicies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TOOLS = List.of("get", "set", "a/b~c", "run", "*", "other");
    private static final List<String> NAMES = List.of("a", "b", "force", "n");
    private static final List<String> WINDOWS = List.of("minute", "hour", "day");
    private static final List<String> PATTERNS =
            List.of("^a", "b$", "[0-9]+", "main|prod", "(?i)A", "", "\\.\\.", "x{2,3}");
    private static final List<String> OPERATORS =
            List.of("eq", "neq", "lt", "lte", "gt", "gte", "in", "not_in", "exists", "regex", "contains");

    private final SplittableRandom random;

    public RandomPolicies(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A document that keeps the contract. */
    public ObjectNode policy() {
        ObjectNode policy = NODES.objectNode().put("version", "1").put("default", chance(3) ? "allow" : "deny");
        if (chance(4)) {
            ArrayNode hide = policy.putArray("hide");
            Stream.of("run", chance(6) ? "*" : "set", "other")
                    .filter(name -> chance(2))
                    .forEach(hide::add);
        }
        if (chance(4)) {
            limits(policy.putObject("all_tools").putArray("limits"));
        }
        ObjectNode tools = policy.putObject("tools");
        TOOLS.stream().filter(name -> !chance(4)).forEach(name -> rule(tools.putObject(name)));
        return policy;
    }

    public String tool() {
        return pick(TOOLS);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Mostly an object; now and then what no call should have. */
    public JsonNode arguments() {
        return chance(40) ? value(0) : object(0);
    }

    private void rule(ObjectNode rule) {
        if (chance(4)) {
            conditions(rule.putArray("require"), 2);
        }
        if (chance(2)) {
            ArrayNode denyIf = rule.putArray("deny_if");
            for (int i = random.nextInt(3); i >= 0; i--) {
                ObjectNode denial = denyIf.addObject();
                ArrayNode conditions = denial.putArray("conditions");
                if (!chance(12)) {
                    conditions(conditions, 3);
                }
                if (chance(3)) {
                    denial.put("on_deny", "No.");
                }
            }
        }
        if (chance(3)) {
            limits(rule.putArray("limits"));
        }
    }

    private void conditions(ArrayNode conditions, int most) {
        for (int i = random.nextInt(most); i >= 0; i--) {
            String operator = pick(OPERATORS);
            conditions.addObject().put("path", path()).put("op", operator).set("value", valueFor(operator));
        }
    }

    private JsonNode valueFor(String operator) {
        return switch (operator) {
            case "lt", "lte", "gt", "gte" -> number();
            case "in", "not_in" -> array(0);
            case "exists" -> NODES.booleanNode(chance(2));
            case "regex" -> NODES.stringNode(pick(PATTERNS));
            default -> value(0);
        };
    }

    private String path() {
        return "args." + pick(NAMES) + (chance(4) ? "." + pick(NAMES) : "");
    }

    private void limits(ArrayNode limits) {
        for (int i = random.nextInt(2); i >= 0; i--) {
            ObjectNode limit = limits.addObject()
                    .put("counter", "c" + i)
                    .put("window", pick(WINDOWS))
                    .put("max", random.nextInt(6))
                    .put("scope", "grant");
            if (chance(4)) {
                limit.put("increment_from", path());
            }
        }
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth < 2 ? 12 : 8)) {
            case 0, 1, 2 -> number();
            case 3, 4, 5 ->
                NODES.stringNode(pick(List.of("a", "main", "5", "true", "../x", "A-1.5", "", "xxx", "1e3")));
            case 6 -> NODES.booleanNode(chance(2));
            case 7 -> NODES.nullNode();
            case 8, 9 -> array(depth + 1);
            default -> object(depth + 1);
        };
    }

    private JsonNode number() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.numberNode(1.5);
            case 1 -> NODES.numberNode(5.0);
            case 2 -> NODES.numberNode(new BigDecimal("1e3"));
            case 3 -> NODES.numberNode(new BigInteger("92233720368547758070"));
            case 4 -> NODES.numberNode(-1);
            default -> NODES.numberNode(random.nextInt(7));
        };
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth + 1));
        }
        return array;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        NAMES.stream().filter(name -> chance(2)).forEach(name -> object.set(name, value(depth + 1)));
        return object;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
