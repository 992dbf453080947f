package dev.riskdex.web.page;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CatalogueCounts;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.search.SearchQuery;
import java.util.List;

/**
 * The first page.
 *
 * @param frame what stands around it
 * @param counts how much there is
 * @param byCategory how the tools spread over the categories
 * @param bySeverity how they spread over the severities
 * @param riskiest the riskiest tools
 * @param recent the servers that were read last
 */
public record HomePage(
        Frame frame,
        CatalogueCounts counts,
        List<Bar> byCategory,
        List<Bar> bySeverity,
        List<ToolRow> riskiest,
        List<ServerRow> recent) {

    /** Rows of each list: what fits beside the other on one screen. */
    private static final int ROWS = 8;

    public HomePage {
        byCategory = List.copyOf(byCategory);
        bySeverity = List.copyOf(bySeverity);
        riskiest = List.copyOf(riskiest);
        recent = List.copyOf(recent);
    }

    /** The page for the present state of a catalogue. */
    public static HomePage of(Catalogue catalogue, CatalogueCounts counts, Frame.Site site) {
        return new HomePage(
                site.frame(
                        "What can the tools of an MCP server do?",
                        "Risk pages for the tools of MCP servers: category, severity, evidence and a policy.",
                        "/"),
                counts,
                Bar.of(counts.byCategory(), Category::label, Category::slug),
                Bar.of(counts.bySeverity(), Severity::label, Severity::slug),
                catalogue.search(SearchQuery.of("").withLimit(ROWS)).hits().stream()
                        .map(ToolRow::of)
                        .toList(),
                catalogue.recentServers(ROWS).stream().map(ServerRow::of).toList());
    }
}
