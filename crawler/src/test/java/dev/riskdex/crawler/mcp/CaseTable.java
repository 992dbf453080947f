package dev.riskdex.crawler.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/** Servers on HTTP, each with what must come of asking it. */
abstract class CaseTable {

    private final Map<String, HttpCases.Case> cases = new LinkedHashMap<>();

    final void add(String name, String tools, String codes, RawHttpServer.Script script) {
        add(name, tools, codes, "", script);
    }

    final void add(String name, String tools, String codes, String details, RawHttpServer.Script script) {
        cases.put(name, new HttpCases.Case(script, new HttpCases.Expected(tools, codes, details)));
    }

    final Map<String, HttpCases.Case> cases() {
        return cases;
    }
}
