package dev.riskdex.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.evaluation.RandomPolicies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damaged policies are read without an exception: there is a policy that round-trips, or there are problems. */
class MutationTest {

    private static final int POLICIES = 5_000;
    private static final long SEED = 7;
    private static final List<String> TOKENS = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "1e999999999",
            "-0",
            "1e-400",
            "\\u0000",
            "\uD800",
            "\"version\":\"1\",",
            "NaN",
            "//",
            "args.",
            "(((",
            "{1000}",
            "\\",
            "\u202E");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private int accepted;

    @Test
    void bytesAndTokensInWrongPlaces() {
        RandomPolicies policies = new RandomPolicies(SEED);
        for (int i = 0; i < POLICIES; i++) {
            StringBuilder text = new StringBuilder(policies.policy().toString());
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                damage(text);
            }
            check(text.toString());
        }
        assertThat(accepted).isBetween(POLICIES / 100, POLICIES / 2);
    }

    @Test
    void valuesInWrongPlaces() {
        RandomPolicies policies = new RandomPolicies(SEED + 1);
        for (int i = 0; i < POLICIES; i++) {
            ObjectNode policy = policies.policy();
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                replace(policy);
            }
            check(policy.toString());
        }
        assertThat(accepted).isBetween(POLICIES / 100, POLICIES / 2);
    }

    private void damage(StringBuilder text) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
            case 2 -> text.setCharAt(at, (char) random.nextInt(128));
            default -> {
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                text.replace(0, text.length(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    private void replace(ObjectNode policy) {
        List<JsonNode> containers = new ArrayList<>();
        collect(policy, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), junk());
        } else if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            JsonNode old = object.get(name);
            switch (random.nextInt(3)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + "s", old);
                default -> object.set(name, junk());
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode junk() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(true);
            case 2 -> nodes.numberNode(-7);
            case 3 -> nodes.numberNode(2.5);
            case 4 -> nodes.stringNode("allow");
            case 5 -> nodes.stringNode("(a{900}){900}");
            case 6 -> nodes.objectNode();
            case 7 -> nodes.arrayNode().add("x");
            default -> nodes.objectNode().put("conditions", "all").put("action", "deny");
        };
    }

    private void check(String document) {
        PolicyCodec.Reading reading = PolicyCodec.read(document);
        if (reading.policy().isPresent()) {
            accepted++;
            Policy policy = reading.policy().get();
            String text = PolicyCodec.writeText(policy);
            assertThat(reading.problems()).as(document).isEmpty();
            assertThat(PolicyCodec.read(text).policy()).as(document).contains(policy);
            assertThat(PolicyCodec.writeText(PolicyCodec.read(text).policy().orElseThrow()))
                    .isEqualTo(text);
        } else {
            assertThat(reading.problems()).as(document).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.pointer()).matches("(?s)(/.*)?");
                assertThat(problem.message()).isNotBlank();
            });
        }
    }
}
