package dev.riskdex.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All rules of axe-core on every kind of page, and on the policy builder with everything open. */
class AccessibilityIT {

    private static final String AXE = axe();

    /** Each violation with the elements that it is about. */
    private static final String RUN = "async () => (await axe.run()).violations.flatMap(violation =>"
            + " violation.nodes.map(node => violation.id + ': ' + node.target.join(' ') + ' '"
            + " + node.failureSummary.replace(/\\s+/g, ' ')))";

    private static BrowserFixture fixture;

    @BeforeAll
    static void start(@TempDir Path home) {
        fixture = new BrowserFixture(home);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    static Stream<WindowKind> windows() {
        return Stream.of(375, 1440)
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(theme -> new WindowKind(width, theme, true)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void noPageBreaksARule(WindowKind kind) {
        List<String> violations = new ArrayList<>();
        try (Window window = fixture.window(kind)) {
            for (PageKind page : PageKind.values()) {
                window.open(page.path());
                window.page().waitForLoadState(LoadState.NETWORKIDLE);
                violations(window.page()).forEach(violation -> violations.add(page + " " + violation));
            }
        }
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void theBuilderBreaksNoneInUse(WindowKind kind) {
        try (Window window = fixture.window(kind)) {
            Page page = window.page();
            window.open(BrowserFixture.KESTRA + "/policy");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.check(".rule:nth-child(1) input[value=custom]");
            page.check(".rule:nth-child(2) input[value=deny]");
            page.click(".rule:nth-child(1) [data-add=require]");
            page.click(".rule:nth-child(1) [data-add=deny]");
            page.selectOption(".rule:nth-child(1) .denial select", "in");
            page.click("#all-tools [data-add=limit]");
            page.fill("#all-tools [data-pointer$='/max']", "many");
            page.click(".import summary");
            page.fill("#call", "{\"tool\":\"no_such_tool\"}");
            page.waitForSelector("#problems li");
            List<String> violations = new ArrayList<>(violations(page));
            page.fill("#all-tools [data-pointer$='/max']", "9");
            page.fill(".rule:nth-child(1) .part[role=group] [data-pointer$='/value']", "x");
            page.waitForSelector("#verdict .deny");
            violations.addAll(violations(page));
            assertThat(violations).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page) {
        page.evaluate(AXE);
        return (List<String>) page.evaluate(RUN);
    }

    private static String axe() {
        try (InputStream in = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new AssertionError("axe-core is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
