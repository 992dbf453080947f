package dev.riskdex.catalog.history;

import java.util.List;

/**
 * A snapshot that differs from the one before it.
 *
 * @param snapshot the later state
 * @param changes in the order of {@link Drift#between}; never empty
 */
public record ServerChange(Snapshot snapshot, List<ToolChange> changes) {

    public ServerChange {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("nothing changed in " + snapshot);
        }
    }
}
