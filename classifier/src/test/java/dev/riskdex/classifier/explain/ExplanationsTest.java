package dev.riskdex.classifier.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What explanations of well-known kinds of tools look like: what they must name, in which order, and what never. */
class ExplanationsTest {

    private static final Classifier CLASSIFIER = Classifier.standard();

    private static String why(ServerDefinition server) {
        return risk(server).why();
    }

    private static ToolRisk risk(ServerDefinition server) {
        return CLASSIFIER.classify(server).tools().get(0);
    }

    private static ToolDefinition tool(String name, String description, String schema) {
        return Servers.tool(name, description, schema, "");
    }

    private static ToolDefinition named(String name) {
        return ToolDefinition.named(name);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(
                        Servers.named(
                                "Millrace flows",
                                "change_taskrun_state",
                                "resume_execution",
                                "restart_execution",
                                "force_run_execution",
                                "kill_execution",
                                "list_flows"),
                        "(?s)Changes the taskrun state on Millrace flows\\..*mark work as done.*"
                                + "Decided by .*“change.*siblings that act on what runs \\(`resume_execution`.*"
                                + "[Nn]o description.*parameters are not known, which lowers confidence\\."),
                Arguments.of(
                        Servers.server(
                                "Millrace flows",
                                tool(
                                        "delete_flow_logs",
                                        "Delete the logs of a flow.",
                                        "{'type':'object','properties':{'flow_id':{'type':'string'}},'required':['flow_id']}"),
                                named("download_flow_logs"),
                                named("list_flows")),
                        "(?s)Deletes flow logs on Millrace flows; .*`flow_id`.*investigation.*no sibling restores it,"
                                + " `download_flow_logs`.*Decided by “delete” in the name.*description.*"),
                Arguments.of(
                        Servers.server(
                                "Millrace flows",
                                tool(
                                        "manage_kv_store",
                                        "Work with stored values.",
                                        "{'type':'object','properties':{'action':{'type':'string','enum':['get','list','set','delete']}}}"),
                                named("list_flows")),
                        "(?s)One tool for several acts on a KV store.*`get`, `list` read, `set` writes, `delete` deletes;"
                                + " the worst of them decides; a policy can allow the reads alone by a condition on"
                                + " `args\\.action`\\..*Decided by “delete” among the values of `action`.*"),
                Arguments.of(
                        Servers.server(
                                "Strongroom",
                                tool("get_secret", "Returns the value of a secret.", ""),
                                named("list_secrets")),
                        "(?s)Gets a secret on Strongroom.*hands a secret's value to the model.*Medium rather than Low,"
                                + " because.*Decided by “get” in the name.*"),
                Arguments.of(
                        Servers.server(
                                "Larder database",
                                tool(
                                        "run_query",
                                        "Run a statement.",
                                        "{'type':'object','properties':{'sql':{'type':'string'}},'required':['sql']}"),
                                named("create_table"),
                                named("describe_query"),
                                named("list_tables")),
                        "(?s)Runs a query on Larder database; `sql` takes any statement that the agent writes\\..*"
                                + "Critical rather than High, because.*Decided by “run.*"),
                Arguments.of(
                        Servers.server(
                                "Tollgate payments",
                                tool(
                                        "docs_search",
                                        "Search the documentation, for instance how to refund or delete a customer.",
                                        "{'type':'object','properties':{'query':{'type':'string'}}}"),
                                named("create_refund")),
                        "(?s)Searches the documentation on Tollgate payments; `query` chooses what comes back\\..*"
                                + "topics and not acts.*Decided by “search” in the.*"),
                Arguments.of(
                        Servers.server(
                                "Kanban tracker",
                                tool(
                                        "transfer_issue",
                                        "Move an issue to another team.",
                                        "{'type':'object','properties':{'issue_id':{'type':'string'},'team_id':{'type':'string'}},'required':['issue_id','team_id']}"),
                                named("list_issues")),
                        "(?s)Transfers an issue on Kanban tracker; one call reaches the one that `issue_id` names\\..*"
                                + "“transfer” moves money only where money is the object; here that is an issue\\."),
                Arguments.of(
                        Servers.named("Jotter", "update_note"),
                        "(?s)Updates a note on Jotter\\. The new state replaces the old one.*Decided by “update” in the"
                                + " name.*There is no description, the parameters are not known and there is no sibling"
                                + " to compare with, which lowers confidence\\."));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysActThenReachThenWhatDecided(ServerDefinition server, String shape) {
        assertThat(why(server)).matches(shape);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isTwoToFourSentencesWithoutPraise(ServerDefinition server, String shape) {
        String why = why(server);

        assertThat(why.split("\\. (?=[A-Z])")).hasSizeBetween(2, 4);
        assertThat(why.toLowerCase(java.util.Locale.ROOT)).doesNotContain("safe", "harmless", "trust");
    }

    @ParameterizedTest
    @CsvSource({
        "delete_user_id, Deletes a user ID",
        "list_all_vms, Lists all VMs",
        "add_member_to_role, Adds a member to a role",
        "get_hour, Gets an hour",
        "d1_database_delete, Deletes a database",
        "create_or_update_route, Creates or updates a route",
        "is_connected, Tells whether it is connected",
        "create_configuration, Creates a configuration",
        "update_configuration, Updates the configuration",
        "searchGithubIssues, Searches GitHub issues",
        "publish, Publishes something",
        "rm_files, Removes files"
    })
    void readsLikeEnglish(String name, String start) {
        assertThat(why(Servers.named("Depot", name))).startsWith(start + " on Depot");
    }

    @Test
    void stripsTheServersPrefixFromObjects() {
        assertThat(why(Servers.named("Acorn", "acorn_delete_branch", "acorn_list_branches", "acorn_get_branch")))
                .startsWith("Deletes a branch on Acorn.");
    }

    @Test
    void namesTheParameterThatWidens() {
        String schema = "{'type':'object','properties':{'path':{'type':'string'},'recursive':{'type':'boolean'}}}";

        assertThat(why(Servers.server("Depot", tool("delete_folder", "Deletes a folder.", schema))))
                .contains("`recursive` takes along everything below");
        assertThat(why(Servers.server("Depot", tool("list_folder", "Lists a folder.", schema))))
                .doesNotContain("takes along");
    }

    @Test
    void namesTheSiblingThatRestores() {
        assertThat(why(Servers.named("Depot", "delete_note", "restore_note", "list_tags")))
                .contains("`restore_note` may bring it back")
                .doesNotContain("no sibling");
        assertThat(why(Servers.named("Depot", "delete_note", "restore_backup", "list_tags")))
                .contains("no sibling restores it");
    }

    @Test
    void takesNoClaimAboutTheWorstFromToolsJudgedOtherwise() {
        assertThat(why(Servers.named("Depot", "frobnicator")))
                .startsWith("The definition of `frobnicator` does not say");
    }

    @Test
    void namesInEvidenceWhatTheTextNames() {
        ToolRisk risk = risk(Servers.server(
                "Depot",
                tool(
                        "delete_note",
                        "Deletes a note.",
                        "{'type':'object','properties':{'note_id':{'type':'string'}},'required':['note_id']}"),
                named("archive_note"),
                named("list_tags")));

        assertThat(risk.evidence())
                .filteredOn(item -> item.weight() == 0)
                .extracting(item -> item.signal() + " " + item.quote())
                .containsExactly("scope.one note_id", "sibling.gentler archive_note");
    }
}
