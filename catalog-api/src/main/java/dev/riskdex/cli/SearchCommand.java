package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.model.VisibleText;
import dev.riskdex.search.QuerySyntaxException;
import dev.riskdex.search.SearchField;
import dev.riskdex.search.SearchFilter;
import dev.riskdex.search.SearchQuery;
import dev.riskdex.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        footer = {
            "  riskdex search task run state",
            "  riskdex search delete --category destructive --limit 5",
            "  riskdex search 'param:sql severity:>=high -read'    fields: category, severity, capability, server,",
            "                                                      domain, source, has, param, pattern, tool, confidence"
        })
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
        SearchQuery query = query();
        try (Catalogue catalogue = options.readCatalogue()) {
            SearchResult result = find(catalogue, query);
            result.hits().forEach(hit -> print(hit, terminal));
            if (result.hits().isEmpty()) {
                terminal.message("No tool matches.");
            } else {
                terminal.message(relation(result) + count(result));
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

    private SearchQuery query() {
        List<SearchFilter> filters = new ArrayList<>();
        Optional.ofNullable(category).ifPresent(text -> filters.add(filter(SearchField.CATEGORY, text)));
        Optional.ofNullable(severity).ifPresent(text -> filters.add(filter(SearchField.SEVERITY, text)));
        Optional.ofNullable(server).ifPresent(text -> filters.add(SearchFilter.is(SearchField.SERVER, text)));
        return new SearchQuery(String.join(" ", words), filters, false, limit, Optional.empty());
    }

    private static SearchResult find(Catalogue catalogue, SearchQuery query) {
        try {
            return catalogue.search(query);
        } catch (QuerySyntaxException e) {
            String place = query.text() + System.lineSeparator() + " ".repeat(e.from()) + "^".repeat(e.to() - e.from());
            throw new CommandFailure(ExitCode.USAGE, e.getMessage() + System.lineSeparator() + place, e);
        }
    }

    private static String relation(SearchResult result) {
        return switch (result.match()) {
            case EVERY_WORD -> "";
            case NEAR_SPELLING -> "No tool is spelled so; these nearly are. ";
            case SOME_WORDS -> "No tool has all of these words; these have some. ";
        };
    }

    private static SearchFilter filter(SearchField field, String text) {
        if (!field.known().contains(text.toLowerCase(Locale.ROOT))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "no " + field.id() + " '" + text + "'; there are " + String.join(", ", field.known()));
        }
        return SearchFilter.is(field, text);
    }
}
