package dev.riskdex.data;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The sources that {@code quickstart} crawls, and the snapshots that a start without a network shows. */
public final class DefaultSources {

    private DefaultSources() {}

    /** The sources of {@code sources/default.yaml}, each in the notation of the command line, in file order. */
    public static List<String> sources() {
        JsonNode file = DataFiles.yaml("sources/default.yaml");
        return StreamSupport.stream(file.path("sources").spliterator(), false)
                .map(source -> source.asString(""))
                .toList();
    }

    /** The paths of the bundled snapshots, each a line of {@code definitions.jsonl} in readable form. */
    public static List<String> snapshots() {
        return DataFiles.list("snapshots");
    }
}
