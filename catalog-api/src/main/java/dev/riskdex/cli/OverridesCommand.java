package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CatalogueException;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.classifier.override.OverrideEntry;
import dev.riskdex.classifier.override.Overrides;
import dev.riskdex.classifier.override.Overrides.State;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code riskdex overrides}: the verdicts that a team has set in place of ours, and what has become of each. */
@Command(
        name = "overrides",
        description =
                "List the verdicts that you have set in place of ours: which apply, which have expired, which match"
                        + " no tool of the catalogue.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex overrides",
            "  riskdex overrides --overrides team.yaml",
            "",
            "The file:",
            "  version: 1",
            "  overrides:",
            "    - server: kestra-io-mcp-server-python",
            "      tool: list_flows",
            "      severity: Medium",
            "      reason: our flows hold customer names",
            "      author: security@example.org",
            "      expires: 2027-01-31"
        })
final class OverridesCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        List<OverrideEntry> entries = options.overrides().entries();
        if (entries.isEmpty()) {
            terminal.message("No verdict is overridden; `riskdex overrides --help` shows how.");
            return ExitCode.FINE.number();
        }
        try (Catalogue catalogue = options.readCatalogue()) {
            entries.forEach(entry -> print(entry, server(catalogue, entry), terminal));
        } catch (CatalogueException e) {
            if (e.reason() != CatalogueException.Reason.ABSENT) {
                throw e;
            }
            entries.forEach(entry -> print(entry, Optional.empty(), terminal));
        }
        return ExitCode.FINE.number();
    }

    private static Optional<ServerRisk> server(Catalogue catalogue, OverrideEntry entry) {
        return CataloguedLookup.find(catalogue, entry.server()).map(CataloguedServer::risk);
    }

    private static void print(OverrideEntry entry, Optional<ServerRisk> server, Terminal terminal) {
        State state = Overrides.state(entry, server, CommonOptions.today());
        String verdict = Stream.concat(
                        entry.category().map(category -> category.label()).stream(),
                        entry.severity().map(severity -> severity.label()).stream())
                .collect(Collectors.joining(", "));
        terminal.result(String.format("%-15s", state.label()) + "  "
                + VisibleText.line(entry.server() + " " + entry.tool()) + ": " + verdict
                + entry.expires().map(day -> " until " + day).orElse("") + "  (" + VisibleText.line(entry.author())
                + ": " + VisibleText.line(entry.reason()) + ")");
    }
}
