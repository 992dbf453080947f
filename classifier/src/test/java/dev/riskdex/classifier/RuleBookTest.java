package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.Category;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases that published catalogues get wrong, each row of the rule book's last table, and what must never happen. */
class RuleBookTest {

    private static final Classifier CLASSIFIER = Classifier.standard();

    private static ToolRisk only(ServerDefinition server) {
        return CLASSIFIER.classify(server).tools().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "linear, linear_transferIssue, Moves an issue to another team, WRITE",
        "gdpr, evaluate_transfer, Evaluates whether personal data may be transferred to a country, READ",
        "bank, send_funds, Sends money to another account, FINANCIAL",
        "billing, list_invoices, Lists the invoices of a customer, READ",
        "billing, get_refund, Returns a refund by its id, READ",
        "billing, list_charges, Lists charges, READ",
        "chargepal, chargepal_documentation_search, 'Search the documentation on refunds, charges and deleting customers', READ",
        "aws, get_pricing, Returns the price of a cloud service, READ",
        "n8n, n8n_activate_workflow, Activates a workflow by id, EXECUTE",
        "n8n, n8n_deactivate_workflow, Deactivates a workflow by id, EXECUTE",
        "workers, d1_database_delete, Deletes a database, DESTRUCTIVE",
        "workers, kv_namespace_delete, Deletes a namespace, DESTRUCTIVE",
        "workers, r2_bucket_delete, Deletes a bucket, DESTRUCTIVE",
        "kestra, get_execution_logs, Returns the logs of an execution, READ",
        "kestra, list_executions, Lists executions, READ",
        "kestra, add_execution_labels, Adds labels to an execution, WRITE",
        "vault, get_secret, Returns the value of a secret, READ",
        "iam, add_member_to_role, Adds a member to a role, WRITE",
        "iam, policies.update, Updates an access policy, WRITE",
        "shop, create_refund, Creates a refund for a payment, FINANCIAL",
        "github, fork_repository, Forks a repository to your account, WRITE",
    })
    void isRightWhereCataloguesAreWrong(String server, String tool, String description, Category category) {
        assertThat(only(Servers.server(server, Servers.tool(tool, description))).category())
                .isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "vault, get_secret, Returns the value of a secret, MEDIUM",
        "iam, add_member_to_role, Adds a member to a role, HIGH",
        "iam, policies.update, Updates an access policy, HIGH",
        "chargepal, documentation_search, 'Search the documentation on refunds, charges and deleting customers', LOW",
        "shell, execute_command, Runs a shell command, CRITICAL",
        "db, drop_database, Drops a database, CRITICAL",
        "notes, delete_note, Deletes a note; this cannot be undone, CRITICAL",
    })
    void raisesAndLowersBySaidReasons(String server, String tool, String description, Severity severity) {
        assertThat(only(Servers.server(server, Servers.tool(tool, description))).severity())
                .isEqualTo(severity);
    }

    @Test
    void judgesTheSeedsToolByItsNameAndSiblings() {
        ToolRisk bare = CLASSIFIER
                .classify(Servers.named(
                        "Kestra Python MCP Server",
                        "change_taskrun_state",
                        "resume_execution",
                        "restart_execution",
                        "force_run_execution",
                        "execute_flow",
                        "replay_execution",
                        "list_flows",
                        "search_logs"))
                .tools()
                .get(0);
        assertThat(bare.category()).isEqualTo(Category.EXECUTE);
        assertThat(bare.severity()).isEqualTo(Severity.HIGH);
        assertThat(bare.evidence())
                .anyMatch(
                        item -> item.where().equals("siblings") && item.quote().contains("resume_execution"));
        assertThat(bare.confidenceReasons()).contains("there is no description", "the parameters are not known");
        assertThat(bare.why()).contains("restart_execution");
    }

    @Test
    void isSurerOfTheSeedsToolWithItsDescription() {
        ToolDefinition described = Servers.tool(
                "change_taskrun_state",
                "Restart an execution from its failed task, or put a task run into another state.",
                "{'type':'object','properties':{'execution_id':{'type':'string'},'state':{'type':'string'}}}",
                "");
        ToolDefinition[] siblings = {
            described,
            ToolDefinition.named("resume_execution"),
            ToolDefinition.named("restart_execution"),
            ToolDefinition.named("force_run_execution"),
            ToolDefinition.named("execute_flow")
        };
        ToolRisk with = only(Servers.server("Kestra", siblings));
        siblings[0] = ToolDefinition.named("change_taskrun_state");
        ToolRisk without = only(Servers.server("Kestra", siblings));
        assertThat(with.category()).isEqualTo(Category.EXECUTE);
        assertThat(with.confidence()).isGreaterThan(without.confidence() + 0.05);
    }

    @Test
    void judgesAToolOfSeveralActsByTheWorst() {
        ToolRisk risk = only(Servers.server(
                "kestra",
                Servers.tool(
                        "manage_kv_store",
                        "",
                        "{'type':'object','properties':{'action':{'type':'string','enum':['get','set','list','delete']}}}",
                        "")));
        assertThat(risk.category()).isEqualTo(Category.DESTRUCTIVE);
        assertThat(risk.actions())
                .containsEntry("get", Category.READ)
                .containsEntry("set", Category.WRITE)
                .containsEntry("delete", Category.DESTRUCTIVE);
    }

    @Test
    void judgesByTheWorstActThoughWhatIsManagedRuns() {
        assertThat(only(Servers.server(
                                "kestra",
                                Servers.tool(
                                        "manage_executions",
                                        "Manage an execution by action.",
                                        "{'type':'object','properties':{'action':{'type':'string','enum':['pause','kill','delete','get']}}}",
                                        "")))
                        .category())
                .isEqualTo(Category.DESTRUCTIVE);
    }

    @Test
    void doesNotAssumeTheWorstOfAnUnseenList() {
        assertThat(only(Servers.server("notes", Servers.tool("manage_notes", "Manages notes.")))
                        .category())
                .isEqualTo(Category.WRITE);
    }

    @ParameterizedTest
    @CsvSource({
        "list_executions",
        "get_taskrun",
        "read_settings",
        "checklist_view",
        "get_dropbox_usage",
        "list_postgres_versions",
        "get_skills",
        "deleted_items_view",
        "get_undeleted_entries",
        "show_executors",
        "get_killers_of_python_songs"
    })
    void neverReadsAWordInsideAnother(String tool) {
        ToolRisk risk = only(Servers.named("server", tool));
        assertThat(risk.category()).isEqualTo(Category.READ);
        assertThat(risk.evidence())
                .filteredOn(item -> item.where().equals("name") && item.signal().startsWith("name-act"))
                .noneMatch(item -> List.of("exec", "run", "set", "drop", "post", "kill", "delete")
                        .contains(item.quote()));
    }

    @Test
    void neverTakesALongerDescriptionForMoreRisk() {
        String text = "Returns the weather of a city. ";
        ToolRisk once = only(Servers.server("weather", Servers.tool("get_weather", text)));
        ToolRisk often = only(Servers.server("weather", Servers.tool("get_weather", text.repeat(200))));
        assertThat(often.category()).isEqualTo(once.category());
        assertThat(often.severity()).isEqualTo(once.severity());
    }

    @Test
    void saysWhenAClaimContradictsTheRest() {
        ToolRisk risk = only(Servers.server(
                "files", Servers.tool("delete_file", "Deletes a file for good.", "", "{'readOnlyHint':true}")));
        assertThat(risk.category()).isEqualTo(Category.DESTRUCTIVE);
        assertThat(risk.findings()).anyMatch(finding -> finding.code().equals("contradiction.read-only-hint"));
    }

    @Test
    void neverSaysSafe() {
        CLASSIFIER
                .classify(Servers.named("all", "get_a", "list_b", "create_c", "delete_d", "run_e", "pay_f", "xyz"))
                .tools()
                .forEach(risk -> assertThat(risk.why().toLowerCase(Locale.ROOT)).doesNotContain("safe"));
    }
}
