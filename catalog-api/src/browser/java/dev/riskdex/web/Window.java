package dev.riskdex.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** A window that notes whatever a page should not do. */
final class Window implements AutoCloseable {

    private static final int HEIGHT = 1100;
    private static final double TIMEOUT_MILLIS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();

    Window(Browser browser, String origin, WindowKind kind) {
        this.origin = origin;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(kind.width(), HEIGHT)
                .setColorScheme(kind.theme())
                .setJavaScriptEnabled(kind.scripts()));
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                complaints.add("request elsewhere: " + request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens a page of the catalogue and forgets complaints about the one before; answers with the HTTP status. */
    int open(String path) {
        complaints.clear();
        Response answer = page.navigate(origin + path);
        return answer == null ? 0 : answer.status();
    }

    /** Of the page that is open: errors and warnings in the console, dialogs, and requests to other origins, in the order of events. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** By how many CSS pixels the page is wider than the window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
