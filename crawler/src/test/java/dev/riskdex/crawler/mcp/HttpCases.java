package dev.riskdex.crawler.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Servers on HTTP that keep to the protocol or break it, each with what must come of asking it. */
final class HttpCases {

    private HttpCases() {}

    /** What must come of a case: names of the tools in order, or "-" where there must be no server. */
    record Expected(String tools, String codes, String details) {}

    /** A script and its outcome. */
    record Case(RawHttpServer.Script script, Expected expected) {}

    static Map<String, Case> all() {
        Map<String, Case> all = new LinkedHashMap<>();
        List.of(
                        new EraCases(),
                        new StreamCases(),
                        new ChangeCases(),
                        new ListCases(),
                        new SizeCases(),
                        new DoorCases(),
                        new OldTransportCases())
                .forEach(table -> all.putAll(table.cases()));
        return all;
    }
}
