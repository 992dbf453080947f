package dev.riskdex.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.riskdex.policy.Limit;
import dev.riskdex.policy.Limit.Window;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.Policy.Decision;
import dev.riskdex.policy.PolicyCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader does with the pages, in a real browser. */
class BrowserIT {

    private static BrowserFixture fixture;

    @BeforeAll
    static void start(@TempDir Path home) {
        fixture = new BrowserFixture(home);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void fromSearchToThePolicyOfTheServer() throws IOException {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            Page page = window.page();
            window.open("/");
            page.fill("main input[name=q]", "task run state");
            page.press("main input[name=q]", "Enter");
            link(page, "change_taskrun_state");
            assertThat(page.textContent("h1")).isEqualTo("change_taskrun_state");
            assertThat(page.textContent(".verdict")).contains("High risk", "Execute", "% confidence");

            link(page, "Kestra Python MCP Server");
            assertThat(page.textContent("h1")).isEqualTo("Kestra Python MCP Server");
            Download download = page.waitForDownload(() -> page.click("a[download]"));

            assertThat(download.suggestedFilename()).isEqualTo("policy.json");
            Policy policy = policy(Files.readString(download.path()));
            assertThat(policy.defaultDecision()).isEqualTo(Decision.DENY);
            assertThat(policy.tools())
                    .hasEntrySatisfying(
                            "change_taskrun_state",
                            rule -> assertThat(rule.limits())
                                    .containsExactly(Limit.ofTool("change_taskrun_state", Window.MINUTE, 10)));
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void copiesThePolicyThatItShows() {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            window.open(BrowserFixture.KESTRA_TOOL);
            window.page().click("button.copy");
            window.page().waitForSelector("button.copy:has-text('Copied')");
            String copied = (String) window.page().evaluate("navigator.clipboard.readText()");
            assertThat(policy(copied).tools()).containsOnlyKeys("change_taskrun_state");
        }
    }

    @Test
    void slashGoesToTheSearchBox() {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            window.open("/about");
            window.page().keyboard().press("/");
            window.page().keyboard().type("delete");
            assertThat(window.page().inputValue("#q")).isEqualTo("delete");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadableWithoutScripts(PageKind kind) {
        try (var window = fixture.window(WindowKind.DESKTOP.withoutScripts())) {
            assertThat(window.open(kind.path())).isEqualTo(kind.status());
            assertThat(window.page().textContent("h1")).isNotBlank();
            assertThat(window.page().innerText("main")).hasSizeGreaterThan(60);
            assertThat(window.page().isVisible("form[role=search] button")).isTrue();
        }
    }

    @Test
    void searchesWithoutScripts() {
        try (var window = fixture.window(WindowKind.DESKTOP.withoutScripts())) {
            window.open("/");
            window.page().fill("#q", "taskrun");
            window.page().click("header button[type=submit]");
            link(window.page(), "change_taskrun_state");
            assertThat(window.page().textContent("#policy")).contains("\"default\": \"deny\"");
        }
    }

    @Test
    void showsAHostileDescriptionAndRunsNothingOfIt() {
        try (var window = fixture.window(WindowKind.DESKTOP)) {
            window.open(BrowserFixture.HOSTILE_TOOL);
            assertThat(window.page().innerText(".foreign blockquote"))
                    .contains("<script>alert(1)</script>", "<img src=x onerror=alert(2)>")
                    .contains("<U+202E>", "<U+200B>", "<U+001B>[31mred");
            assertThat(window.page()
                            .locator("main img, main iframe, [onmouseover], [onerror]")
                            .count())
                    .isZero();
            assertThat(window.page()
                            .locator("script:not([src]):not([type='application/ld+json'])")
                            .count())
                    .isZero();
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    private static Policy policy(String json) {
        PolicyCodec.Reading reading = PolicyCodec.read(json);
        assertThat(reading.problems()).isEmpty();
        return reading.policy().orElseThrow();
    }
}
