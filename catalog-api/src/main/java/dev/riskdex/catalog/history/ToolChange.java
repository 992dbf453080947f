package dev.riskdex.catalog.history;

import java.util.Arrays;
import java.util.Objects;

/**
 * One way in which a server differs from how it was.
 *
 * @param kind what differs
 * @param tool exact name of the tool; empty for what the server tells assistants
 */
public record ToolChange(Kind kind, String tool) {

    public ToolChange {
        Objects.requireNonNull(kind);
        if (tool.isEmpty() != (kind == Kind.INSTRUCTIONS)) {
            throw new IllegalArgumentException("a change is one of a tool, unless of the instructions: " + kind);
        }
    }

    /** What may change, in the order in which changes are listed. */
    public enum Kind {
        ADDED("added", "new tool"),
        REMOVED("removed", "tool is gone"),
        DESCRIPTION("description", "another description"),
        INPUT_SCHEMA("input-schema", "other parameters"),
        OUTPUT_SCHEMA("output-schema", "other results"),
        ANNOTATIONS("annotations", "other annotations"),
        INSTRUCTIONS("instructions", "other instructions for assistants");

        private final String label;
        private final String words;

        Kind(String label, String words) {
            this.label = label;
            this.words = words;
        }

        /** The word that stands in files. */
        public String label() {
            return label;
        }

        /** The same for a person. */
        public String words() {
            return words;
        }

        static Kind of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind of change: " + label));
        }
    }
}
