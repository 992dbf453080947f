package dev.riskdex.web;

import static dev.riskdex.web.WebFixture.KESTRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.catalog.Samples;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page on which policies are built says without scripts. */
class PolicyPageTest {

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
    void listsToolsByRiskWithWhatIsRecommendedAndWhy() {
        Document page = web.page(KESTRA + "/policy");

        assertThat(page.select(".rule legend code").eachText())
                .containsExactly(
                        "delete_flow_logs", "manage_kv_store", "change_taskrun_state", "set_label", "list_executions");
        assertThat(page.select(".rules .rule input[checked]").eachAttr("value"))
                .containsExactly("hide", "custom", "custom", "custom", "allow");
        assertThat(page.select(".rules .rule-why").eachText())
                .first()
                .isEqualTo("Recommended: Hide, because what it deletes cannot be brought back.");
        assertThat(page.select(".rules .rule").get(1).select(".reasons").text())
                .contains("deny_if/0: of its several acts, these delete or pay: delete");
    }

    @Test
    void nothingThatNeedsAScriptIsOfferedWithoutOne() {
        Document page = web.page(KESTRA + "/policy");

        assertThat(page.select("main input, main textarea, main button").stream()
                        .filter(control -> control.closest("[hidden], [disabled]") == null)
                        .map(Element::outerHtml))
                .isEmpty();
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("noscript").text()).contains("Without JavaScript");
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "balanced", "strict"})
    void eachProfileIsShownAsItIsDownloaded(String profile) {
        Document page = web.page(KESTRA + "/policy?profile=" + profile);
        String href = page.select("a[download]").attr("href");

        assertThat(page.select("#policy").get(0).wholeText())
                .isEqualTo(web.get(href).body());
        assertThat(page.select(".profiles a[aria-current=true] strong").text()).isEqualToIgnoringCase(profile);
        assertThat(page.select("#default input[checked]").attr("value"))
                .isEqualTo(profile.equals("observe") ? "allow" : "deny");
    }

    @Test
    void exactNamesReachTheScriptWhateverIsInThem() {
        Document page = web.page("/servers/evil/policy");
        List<String> names = page.select("[data-tool]").eachAttr("data-tool").stream()
                .map(data -> JsonMapper.shared().readTree(data).path("name").stringValue())
                .toList();

        assertThat(names).containsExactlyInAnyOrderElementsOf(Samples.ODD_NAMES);
        assertThat(page.select("main img, main b, [onerror], [onmouseover]")).isEmpty();
        assertThat(page.html()).doesNotContain("\u202E", "\u200B", "\u001B", "<script>alert");
    }

    @Test
    void theScriptLearnsArgumentsAndWhereOwnRulesBegin() {
        JsonNode tool = JsonMapper.shared()
                .readTree(web.page(KESTRA + "/policy")
                        .select("[data-tool*=change_taskrun_state]")
                        .attr("data-tool"));

        assertThat(tool.at("/arguments/1/path").stringValue()).isEqualTo("args.state");
        assertThat(tool.at("/arguments/1/members").toString()).isEqualTo("[\"SUCCESS\",\"FAILED\",\"KILLED\"]");
        assertThat(tool.at("/arguments/2/type").stringValue()).isEqualTo("boolean");
        assertThat(tool.at("/custom/limits/0/max").intValue()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {KESTRA, KESTRA + "/tools/change_taskrun_state"})
    void policyBoxesSayWhyEachLineStandsThere(String path) {
        Document page = web.page(path);

        assertThat(page.select(".reasons dt").eachText())
                .startsWith("/default")
                .contains("/tools/change_taskrun_state", "/tools/change_taskrun_state/limits/0");
        assertThat(page.select("a[href=" + KESTRA + "/policy]")).hasSize(1);
    }
}
