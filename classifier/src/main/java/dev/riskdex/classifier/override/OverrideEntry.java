package dev.riskdex.classifier.override;

import dev.riskdex.model.Category;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.Severity;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of an overrides file.
 *
 * @param line where it begins, from 1
 * @param server slug or identity of the server
 * @param tool exact name of the tool
 * @param category in place of ours, where given; one of the two is
 * @param severity in place of ours, where given
 * @param reason why
 * @param author who answers for it
 * @param expires the last day on which it applies, where it ends
 */
public record OverrideEntry(
        int line,
        String server,
        String tool,
        Optional<Category> category,
        Optional<Severity> severity,
        String reason,
        String author,
        Optional<LocalDate> expires) {

    public OverrideEntry {
        Objects.requireNonNull(server);
        Objects.requireNonNull(tool);
        Objects.requireNonNull(category);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(author);
        Objects.requireNonNull(expires);
    }

    /** Whether it means a server. */
    boolean means(ServerInfo info) {
        return server.equals(info.slug()) || server.equals(info.id());
    }

    /** Whether its last day is over. */
    public boolean expiredOn(LocalDate today) {
        return expires.filter(last -> last.isBefore(today)).isPresent();
    }
}
