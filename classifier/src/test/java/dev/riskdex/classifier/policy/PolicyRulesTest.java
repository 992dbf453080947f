package dev.riskdex.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.data.DataFiles;
import dev.riskdex.policy.Condition;
import dev.riskdex.policy.DenyRule;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.ToolRule;
import dev.riskdex.policy.evaluation.PolicyEvaluator;
import dev.riskdex.policy.evaluation.ToolCall;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Each rule of {@code policy.yaml} denies and passes what stands beside it. */
class PolicyRulesTest {

    private static final JsonNode FILE = DataFiles.yaml("signals/policy.yaml");

    static Stream<Arguments> rules() {
        return StreamSupport.stream(FILE.path("rules").spliterator(), false)
                .map(node -> Arguments.of(node.path("id").asString(), node, ArgumentRule.of(node)));
    }

    private static boolean allows(ArgumentRule rule, JsonNode value) {
        Argument argument = new Argument("args.x", "x", "string", List.of(), false, "", "");
        List<Condition> conditions = List.of(rule.condition(argument));
        ToolRule toolRule = rule.requires()
                ? new ToolRule(conditions, List.of(), List.of())
                : new ToolRule(List.of(), List.of(new DenyRule(conditions, rule.message())), List.of());
        Policy policy = new Policy(Policy.Decision.DENY, List.of(), List.of(), Map.of("t", toolRule));
        assertThat(PolicyCodec.read(PolicyCodec.write(policy)).problems()).isEmpty();
        return new PolicyEvaluator(policy)
                .judge(new ToolCall("t", JsonNodeFactory.instance.objectNode().set("x", value)))
                .isAllowed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void deniesAndPassesItsExamples(String id, JsonNode node, ArgumentRule rule) {
        assertThat(node.path("denies")).isNotEmpty().noneMatch(value -> allows(rule, value));
        assertThat(node.path("passes")).isNotEmpty().allMatch(value -> allows(rule, value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isForItsNamesAndNotForNearMisses(String id, JsonNode node, ArgumentRule rule) {
        String type = rule.types().iterator().next();
        rule.tools().forEach(category -> {
            for (JsonNode name : node.path("names")) {
                Argument argument = new Argument(
                        "args.x", name.asString(), type, List.of(), false, "", String.join(" ", rule.says()));
                assertThat(rule.isFor(argument, category, Set.of())).isTrue();
            }
            for (JsonNode other : node.path("others")) {
                String words = other.asString().replace('_', ' ');
                Argument argument =
                        new Argument("args.x", words, type, List.of(), false, "", String.join(" ", rule.says()));
                assertThat(rule.isFor(argument, category, Set.of())).as(words).isFalse();
            }
        });
        assertThat(node.path("others")).isNotEmpty();
        assertThat(rule.message()).isNotBlank();
        assertThat(rule.reason()).isNotBlank();
    }

    @Test
    void everyIdStandsOnce() {
        Set<String> ids = new HashSet<>();
        assertThat(FILE.path("rules")).allMatch(rule -> ids.add(rule.path("id").asString()));
    }
}
