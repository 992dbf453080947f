package dev.riskdex.classifier.policy;

import dev.riskdex.policy.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person decided about single tools. Edits stand apart from the policy, so that they survive when it is made
 * anew: the file has a line {@code allow TOOL}, {@code deny TOOL} or {@code hide TOOL} for each, the name being the
 * rest of the line; empty lines and those that begin with {@code #} say nothing.
 *
 * @param byTool what was decided, by exact name, in the order in which it was said
 */
public record PolicyEdits(Map<String, Kind> byTool) {

    /** Nothing was decided. */
    public static final PolicyEdits NONE = new PolicyEdits(Map.of());

    public PolicyEdits {
        byTool = Collections.unmodifiableMap(new LinkedHashMap<>(byTool));
    }

    /** What can be decided about a tool. */
    public enum Kind {
        /** Callable, within the conditions on its arguments and its limit. */
        ALLOW,
        /** Visible, but every call is denied. */
        DENY,
        /** Taken out of the list, and denied. */
        HIDE
    }

    /**
     * Reads a file of edits.
     *
     * @throws IllegalArgumentException when a line is no edit, or two contradict each other; the message has the line
     */
    public static PolicyEdits parse(String text) {
        Map<String, Kind> edits = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.split("\\s+", 2);
                Optional<Kind> kind = kind(parts[0]);
                if (kind.isEmpty() || parts.length < 2) {
                    throw new IllegalArgumentException(
                            "line " + (i + 1) + ": '" + line + "' is not allow, deny or hide and the name of a tool");
                }
                put(edits, parts[1], kind.get(), "line " + (i + 1) + ": ");
            }
        }
        return new PolicyEdits(edits);
    }

    /**
     * These edits and others.
     *
     * @throws IllegalArgumentException when they contradict each other
     */
    public PolicyEdits and(Kind kind, Collection<String> tools) {
        Map<String, Kind> edits = new LinkedHashMap<>(byTool);
        tools.forEach(tool -> put(edits, tool, kind, ""));
        return new PolicyEdits(edits);
    }

    /** Sentences about edited tools that a server does not have: such an edit does nothing. */
    public List<String> unknown(Collection<String> tools) {
        List<String> unknown = new ArrayList<>();
        for (String tool : byTool.keySet()) {
            if (!tools.contains(tool)) {
                List<String> near = Nearest.to(tool, tools);
                unknown.add("the server has no tool '" + tool + "'"
                        + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?"));
            }
        }
        return unknown;
    }

    private static void put(Map<String, Kind> edits, String tool, Kind kind, String place) {
        Kind before = edits.putIfAbsent(tool, kind);
        if (before != null && before != kind) {
            throw new IllegalArgumentException(place + "'" + tool + "' was edited in another way before");
        }
    }

    private static Optional<Kind> kind(String word) {
        return switch (word) {
            case "allow" -> Optional.of(Kind.ALLOW);
            case "deny" -> Optional.of(Kind.DENY);
            case "hide" -> Optional.of(Kind.HIDE);
            default -> Optional.empty();
        };
    }
}
