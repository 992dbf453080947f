package dev.riskdex.classifier.policy.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.policy.Condition;
import dev.riskdex.policy.DenyRule;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.ToolRule;
import dev.riskdex.policy.evaluation.PolicyEvaluator;
import dev.riskdex.policy.evaluation.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the policy denies is denied by every target, on 10,000 generated calls each; limits aside. */
class ExporterSemanticsTest {

    private static final int POLICIES = 500;
    private static final int CALLS_OF_A_POLICY = 20;
    private static final List<String> TOOLS = List.of("read", "push", "pay", "run", "move");
    private static final List<String> PATHS = List.of("args.a", "args.b", "args.c.d", "args.c");
    private static final JsonNode VALUES = json(
            "['main','dev','release/1','true','false','5','',true,false,0,5,100,100.00004,-3.5,9007199254740993,1e300,"
                    + "null,['main'],[5],{'d':'main'},{'d':5},{'d':null},{}]");

    static Stream<String> targets() {
        return PolicyExporters.ids().stream();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void deniesWhatThePolicyDenies(String id) {
        PolicyExporter exporter = PolicyExporters.find(id).orElseThrow();
        Random random = new Random(20_261_124);
        int allowed = 0;
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = policy(random);
            PolicyExport export = exporter.export(new ExportRequest(policy, "files", TOOLS, false));
            Enforcer enforcer = Enforcer.of(id, "files", export);
            PolicyEvaluator evaluator = new PolicyEvaluator(policy);
            for (int call = 0; call < CALLS_OF_A_POLICY; call++) {
                ToolCall generated = call(random);
                if (enforcer.allows(generated)) {
                    allowed++;
                    assertThat(evaluator.judge(generated).isAllowed())
                            .as("%s%n%s%n%s", policy, generated, export.text())
                            .isTrue();
                }
            }
        }
        assertThat(allowed).as("calls that pass").isGreaterThan(500);
    }

    private static Policy policy(Random random) {
        Map<String, ToolRule> tools = new LinkedHashMap<>();
        List<String> hide = new ArrayList<>();
        for (String tool : TOOLS) {
            switch (random.nextInt(6)) {
                case 0 -> hide.add(tool);
                case 1 -> tools.put(tool, ToolRule.ALLOW);
                case 2 -> tools.put(tool, ToolRule.denied("No."));
                case 3 -> {}
                default -> tools.put(tool, rule(random));
            }
        }
        if (random.nextInt(40) == 0) {
            hide.add("*");
        }
        Policy.Decision decision = random.nextInt(3) == 0 ? Policy.Decision.ALLOW : Policy.Decision.DENY;
        return new Policy(decision, hide, List.of(), tools);
    }

    private static ToolRule rule(Random random) {
        List<Condition> require = random.nextInt(3) == 0 ? List.of(condition(random)) : List.of();
        List<DenyRule> deny = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            List<Condition> conditions = new ArrayList<>(List.of(condition(random)));
            if (random.nextBoolean()) {
                conditions.add(condition(random));
            }
            deny.add(new DenyRule(conditions, "No."));
        }
        return new ToolRule(require, deny, List.of());
    }

    private static Condition condition(Random random) {
        Condition.Operator operator = Condition.Operator.values()[random.nextInt(Condition.Operator.values().length)];
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonNode value = switch (operator) {
            case EQ, NEQ, CONTAINS -> VALUES.get(random.nextInt(VALUES.size()));
            case IN, NOT_IN -> nodes.arrayNode().add(value(random)).add(value(random));
            case LT, LTE, GT, GTE -> json("[0,5,100,-3.5,0.00001]").get(random.nextInt(5));
            case EXISTS -> nodes.booleanNode(random.nextBoolean());
            case REGEX -> nodes.stringNode(List.of("^ma", "[/]", "^$", "e").get(random.nextInt(4)));
        };
        return new Condition(PATHS.get(random.nextInt(PATHS.size())), operator, value);
    }

    private static JsonNode value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static ToolCall call(Random random) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("a", "b", "c")) {
            if (random.nextInt(4) > 0) {
                arguments.set(name, value(random));
            }
        }
        String tool = random.nextInt(10) == 0 ? "new_tool" : TOOLS.get(random.nextInt(TOOLS.size()));
        return new ToolCall(tool, arguments);
    }
}
