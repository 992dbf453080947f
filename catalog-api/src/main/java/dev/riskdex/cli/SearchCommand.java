package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.SearchQuery;
import dev.riskdex.catalog.SearchResult;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex search WORD…}: finds tools in the catalogue. */
@Command(
        name = "search",
        description = "Find tools in the catalogue.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  riskdex search task run state", "  riskdex search delete --category destructive --limit 5"})
final class SearchCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "Words to look for; without one, the riskiest tools.")
    private List<String> words = List.of();

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Only tools of this category.")
    private @Nullable String category;

    @Option(names = "--severity", paramLabel = "SEVERITY", description = "Only tools of this severity.")
    private @Nullable String severity;

    @Option(names = "--server", paramLabel = "SERVER", description = "Only tools of this server.")
    private @Nullable String server;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Hits to show, at most " + SearchQuery.MAX_LIMIT + " (default: ${DEFAULT-VALUE}).")
    private int limit = SearchQuery.DEFAULT_LIMIT;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        SearchQuery query = new SearchQuery(
                String.join(" ", words),
                Optional.ofNullable(category).map(SearchCommand::category),
                Optional.ofNullable(severity).map(SearchCommand::severity),
                Optional.ofNullable(server),
                Optional.empty(),
                limit,
                Optional.empty());
        try (Catalogue catalogue = Catalogue.openReadOnly(options.home())) {
            SearchResult result = catalogue.search(query);
            result.hits().forEach(hit -> print(hit, terminal));
            if (result.hits().isEmpty()) {
                terminal.message("No tool matches.");
            } else if (!result.everyWord()) {
                terminal.message("No tool has all of these words; these have some. " + count(result));
            } else {
                terminal.message(count(result));
            }
        }
        return ExitCode.FINE.number();
    }

    private static String count(SearchResult result) {
        return result.hits().size() + " of " + result.total() + " tools shown.";
    }

    private static void print(SearchResult.Hit hit, Terminal terminal) {
        String severity = String.format("%-8s", hit.severity().label());
        terminal.result(Colors.severity(hit.severity(), severity, terminal)
                + String.format("  %-11s  ", hit.category().label())
                + Colors.bold(VisibleText.line(hit.tool()), terminal) + "  ("
                + VisibleText.line(hit.server()) + ")");
        terminal.result("          " + RiskTable.shortened(VisibleText.line(hit.summary()), terminal.width() - 10));
    }

    private static Category category(String text) {
        return Category.find(text)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "no category '" + text + "'; there are read, write, execute, destructive, financial, unknown"));
    }

    private static Severity severity(String text) {
        return Severity.find(text)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "no severity '" + text + "'; there are low, medium, high, critical, unknown"));
    }
}
