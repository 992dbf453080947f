package dev.riskdex.web.page;

import dev.riskdex.catalog.ServerSummary;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.model.VisibleText;
import java.util.List;

/**
 * A server in a list.
 *
 * @param href its page
 * @param title for display
 * @param identity canonical identity for display
 * @param worst the highest severity among its tools
 * @param tools such as "39 tools"
 * @param byCategory how its tools spread
 * @param source kind of source
 * @param read day on which it was read
 */
public record ServerRow(
        String href,
        String title,
        String identity,
        Severity worst,
        String tools,
        List<Bar> byCategory,
        String source,
        String read) {

    public ServerRow {
        byCategory = List.copyOf(byCategory);
    }

    /** The row of a server. */
    public static ServerRow of(ServerSummary server) {
        return new ServerRow(
                Links.server(server.slug()),
                Words.title(server.server().displayName()),
                VisibleText.line(server.server().id()),
                worst(server.bySeverity().keySet()),
                server.grade().map(letter -> "Grade " + letter + ", ").orElse("")
                        + Words.count(server.toolCount(), "tool"),
                Bar.of(server.byCategory(), Category::label, Category::slug),
                VisibleText.line(server.provenance().source()),
                Words.day(server.provenance().fetchedAt().orElse(server.storedAt())));
    }

    static Severity worst(Iterable<Severity> severities) {
        Severity worst = Severity.UNKNOWN;
        int rank = 0;
        for (Severity severity : severities) {
            if (severity.rank() > rank || severity.rank() == rank && severity.compareTo(worst) < 0) {
                worst = severity;
                rank = severity.rank();
            }
        }
        return worst;
    }
}
