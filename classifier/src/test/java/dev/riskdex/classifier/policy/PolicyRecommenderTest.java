package dev.riskdex.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Category;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.evaluation.PolicyEvaluator;
import dev.riskdex.policy.evaluation.ToolCall;
import dev.riskdex.policy.evaluation.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    private static Policy ofOne(ToolRisk risk) {
        return RECOMMENDER.recommend(server(risk), risk.tool()).policy();
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

        assertThat(PolicyCodec.write(ofOne(tool))).hasToString(expected.replace('\'', '"'));
        assertThat(RECOMMENDER.forServer(server(tool))).isEqualTo(ofOne(tool));
    }

    @Test
    void deniesMoneyWithAReason() {
        Policy policy = ofOne(risk("pay", Category.FINANCIAL));

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
        Policy expected = ofOne(risk("twin", strictest));

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

    private static final Classifier CLASSIFIER = Classifier.standard();

    private static PolicyRecommendation recommend(Profile profile, PolicyEdits edits, ToolDefinition... tools) {
        return new PolicyRecommender(profile, edits).recommend(CLASSIFIER.classify(Servers.server("example", tools)));
    }

    private static PolicyRecommendation balanced(ToolDefinition... tools) {
        return recommend(Profile.BALANCED, PolicyEdits.NONE, tools);
    }

    private static Verdict judge(PolicyRecommendation recommendation, String tool, String arguments) {
        return new PolicyEvaluator(recommendation.policy())
                .judge(new ToolCall(tool, JsonMapper.shared().readTree(arguments.replace('\'', '"'))));
    }

    private static final ToolDefinition MANAGE = Servers.tool(
            "manage_app",
            "Lists, starts or deletes an app.",
            "{'type':'object','required':['action'],'properties':{'action':{'type':'string',"
                    + "'enum':['list','get','delete','purge']},'name':{'type':'string'}}}",
            "");

    @ParameterizedTest
    @CsvSource({"list, true", "get, true", "delete, false", "purge, false", "DELETE, false", "other, false"})
    void deniesTheMembersThatDeleteAndLetsTheOthersPass(String action, boolean allowed) {
        PolicyRecommendation recommendation = balanced(MANAGE);

        assertThat(recommendation.policy().hide()).isEmpty();
        assertThat(judge(recommendation, "manage_app", "{'action':'" + action + "'}")
                        .isAllowed())
                .isEqualTo(allowed);
        assertThat(judge(recommendation, "manage_app", "{}").isAllowed()).isFalse();
    }

    @Test
    void anActionThatMayBeLeftOutIsStillOneOfThoseDeclared() {
        ToolDefinition tool = Servers.tool(
                "manage_app",
                "Lists or deletes an app.",
                "{'type':'object','properties':{'action':{'type':'string','enum':['list','get','delete']}}}",
                "");
        PolicyRecommendation recommendation = balanced(tool);

        assertThat(judge(recommendation, "manage_app", "{}").isAllowed()).isTrue();
        assertThat(judge(recommendation, "manage_app", "{'action':'Delete'}").isAllowed())
                .isFalse();
        assertThat(judge(recommendation, "manage_app", "{'action':'delete'}").reason())
                .contains("args.action");
    }

    @Test
    void anActionWhoseDefaultDeletesMustBeGiven() {
        ToolDefinition tool = Servers.tool(
                "manage_app",
                "Lists or deletes an app.",
                "{'type':'object','properties':{'action':{'type':'string','default':'delete',"
                        + "'enum':['list','get','delete']}}}",
                "");

        assertThat(judge(balanced(tool), "manage_app", "{}").isAllowed()).isFalse();
    }

    @Test
    void namesTheGentlerSibling() {
        PolicyRecommendation recommendation = balanced(
                Servers.tool("delete_note", "Deletes a note for good."),
                Servers.tool("archive_note", "Archives a note."),
                Servers.tool("archive_folder", "Archives a folder."),
                Servers.tool("list_notes", "Lists notes."));

        assertThat(recommendation.policy().hide()).containsExactly("delete_note");
        assertThat(recommendation.reasons())
                .hasEntrySatisfying(
                        "/hide/0",
                        reason -> assertThat(reason.text())
                                .contains("Prefer `archive_note`.")
                                .doesNotContain("folder"));
    }

    @Test
    void eachLineHasItsReason() {
        PolicyRecommendation recommendation = balanced(
                MANAGE,
                Servers.tool("delete_note", "Deletes a note."),
                Servers.tool(
                        "push_branch",
                        "Pushes a branch.",
                        "{'type':'object','properties':{'branch':{'type':'string'},'force':{'type':'boolean'}}}",
                        ""));
        ObjectNode document = PolicyCodec.write(recommendation.policy());
        List<String> lines = new ArrayList<>(List.of("/default", "/hide/0"));
        document.path("tools").properties().forEach(tool -> {
            lines.add("/tools/" + tool.getKey());
            tool.getValue().properties().forEach(list -> {
                for (int i = 0; i < list.getValue().size(); i++) {
                    lines.add("/tools/" + tool.getKey() + "/" + list.getKey() + "/" + i);
                }
            });
        });

        assertThat(recommendation.reasons().keySet()).containsExactlyElementsOf(lines);
        assertThat(judge(recommendation, "push_branch", "{'branch':'main'}").isAllowed())
                .isFalse();
        assertThat(judge(recommendation, "push_branch", "{'branch':'x','force':true}")
                        .isAllowed())
                .isFalse();
        assertThat(judge(recommendation, "push_branch", "{'branch':'x'}").isAllowed())
                .isTrue();
    }

    @Test
    void strictAllowsWhatReadsAndObserveAllowsAll() {
        ToolDefinition[] tools = {
            Servers.tool("list_notes", "Lists notes."), Servers.tool("update_note", "Changes a note."), MANAGE
        };

        PolicyRecommendation strict = recommend(Profile.STRICT, PolicyEdits.NONE, tools);
        assertThat(strict.policy().tools()).containsOnlyKeys("list_notes");
        assertThat(strict.policy().hide()).containsExactly("manage_app", "update_note");
        PolicyRecommendation observe = recommend(Profile.OBSERVE, PolicyEdits.NONE, tools);
        assertThat(observe.policy().defaultDecision()).isEqualTo(Policy.Decision.ALLOW);
        assertThat(observe.policy().tools()).containsOnlyKeys("list_notes", "manage_app", "update_note");
        assertThat(judge(observe, "manage_app", "{'action':'delete'}").isAllowed())
                .isTrue();
    }

    @Test
    void editsGoBeforeEveryProfile() {
        PolicyEdits edits = PolicyEdits.parse("# ours\nallow delete_note\n\ndeny list_notes\nhide odd name ");
        ToolDefinition[] tools = {
            Servers.tool(
                    "delete_note",
                    "Deletes a note.",
                    "{'type':'object','properties':{'force':{'type':'boolean'}}}",
                    ""),
            Servers.tool("list_notes", "Lists notes."),
            Servers.tool("odd name", "Lists more.")
        };
        for (Profile profile : List.of(Profile.BALANCED, Profile.STRICT)) {
            PolicyRecommendation edited = recommend(profile, edits, tools);

            assertThat(judge(edited, "delete_note", "{}").isAllowed()).isTrue();
            assertThat(judge(edited, "delete_note", "{'force':true}").isAllowed())
                    .isFalse();
            assertThat(judge(edited, "list_notes", "{}").rule()).isEqualTo("/tools/list_notes/deny_if/0");
            assertThat(edited.policy().hide()).containsExactly("odd name");
        }
    }

    @Test
    void deniesToolsThatBreakACombinationUnlessSomebodyAllowedThem() {
        ServerRisk server = CLASSIFIER.classify(Servers.server(
                "example", Servers.tool("list_notes", "Lists notes."), Servers.tool("send_mail", "Sends a mail.")));
        Map<String, String> cut = Map.of("send_mail", "private notes could leave by mail");
        PolicyEdits allowed = PolicyEdits.NONE.and(PolicyEdits.Kind.ALLOW, List.of("send_mail"));

        PolicyRecommendation broken = RECOMMENDER.breaking(cut).recommend(server);
        assertThat(judge(broken, "send_mail", "{}").isAllowed()).isFalse();
        assertThat(judge(broken, "list_notes", "{}").isAllowed()).isTrue();
        assertThat(broken.reasons())
                .containsEntry(
                        "/tools/send_mail",
                        new PolicyRecommendation.Reason("stack.break", "private notes could leave by mail"));
        PolicyRecommendation edited =
                new PolicyRecommender(Profile.BALANCED, allowed).breaking(cut).recommend(server);
        assertThat(judge(edited, "send_mail", "{}").isAllowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"permit x", "allow", "allow a\ndeny a", "allow a\n x"})
    void refusesWhatIsNoEdit(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyEdits.parse(text))
                .withMessageContaining("line ");
    }

    @Test
    void anEditOfAnUnknownToolNamesTheNearest() {
        assertThat(PolicyEdits.NONE
                        .and(PolicyEdits.Kind.ALLOW, List.of("delete_notes"))
                        .unknown(List.of("delete_note")))
                .containsExactly("the server has no tool 'delete_notes'; did you mean delete_note?");
    }
}
