package dev.riskdex.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * A tool of a server.
 *
 * @param server slug of the server
 * @param tool exact name of the tool
 */
public record ToolRef(String server, String tool) implements Comparable<ToolRef> {

    private static final Comparator<ToolRef> ORDER =
            Comparator.comparing(ToolRef::server).thenComparing(ToolRef::tool);

    public ToolRef {
        Objects.requireNonNull(server);
        Objects.requireNonNull(tool);
    }

    @Override
    public int compareTo(ToolRef other) {
        return ORDER.compare(this, other);
    }
}
