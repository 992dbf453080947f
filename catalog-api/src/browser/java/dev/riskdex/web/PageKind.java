package dev.riskdex.web;

/** One page of each kind, by its address. */
enum PageKind {
    HOME("/"),
    SEARCH("/search?q=task+run+state"),
    SEARCH_NOTHING("/search?q=zzzzqqqq"),
    SERVERS("/servers"),
    SERVER(BrowserFixture.KESTRA),
    HOSTILE_SERVER("/servers/hostile"),
    POLICY(BrowserFixture.KESTRA + "/policy"),
    STRICT_POLICY(BrowserFixture.KESTRA + "/policy?profile=strict"),
    HOSTILE_POLICY("/servers/hostile/policy"),
    TOOL(BrowserFixture.KESTRA_TOOL),
    HOSTILE_TOOL(BrowserFixture.HOSTILE_TOOL),
    ATTACK_PATTERNS("/attack-patterns"),
    ATTACK_PATTERN("/attack-patterns/code-execution"),
    CATEGORY("/categories/destructive"),
    ABOUT("/about"),
    ERROR("/servers/no-such-server");

    private final String path;

    PageKind(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    int status() {
        return this == ERROR ? 404 : 200;
    }

    /** Chromium itself puts the status of an error page into the console. */
    boolean mayComplain(String complaint) {
        return this == ERROR && complaint.startsWith("console: Failed to load resource") && complaint.contains("404");
    }
}
