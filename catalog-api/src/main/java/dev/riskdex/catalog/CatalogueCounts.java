package dev.riskdex.catalog;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.Map;

/**
 * How much the catalogue holds.
 *
 * @param servers number of servers
 * @param tools number of tools, each declaration counted
 * @param byCategory tools by category; a category without tools is left out
 * @param bySeverity tools by severity; a severity without tools is left out
 */
public record CatalogueCounts(
        int servers, int tools, Map<Category, Integer> byCategory, Map<Severity, Integer> bySeverity) {

    public CatalogueCounts {
        byCategory = Counts.copy(Category.class, byCategory);
        bySeverity = Counts.copy(Severity.class, bySeverity);
    }
}
