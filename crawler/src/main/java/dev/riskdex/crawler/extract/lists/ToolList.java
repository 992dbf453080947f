package dev.riskdex.crawler.extract.lists;

import dev.riskdex.model.ToolDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tools that stand ready-made in a file or folder.
 *
 * @param kind of list
 * @param path of the file or folder
 * @param tools in the order of the list, each name once
 */
record ToolList(Kind kind, String path, List<ToolDefinition> tools) {

    /** Kinds of lists; the label says in a tool's origin how it was found. */
    enum Kind {
        /** Written by a test of the server, one file a tool, and compared with the server on every build. */
        SNAPSHOT("tool snapshot"),
        /** An answer to {@code tools/list} that was recorded into a bundle's manifest. */
        RECORDING("recorded tools/list"),
        /** A file with all definitions, written by a build or read by the server. */
        GENERATED("tool list"),
        /** A folder with one manifest a tool, read by the server. */
        MANIFEST("tool manifest"),
        /** The names that a bundle's manifest gives to those who install it. */
        BUNDLE("bundle manifest");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether a list of this kind can only be about the server that it lies beside. */
        boolean isOwn() {
            return this == SNAPSHOT || this == RECORDING || this == BUNDLE;
        }
    }

    ToolList {
        Map<String, ToolDefinition> unique = new LinkedHashMap<>();
        tools.forEach(tool -> unique.putIfAbsent(tool.name(), tool));
        tools = List.copyOf(unique.values());
    }

    /** Whether it says of every tool what it does and what it takes. */
    boolean isFull() {
        return tools.stream()
                .allMatch(tool ->
                        tool.description().isPresent() && tool.inputSchema().isPresent());
    }
}
