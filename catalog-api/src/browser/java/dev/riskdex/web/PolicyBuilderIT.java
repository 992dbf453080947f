package dev.riskdex.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import dev.riskdex.policy.evaluation.PolicyEvaluator;
import dev.riskdex.policy.evaluation.TestCall;
import dev.riskdex.policy.evaluation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does who builds a policy, in a real browser. */
class PolicyBuilderIT {

    private static final String PAGE = BrowserFixture.KESTRA + "/policy";
    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"change_taskrun_state\","
                    + "\"arguments\":{\"state\":\"KILLED\"}}}";

    /** More presses of the tabulator than this page has controls. */
    private static final int MOST_TABS = 900;

    private static BrowserFixture fixture;

    @BeforeAll
    static void start(@TempDir Path home) {
        fixture = new BrowserFixture(home);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** From the top of the page to the file on disk, without a pointing device. */
    @Test
    void aPolicyIsBuiltTriedAndDownloadedByKeyboardOnly() throws IOException {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            Page page = window.page();
            Keyboard keys = page.keyboard();
            window.open(PAGE);
            waitForAnswers(page);
            String tool = ".rule[data-tool*='\"change_taskrun_state\"']";
            tabTo(page, tool + " input[type=radio]:checked");
            keys.press("ArrowLeft");
            keys.press("ArrowRight");
            assertThat(page.isChecked(tool + " input[value=custom]")).isTrue();
            tabTo(page, tool + " [data-add=deny]");
            keys.press("Enter");
            type(keys, "args.state");
            tabTo(page, tool + " .denial [data-pointer$='/op']");
            tabTo(page, tool + " .denial [data-pointer$='/value']");
            keys.press("Control+A");
            keys.type("KILLED");
            tabTo(page, tool + " .denial [data-pointer$='/on_deny']");
            type(keys, "Runs are not killed here.");
            tabTo(page, "#call");
            keys.insertText(CALL);
            page.waitForSelector("#verdict .deny");

            assertThat(page.textContent("#verdict"))
                    .contains("Denied", "/tools/change_taskrun_state/deny_if/0", "args.state is \"KILLED\"")
                    .contains("Runs are not killed here.");
            while (!isFocused(page, "#downloads button")) {
                keys.press("Shift+Tab");
            }
            Download download = page.waitForDownload(() -> keys.press("Enter"));

            assertThat(download.suggestedFilename()).isEqualTo("policy.json");
            String saved = Files.readString(download.path());
            assertThat(saved).isEqualTo(page.textContent("#policy"));
            Policy policy = policy(saved);
            assertThat(PolicyCodec.writeText(policy)).isEqualTo(saved);
            Verdict verdict = new PolicyEvaluator(policy)
                    .judge(TestCall.parse(CALL).get(0).call());
            assertThat(verdict.rule()).isEqualTo(page.textContent("#verdict .pointer"));
            assertThat(verdict.message()).isEqualTo("Runs are not killed here.");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aMistakeIsSaidAtItsFieldAndInTheList() {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            Page page = window.page();
            window.open(PAGE);
            waitForAnswers(page);
            Locator max = page.locator("[data-pointer$='/limits/0/max']").first();
            max.fill("a few");
            Locator problem = page.locator("#problems li:has-text('/limits/0/max')");
            problem.waitFor();

            assertThat(page.textContent("#problems")).contains("must be a whole number, 0 or more");
            assertThat(max.getAttribute("aria-invalid")).isEqualTo("true");
            assertThat(page.isDisabled("#downloads button")).isTrue();
            max.fill("7");
            problem.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(max.getAttribute("aria-invalid")).isNull();
            assertThat(page.textContent("#policy")).contains("\"max\": 7,");
        }
    }

    @Test
    void anOlderPolicyIsTakenOverWithItsGaps() {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            Page page = window.page();
            window.open(PAGE);
            waitForAnswers(page);
            page.click(".import summary");
            page.fill(
                    "#import-text",
                    "{\"version\":\"1\",\"default\":\"deny\",\"tools\":{\"change_taskrun_stat\":{},"
                            + "\"change_taskrun_state\":{\"require\":[{\"path\":\"args.big\",\"op\":\"eq\","
                            + "\"value\":12345678901234567890}]}}}");
            page.click("#import");
            page.waitForSelector("#import-gaps button");

            int tools = page.locator("[data-tool]").count();
            assertThat(page.textContent("#import-result"))
                    .contains((tools - 1) + " tools are newer than this policy")
                    .contains("the server has no tool 'change_taskrun_stat'")
                    .contains("did you mean `change_taskrun_state`?");
            assertThat(page.locator(".rule.unnamed").count()).isEqualTo(tools - 1);
            page.getByText("Take out what it says of change_taskrun_stat").click();
            page.getByText("newer tools as recommended").click();
            page.waitForSelector("#policy:has-text('12345678901234567890'):not(:has-text('change_taskrun_stat\"'))");
            Policy policy = policy(page.textContent("#policy"));

            assertThat(page.locator(".rule.unnamed").count()).isZero();
            assertThat(policy.tools().keySet().size() + policy.hide().size()).isEqualTo(tools);
            assertThat(page.textContent("#policy")).contains("12345678901234567890");
        }
    }

    @Test
    void whatIsNoPolicyIsRefusedWithItsPlaces() {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            Page page = window.page();
            window.open(PAGE);
            waitForAnswers(page);
            String before = page.textContent("#policy");
            page.click(".import summary");
            page.fill("#import-text", "{\"version\":1,\"tools\":[]}");
            page.click("#import");
            page.waitForSelector("#import-result:has-text('no valid policy')");

            assertThat(page.textContent("#import-result")).contains("/version: must be", "/tools: must be an object");
            assertThat(page.textContent("#policy")).isEqualTo(before);
        }
    }

    @Test
    void namesThatAttackAreKeptExactly() {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            window.open("/servers/hostile/policy");
            String recommended = window.page().textContent("#policy");
            waitForAnswers(window.page());

            assertThat(window.page().textContent("#policy")).isEqualTo(recommended);
            assertThat(policy(recommended).tools().size()
                            + policy(recommended).hide().size())
                    .isEqualTo(2);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptsTheRecommendedPolicyIsThere() throws IOException {
        try (var window = fixture.window(WindowKind.DESKTOP.withoutScripts())) {
            Page page = window.page();
            window.open(PAGE);
            page.click(".profiles a:has-text('Strict')");
            page.waitForLoadState();
            Download download = page.waitForDownload(() -> page.click("a[download]"));

            String saved = Files.readString(download.path());
            assertThat(saved).isEqualTo(page.textContent("#policy"));
            assertThat(policy(saved).hide()).contains("change_taskrun_state");
            assertThat(page.isVisible("#call")).isFalse();
        }
    }

    /** The page shows the server's own text once it has heard from it. */
    private static void waitForAnswers(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (isFocused(page, selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reached by keyboard: " + selector);
    }

    private static boolean isFocused(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    private static void type(Keyboard keys, String text) {
        keys.press("Control+A");
        keys.insertText(text);
    }

    private static Policy policy(String json) {
        PolicyCodec.Reading reading = PolicyCodec.read(json);
        assertThat(reading.problems()).isEmpty();
        return reading.policy().orElseThrow();
    }
}
