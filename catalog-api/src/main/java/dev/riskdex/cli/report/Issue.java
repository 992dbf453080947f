package dev.riskdex.cli.report;

import dev.riskdex.model.Finding;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.ToolRef;
import dev.riskdex.model.ToolRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing that somebody may have to look at: the verdict on a tool, or a finding about a tool or a configuration.
 *
 * @param subject the tool; with an empty name the server itself
 * @param code stable id: that of the finding, or {@code verdict.destructive} and the like
 * @param category family of the finding, or the category of the verdict in lower case
 * @param severity how bad
 * @param message one sentence or a few for a person
 * @param where the place in the definition; empty for a verdict
 * @param quote the words concerned; empty for a verdict
 */
public record Issue(
        ToolRef subject, String code, String category, Severity severity, String message, String where, String quote) {

    private static final String VERDICT = "verdict.";

    public Issue {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(code);
        Objects.requireNonNull(category);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
        Objects.requireNonNull(where);
        Objects.requireNonNull(quote);
    }

    /** The verdict on a tool. */
    static Issue of(ToolRisk risk) {
        String category = risk.category().slug();
        return new Issue(
                new ToolRef(risk.server(), risk.tool()),
                VERDICT + category,
                category,
                risk.severity(),
                risk.why(),
                "",
                "");
    }

    /** A finding about a tool, or with an empty name about a server. */
    static Issue of(ToolRef subject, Finding finding) {
        return new Issue(
                subject,
                finding.code(),
                finding.category(),
                finding.severity(),
                finding.message(),
                finding.where(),
                finding.quote());
    }

    /** All issues of a server: those about its configuration, then each tool's verdict and findings. */
    static List<Issue> of(ServerRisk server) {
        ToolRef whole = new ToolRef(server.definition().server().slug(), "");
        List<Issue> issues = new ArrayList<>();
        server.findings().forEach(finding -> issues.add(of(whole, finding)));
        for (ToolRisk tool : server.tools()) {
            issues.add(of(tool));
            tool.findings().forEach(finding -> issues.add(of(new ToolRef(tool.server(), tool.tool()), finding)));
        }
        return issues;
    }

    /** Whether this is what a tool can do, which is no fault by itself. */
    public boolean verdict() {
        return code.startsWith(VERDICT);
    }

    /**
     * What stays the same between two runs, 64 hex digits: made of the server, the tool, the code, and the place and the
     * words of a finding. Neither the order of tools, nor lines of files, nor the severity count.
     */
    String fingerprint() {
        return Sha256.hex(String.join("\u0000", subject.server(), subject.tool(), code, where, quote));
    }
}
