package dev.riskdex.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.PolicyCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two evaluators, written apart from each other, agree on every verdict and on the rule that gave it. */
class AgreementTest {

    /** Pairs of policy and call; {@code -Driskdex.pairs=1000000} takes a minute. */
    private static final int PAIRS = Integer.getInteger("riskdex.pairs", 100_000);

    private static final int CALLS_A_POLICY = 20;
    private static final long SEED = 20_261_124;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void everyRandomCallGetsTheSameVerdictFromBoth() {
        RandomPolicies random = new RandomPolicies(SEED);
        Map<String, Integer> causes = new HashMap<>();
        for (int policy = 0; policy < PAIRS / CALLS_A_POLICY; policy++) {
            compare(random, causes);
        }
        assertThat(causes.keySet())
                .as("what decided, and how often: " + causes)
                .containsExactlyInAnyOrder(
                        "ALLOW DEFAULT",
                        "ALLOW RULE",
                        "DENY DEFAULT",
                        "DENY DENY_IF",
                        "DENY HIDE",
                        "DENY LIMIT",
                        "DENY REQUIRE");
        assertThat(causes.values()).allMatch(times -> times > PAIRS / 200);
    }

    private static void compare(RandomPolicies random, Map<String, Integer> causes) {
        ObjectNode document = random.policy();
        PolicyEvaluator evaluator = new PolicyEvaluator(
                PolicyCodec.read(document.toString()).policy().orElseThrow());
        NaiveEvaluator naive = new NaiveEvaluator(MAPPER.convertValue(document, new TypeReference<>() {}));
        MemoryLimitStore store = new MemoryLimitStore();
        Instant now = Instant.parse("2026-11-24T23:58:30Z");
        for (int i = 0; i < CALLS_A_POLICY; i++) {
            now = now.plusSeconds(random.below(30));
            String tool = random.tool();
            JsonNode arguments = random.arguments();
            Verdict verdict = evaluator.admit(new ToolCall(tool, arguments), "grant", now, store);
            NaiveEvaluator.Answer answer = naive.call(tool, MAPPER.treeToValue(arguments, Object.class), now);

            assertThat((verdict.isAllowed() ? "allow " : "deny ") + verdict.rule())
                    .as("%s(%s) as call %d under %s", tool, arguments, i, document)
                    .isEqualTo(answer.text());
            causes.merge(verdict.decision() + " " + verdict.cause(), 1, Integer::sum);
            if (random.below(4) == 0) {
                now = now.plusSeconds(random.below(90));
                store.giveBack(verdict.reservation());
                naive.undo(answer, now);
            }
        }
    }

    @Test
    void everyRuleIsAPlaceInTheDocument() {
        RandomPolicies random = new RandomPolicies(SEED + 1);
        Set<String> rules = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            ObjectNode document = random.policy();
            PolicyEvaluator evaluator =
                    new PolicyEvaluator(PolicyCodec.read(document).policy().orElseThrow());
            Verdict verdict = evaluator.judge(new ToolCall(random.tool(), random.arguments()));

            assertThat(document.at(verdict.rule()).isMissingNode())
                    .as(verdict.rule())
                    .isFalse();
            rules.add(verdict.rule());
        }
        assertThat(rules).hasSizeGreaterThan(20);
    }
}
