package dev.riskdex.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of page in every kind of window. With {@code -Driskdex.screenshots=FOLDER} there are more windows, and a
 * picture of each page is left there, to be looked at.
 */
class LayoutIT {

    private static final String SCREENSHOTS = System.getProperty("riskdex.screenshots", "");

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
        Stream<Integer> widths = SCREENSHOTS.isEmpty() ? Stream.of(375, 1440) : Stream.of(375, 768, 1440, 2560);
        return widths.flatMap(width ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(theme -> new WindowKind(width, theme, true)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void pagesFitAndKeepToThemselves(WindowKind kind) {
        List<String> wrong = new ArrayList<>();
        try (Window window = fixture.window(kind)) {
            for (PageKind page : PageKind.values()) {
                int status = window.open(page.path());
                if (status != page.status()) {
                    wrong.add(page + " answers " + status);
                }
                if (window.overflow() > 0) {
                    wrong.add(page + " is " + window.overflow() + " px too wide");
                }
                window.complaints().stream()
                        .filter(complaint -> !page.mayComplain(complaint))
                        .forEach(complaint -> wrong.add(page + " " + complaint));
                takePicture(window, page, kind);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void takePicture(Window window, PageKind page, WindowKind kind) {
        if (!SCREENSHOTS.isEmpty()) {
            Path file = Path.of(SCREENSHOTS, page.name().toLowerCase(Locale.ROOT) + "-" + kind + ".png");
            window.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        }
    }
}
