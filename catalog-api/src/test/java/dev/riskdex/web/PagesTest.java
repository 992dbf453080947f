package dev.riskdex.web;

import static dev.riskdex.web.WebFixture.KESTRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.catalog.Samples;
import dev.riskdex.model.VisibleText;
import dev.riskdex.web.page.Links;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagesTest {

    private static final String TOOL = KESTRA + "/tools/change_taskrun_state";

    @TempDir
    static Path home;

    private static WebFixture web;

    @BeforeAll
    static void start() {
        web = new WebFixture(home);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void theToolPageSaysAllThatAReviewNeeds() {
        Document page = web.page(TOOL);

        assertThat(page.title()).isEqualTo("change_taskrun_state on Kestra Python MCP Server · Riskdex");
        assertThat(page.select("h1").text()).isEqualTo("change_taskrun_state");
        assertThat(page.select(".verdict").text()).isEqualTo("High risk Execute 78 % confidence");
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "What change_taskrun_state does on Kestra Python MCP Server",
                        "Why change_taskrun_state needs a policy",
                        "From the tool's definition",
                        "Parameters",
                        "What the author claims",
                        "How to control change_taskrun_state",
                        "Where this comes from",
                        "Related tools",
                        "Questions about change_taskrun_state");
        assertThat(page.text())
                .contains("Sets the state of a task run in a workflow engine")
                .contains("The server gives no description.")
                .contains("no description was given")
                .contains("By category alone, a flat table would say High.")
                .contains("change_taskrun_state stays usable, but at most 10 times a minute. "
                        + "Everything else on the server is denied.")
                .contains("riskdex policy kestra-io-mcp-server-python > policy.json")
                .contains("5 tools of this server catalogued, across an index of 3 servers.")
                .contains("2 November 2026");
    }

    @Test
    void theToolPageShowsEvidenceAndParameters() {
        Document page = web.page(TOOL);

        assertThat(page.select("table").get(0).select("tbody tr").get(0).text())
                .isEqualTo("change_taskrun_state name-verb.sample name lexical Execute +2.4");
        assertThat(page.select("table").get(1).select("tbody tr").eachText())
                .containsExactly(
                        "execution_id string yes Which execution",
                        "state string yes SUCCESS, FAILED, KILLED",
                        "dry boolean no default false");
    }

    @Test
    void theRecommendedPolicyStandsOnThePageAsItIsDownloaded() {
        Document page = web.page(TOOL);
        HttpResponse<String> file = web.get(page.select(".code-actions a").attr("href"));

        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"policy.json\"");
        assertThat(file.body()).isEqualTo(page.select("#policy").get(0).wholeText());
        assertThat(JsonMapper.shared()
                        .readTree(file.body())
                        .at("/tools/change_taskrun_state/limits/0/max")
                        .intValue())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "change_taskrun_state, known, execution_id",
        "list_executions, none, It takes no parameters.",
        "set_label, unknown, The parameters are unknown"
    })
    void tellsNoParametersFromUnknownOnes(String tool, String state, String expected) {
        assertThat(web.page(KESTRA + "/tools/" + tool).text()).as(state).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "kestra-io-mcp-server-python, list_executions, list_executions is allowed without a limit.",
        "kestra-io-mcp-server-python, set_label, 'set_label stays usable, but at most 30 times a minute.'",
        "kestra-io-mcp-server-python, delete_flow_logs, delete_flow_logs is hidden: it disappears from the tool list",
        "acme-payments, sendRefund, 'sendRefund stays visible, but every call is denied with the reason'"
    })
    void saysWhatThePolicyMeans(String server, String tool, String start) {
        assertThat(web.page("/servers/" + server + "/tools/" + tool)
                        .select("#control")
                        .text())
                .contains(start);
    }

    @Test
    void groupsTheActsOfAToolByCategory() {
        assertThat(web.page(KESTRA + "/tools/manage_kv_store").select(".acts").text())
                .isEqualTo("Read get Write set Destructive delete");
    }

    @Test
    void asksTheSixQuestionsForPeopleAndForSearchEngines() {
        Document page = web.page(TOOL);
        List<String> questions = page.select(".faq summary").eachText();
        JsonNode data = JsonMapper.shared()
                .readTree(page.select("script[type=application/ld+json]").get(0).data());

        assertThat(questions)
                .containsExactly(
                        "What does the change_taskrun_state tool do?",
                        "How do I enforce a policy on change_taskrun_state?",
                        "What risk level is change_taskrun_state?",
                        "Can I rate-limit change_taskrun_state?",
                        "How do I block change_taskrun_state completely?",
                        "What MCP server provides change_taskrun_state?");
        assertThat(data.path("@type").stringValue()).isEqualTo("FAQPage");
        assertThat(data.path("mainEntity")).hasSize(6);
        assertThat(page.select(".faq").text()).doesNotContain("rate_limit", "action: deny");
    }

    @Test
    void theServerPageListsTheRiskiestFirst() {
        Document page = web.page(KESTRA);

        assertThat(page.select("tbody tr").eachText().get(0)).startsWith("delete_flow_logs High Destructive");
        assertThat(page.select("tbody tr")).hasSize(5);
        assertThat(page.select(".headline").text())
                .isEqualTo(
                        "High risk Kestra Python MCP Server Of 5 tools, 2 Destructive, 1 Execute, 1 Write; 1 only read. Grade E");
        assertThat(page.text()).contains("Names and parameters only. (src/index.js:7)");
        assertThat(page.select("a[href^=javascript]")).isEmpty();
    }

    @Test
    void searchShowsHitsAndFacets() {
        Document page = web.page("/search?q=task+run+state");

        assertThat(page.select("tbody th code").eachText()).startsWith("change_taskrun_state");
        assertThat(page.select("mark").eachText()).contains("task", "run", "state");
        assertThat(page.select(".facets summary").eachText())
                .containsExactly("Category", "Severity", "Server", "Source");
        assertThat(page.select("#q").attr("value")).isEqualTo("task run state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search?q=weather", "/search?q=weather&category=read"})
    void anEmptyResultExplainsItself(String path) {
        assertThat(web.page(path).select(".empty").text()).contains("No tool matches", "fewer or shorter words");
    }

    @Test
    void homeCountsWhatThereIs() {
        Document page = web.page("/");

        assertThat(page.select(".figures").text()).contains("29 tools of 3 servers", "Financial 1", "Critical 1");
        assertThat(page.select("tbody th code").eachText()).startsWith("sendRefund");
        assertThat(page.select(".servers li")).hasSize(3);
    }

    @Test
    void showsANoteWhileThereIsOne() {
        web.server().note(Optional.of("Reading 12 sources <now>."));
        assertThat(web.page("/").select(".note").text()).isEqualTo("Reading 12 sources <now>.");
        web.server().note(Optional.empty());
        assertThat(web.page("/").select(".note")).isEmpty();
    }

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() {
        Deque<String> open = new ArrayDeque<>(List.of("/", "/search?q=", "/servers/evil", "/search?q=a&severity=low"));
        Set<String> seen = new HashSet<>(open);
        List<String> broken = new ArrayList<>();
        while (!open.isEmpty() && seen.size() < 400) {
            String path = open.remove();
            HttpResponse<String> answer = web.get(path);
            if (answer.statusCode() != 200) {
                broken.add(answer.statusCode() + " " + path);
            } else if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                for (Element link : Jsoup.parse(answer.body()).select("a[href], link[href], script[src]")) {
                    String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                    if (target.startsWith("/") && seen.add(target)) {
                        open.add(target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).hasSizeGreaterThan(60);
    }

    @Test
    void neverPraises() {
        for (String path : List.of("/", "/about", "/servers", KESTRA, TOOL, KESTRA + "/tools/list_executions")) {
            assertThat(web.page(path).text()).doesNotContainPattern("(?i)\\bsafe\\b");
        }
    }

    @Test
    void hostileTextsAreHarmlessAndSeen() {
        for (String name : Samples.ODD_NAMES) {
            String path = Links.tool("evil", name);
            String html = web.get(path).body();
            Document page = web.page(path);

            assertThat(page.select("script")).as(name).hasSize(2);
            assertThat(page.select("img, [onerror], [onmouseover], [style], main b"))
                    .isEmpty();
            assertThat(html).doesNotContain("\u202E", "\u200B", "\u001B", "\u0000", "<script>alert");
            assertThat(page.text()).contains("<U+202E>gnihton", "<U+200B>", "<U+001B>[31mred", "<U+E0041>");
            assertThat(page.text()).contains("<script>alert(1)</script>", "${7*7}");
        }
    }

    @Test
    void oddNamesAreReachedFromTheServerPage() {
        List<String> names = web.page("/servers/evil").select("tbody th a.name").eachAttr("href").stream()
                .map(href -> web.page(href).select("h1 code").get(0).wholeText())
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Samples.ODD_NAMES.stream().map(VisibleText::line).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", "a%2fb", "100%25", "%252e%252e", "a%5Cb", "a%3Bb%3Dc"})
    void encodedNamesInPathsAreUnderstood(String name) {
        assertThat(web.get("/servers/evil/tools/" + name).statusCode()).isEqualTo(200);
    }
}
