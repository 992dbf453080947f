package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.OriginWords;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.model.CapabilityEvidence;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Finding;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.policy.PolicyCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex show SERVER [TOOL]}: the risk page in the shell. */
@Command(
        name = "show",
        description = "Show a server's tools, or the risk page of one tool.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex show kestra-io-mcp-server-python",
            "  riskdex show kestra-io-mcp-server-python change_taskrun_state"
        })
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(index = "0", paramLabel = "SERVER", description = "Slug or identity of a catalogued server.")
    private String server = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TOOL", description = "Exact name of a tool.")
    private @Nullable String tool;

    @Option(names = "--json", description = "Print the verdicts as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        try (Catalogue catalogue = options.readCatalogue()) {
            CataloguedServer found = CataloguedLookup.get(catalogue, server);
            if (tool == null) {
                showServer(found, terminal);
            } else {
                showTool(found, tool, terminal);
            }
        }
        return ExitCode.FINE.number();
    }

    private void showServer(CataloguedServer found, Terminal terminal) {
        if (json) {
            terminal.result(JsonResults.array(List.of(found.risk())));
        } else {
            new RiskTable(terminal).printWhole(found.risk(), terminal.out());
            new AssessmentText(terminal).printWhole(found.risk().assessment(), terminal.out());
        }
    }

    private void showTool(CataloguedServer found, String name, Terminal terminal) {
        ToolRisk risk = found.tool(name)
                .map(CataloguedServer.Tool::risk)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "the server '" + found.slug() + "' has no tool '" + name + "'; `riskdex show " + found.slug()
                                + "` lists them"));
        if (json) {
            terminal.result(JsonResults.text(RiskCodec.write(risk)));
            return;
        }
        headline(risk, found, terminal);
        origin(found.tool(name).orElseThrow().definition(), terminal);
        if (!risk.evidence().isEmpty()) {
            section("Evidence", terminal);
            risk.evidence().forEach(item -> terminal.result(evidence(item)));
        }
        if (!risk.capabilityEvidence().isEmpty()) {
            section("What it can do", terminal);
            risk.capabilityEvidence().forEach(item -> terminal.result(capability(item)));
        }
        if (!risk.findings().isEmpty()) {
            section("About the definition itself", terminal);
            risk.findings().forEach(finding -> terminal.result(finding(finding)));
        }
        if (!risk.attackPatterns().isEmpty()) {
            section("Documented attack patterns", terminal);
            risk.attackPatterns().forEach(pattern -> terminal.result("  " + pattern));
        }
        section("Recommended policy.json", terminal);
        terminal.out()
                .print(PolicyCodec.writeText(new PolicyRecommender()
                        .recommend(found.risk(), risk.tool())
                        .policy()));
        terminal.result("");
        terminal.result("Ruleset " + found.ruleset() + ". A risk of a tool is not a vulnerability of its server.");
    }

    private static void headline(ToolRisk risk, CataloguedServer found, Terminal terminal) {
        terminal.result(Colors.bold(VisibleText.line(risk.tool()), terminal) + "  on "
                + VisibleText.line(found.risk().definition().server().displayName()));
        terminal.result(Colors.severity(risk.severity(), risk.severity().label(), terminal) + " risk, "
                + risk.category().label() + String.format(", confidence %.0f%%", risk.confidence() * 100));
        risk.override().ifPresent(by -> terminal.result("Overridden. " + VisibleText.line(by.sentence())));
        terminal.result("");
        terminal.result(VisibleText.line(risk.why()));
    }

    private static void origin(ToolDefinition definition, Terminal terminal) {
        Map<String, String> words = OriginWords.of(definition);
        if (!words.isEmpty()) {
            section("Where this comes from", terminal);
            words.forEach((about, text) -> terminal.result(String.format("  %-14s", about) + text));
        }
    }

    private static void section(String title, Terminal terminal) {
        terminal.result("");
        terminal.result(Colors.bold(title, terminal));
    }

    private static String evidence(Evidence item) {
        return String.format("  %+.1f %-11s ", item.weight(), item.supports().label())
                + VisibleText.line(item.where()) + ": “" + VisibleText.line(item.quote()) + "”  [" + item.signal()
                + "]";
    }

    private static String capability(CapabilityEvidence item) {
        return "  " + item.capability().phrase() + "  (" + VisibleText.line(item.where()) + ": “"
                + VisibleText.line(item.quote()) + "”)  [" + item.rule() + "]";
    }

    private static String finding(Finding finding) {
        return "  " + finding.severity().label() + "  " + VisibleText.line(finding.where()) + " " + finding.message()
                + ": “" + VisibleText.line(finding.quote()) + "”  [" + finding.code() + "]";
    }
}
