package dev.riskdex.crawler.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/** Kinds of {@link HostilePeer}, each with what must come of asking it. */
final class StdioCases {

    private final Map<String, HttpCases.Expected> cases = new LinkedHashMap<>();

    static Map<String, HttpCases.Expected> all() {
        StdioCases table = new StdioCases();
        table.kept();
        table.broken();
        return table.cases;
    }

    private void add(String kind, String tools, String codes, String details) {
        cases.put(kind, new HttpCases.Expected(tools, codes, details));
    }

    private void kept() {
        add("handshake", "a,b", "", "era=handshake sandbox=none");
        add("stateless", "a,b", "", "era=stateless");
        add("dirty", "a,b", "dirty-stdout", "");
        add("blank lines", "a,b", "", "");
        add("carriage returns", "a,b", "", "");
        add("slow", "a,b", "", "");
        add("text id", "a,b", "", "");
        add("asks first", "a,b", "", "");
        add("noisy stderr", "a,b", "", "");
        add("stubborn", "a,b", "", "");
        add("silent at first", "a,b", "", "era=handshake");
        add("ends at the first question", "a,b", "", "era=handshake");
        add("changes", "a,b", "", "");
        add("changes into nothing", "a,b", "list-changed", "");
        add("some notifications", "a,b", "", "");
        add("some stray lines", "a,b", "dirty-stdout", "");
        add("invalid UTF-8", "a", "invalid-utf8", "");
    }

    private void broken() {
        add("flood", "-", "dirty-stdout stdout-flood", "");
        add("long line", "-", "too-large", "");
        add("ends", "-", "process-ended", "");
        add("silent", "-", "timeout", "");
        add("deaf", "-", "timeout", "");
        add("never ready", "-", "timeout", "");
        add("null id", "-", "error-response", "");
        add("ten thousand notifications", "-", "notification-flood", "");
        add("long stray line", "-", "dirty-stdout stdout-flood", "");
        add("late", "-", "timeout", "");
        add("closes its input", "-", "input-closed timeout", "");
        add("notifications", "-", "notification-flood", "");
        add("cut", "a", "answer-cut not-json", "");
    }
}
