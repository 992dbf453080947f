package dev.riskdex.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with a document while its parts are read, and looks at the shape of those parts. */
final class Problems {

    private final List<PolicyProblem> all = new ArrayList<>();

    /** Reads the item of a list that stands at a place. */
    interface ItemReader {
        void read(JsonNode item, String pointer);
    }

    List<PolicyProblem> all() {
        return List.copyOf(all);
    }

    boolean none() {
        return all.isEmpty();
    }

    void add(String pointer, String message) {
        all.add(new PolicyProblem(pointer, message));
    }

    void add(String pointer, String message, Optional<String> hint) {
        all.add(new PolicyProblem(pointer, message, hint));
    }

    /** Whether a node is an object; reports that it is none, and fields that are not known. */
    boolean object(JsonNode node, String pointer, List<String> known) {
        if (!node.isObject()) {
            add(pointer, "must be an object");
            return false;
        }
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> add(
                        Pointers.field(pointer, name),
                        "is not a field here; there are "
                                + String.join(
                                        ", ",
                                        known.stream()
                                                .sorted(Comparator.naturalOrder())
                                                .toList()),
                        Hints.ofField(name, known)));
        return true;
    }

    /** Reads each item of a list that may be absent; reports what is no list. */
    void forEach(@Nullable JsonNode node, String pointer, ItemReader reader) {
        if (node == null) {
            return;
        }
        if (!node.isArray()) {
            add(pointer, "must be a list");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            reader.read(node.get(i), Pointers.item(pointer, i));
        }
    }
}
