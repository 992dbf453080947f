package dev.riskdex.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRecommenderTest {

    private static final PolicyRecommender RECOMMENDER = new PolicyRecommender();

    private static ToolRisk risk(String tool, Category category) {
        return new ToolRisk(
                Optional.empty(),
                "server",
                tool,
                category,
                category.flatSeverity(),
                0.9,
                List.of(),
                "Why.",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "test",
                "0".repeat(64));
    }

    private static ServerRisk server(ToolRisk... tools) {
        String[] names = Arrays.stream(tools).map(ToolRisk::tool).toArray(String[]::new);
        return new ServerRisk(Servers.named("server", names), List.of(tools));
    }

    private static String limit(int max) {
        return "'tools':{'Tool.x':{'limits':[{'counter':'tool.x_rate','window':'minute','max':" + max
                + ",'scope':'grant'}]}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "READ | 'tools':{'Tool.x':{}}",
                "WRITE | LIMIT30",
                "EXECUTE | LIMIT10",
                "UNKNOWN | LIMIT10",
                "DESTRUCTIVE | 'hide':['Tool.x'],'tools':{}",
            })
    void hasADefaultForEachCategory(Category category, String rest) {
        String expected = "{'version':'1','default':'deny',"
                + rest.replace("LIMIT30", limit(30)).replace("LIMIT10", limit(10)) + "}";
        ToolRisk tool = risk("Tool.x", category);

        assertThat(PolicyCodec.write(RECOMMENDER.forTool(tool))).hasToString(expected.replace('\'', '"'));
        assertThat(RECOMMENDER.forServer(server(tool))).isEqualTo(RECOMMENDER.forTool(tool));
    }

    @Test
    void deniesMoneyWithAReason() {
        Policy policy = RECOMMENDER.forTool(risk("pay", Category.FINANCIAL));

        assertThat(policy.hide()).isEmpty();
        assertThat(policy.tools().values()).singleElement().satisfies(rule -> {
            assertThat(rule.denyIf()).singleElement().satisfies(denial -> {
                assertThat(denial.conditions()).isEmpty();
                assertThat(denial.onDeny()).contains("person");
            });
            assertThat(rule.limits()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "READ, WRITE, WRITE",
        "WRITE, UNKNOWN, UNKNOWN",
        "UNKNOWN, EXECUTE, EXECUTE",
        "EXECUTE, FINANCIAL, FINANCIAL",
        "FINANCIAL, DESTRUCTIVE, DESTRUCTIVE",
        "READ, DESTRUCTIVE, DESTRUCTIVE",
        "READ, READ, READ"
    })
    void toolsOfOneNameGetTheStrictestRule(Category one, Category other, Category strictest) {
        Policy expected = RECOMMENDER.forTool(risk("twin", strictest));

        assertThat(RECOMMENDER.forServer(server(risk("twin", one), risk("twin", other))))
                .isEqualTo(expected);
        assertThat(RECOMMENDER.forServer(server(risk("twin", other), risk("twin", one))))
                .isEqualTo(expected);
    }

    @Test
    void namesEveryToolExactlyOnceWhateverTheOrder() {
        List<ToolRisk> tools = new ArrayList<>();
        for (Category category : Category.values()) {
            tools.add(risk("tool_" + category.slug(), category));
            tools.add(risk("Tool/" + category.slug() + " \u202E~", category));
        }
        Policy policy = RECOMMENDER.forServer(server(tools.toArray(ToolRisk[]::new)));
        List<String> named = new ArrayList<>(policy.hide());
        named.addAll(policy.tools().keySet());

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        tools.stream().map(ToolRisk::tool).toList());
        assertThat(policy.defaultDecision()).isEqualTo(Policy.Decision.DENY);
        assertThat(PolicyCodec.read(PolicyCodec.writeText(policy)).policy()).contains(policy);
        Collections.reverse(tools);
        assertThat(PolicyCodec.writeText(RECOMMENDER.forServer(server(tools.toArray(ToolRisk[]::new)))))
                .isEqualTo(PolicyCodec.writeText(policy));
    }

    @Test
    void aServerWithoutToolsGetsADenial() {
        assertThat(RECOMMENDER.forServer(server()))
                .isEqualTo(new Policy(Policy.Decision.DENY, List.of(), List.of(), Map.of()));
    }
}
