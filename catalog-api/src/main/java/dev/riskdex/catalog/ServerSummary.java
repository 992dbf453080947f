package dev.riskdex.catalog;

import dev.riskdex.model.Category;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A server without its tools, for lists.
 *
 * @param slug the part of an address that stands for it
 * @param server what it says about itself
 * @param provenance where its definitions come from
 * @param grade letter of its grade by our own verdicts, where there was enough data
 * @param toolCount how many tools it declares
 * @param byCategory tools by category; a category without tools is left out
 * @param bySeverity tools by severity; a severity without tools is left out
 * @param ruleset version of the rules that were applied
 * @param storedAt when this state was stored
 */
public record ServerSummary(
        String slug,
        ServerInfo server,
        Provenance provenance,
        Optional<String> grade,
        int toolCount,
        Map<Category, Integer> byCategory,
        Map<Severity, Integer> bySeverity,
        String ruleset,
        Instant storedAt) {

    public ServerSummary {
        Objects.requireNonNull(slug);
        Objects.requireNonNull(server);
        Objects.requireNonNull(provenance);
        Objects.requireNonNull(grade);
        byCategory = Counts.copy(Category.class, byCategory);
        bySeverity = Counts.copy(Severity.class, bySeverity);
        Objects.requireNonNull(ruleset);
        Objects.requireNonNull(storedAt);
    }
}
