package dev.riskdex.web.page;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import dev.riskdex.model.VisibleText;
import dev.riskdex.search.FirstSentence;
import dev.riskdex.search.SearchResult;

/**
 * A tool in a list.
 *
 * @param href its page
 * @param name for display
 * @param serverHref the page of its server
 * @param server name of its server for display
 * @param category what its worst use does
 * @param severity how much harm that can do
 * @param percent confidence in percent
 * @param summary first sentence of the explanation
 * @param highlight fragment of the description as escaped HTML; may be empty
 */
public record ToolRow(
        String href,
        String name,
        String serverHref,
        String server,
        Category category,
        Severity severity,
        int percent,
        String summary,
        String highlight) {

    static ToolRow of(String slug, String serverTitle, ToolRisk risk) {
        return new ToolRow(
                Links.tool(slug, risk.tool()),
                VisibleText.line(risk.tool()),
                Links.server(slug),
                Words.title(serverTitle),
                risk.category(),
                risk.severity(),
                Words.percent(risk.confidence()),
                VisibleText.line(FirstSentence.of(risk.why())),
                "");
    }

    /** A hit of a search. */
    public static ToolRow of(SearchResult.Hit hit) {
        return new ToolRow(
                Links.tool(hit.server(), hit.tool()),
                VisibleText.line(hit.tool()),
                Links.server(hit.server()),
                Words.title(hit.serverTitle()),
                hit.category(),
                hit.severity(),
                Words.percent(hit.confidence()),
                VisibleText.line(hit.summary()),
                hit.highlight());
    }
}
