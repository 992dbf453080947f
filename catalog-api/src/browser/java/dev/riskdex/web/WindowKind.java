package dev.riskdex.web;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/**
 * How a reader looks at pages.
 *
 * @param width of the window, in CSS pixels
 * @param theme what the reader's system is set to
 * @param scripts whether JavaScript runs
 */
record WindowKind(int width, ColorScheme theme, boolean scripts) {

    static final WindowKind DESKTOP = new WindowKind(1440, ColorScheme.LIGHT, true);

    WindowKind withoutScripts() {
        return new WindowKind(width, theme, false);
    }

    /** Such as {@code 375-dark}. */
    @Override
    public String toString() {
        return width + "-" + theme.name().toLowerCase(Locale.ROOT);
    }
}
