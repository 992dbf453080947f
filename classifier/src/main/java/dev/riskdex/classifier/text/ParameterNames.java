package dev.riskdex.classifier.text;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What parameters promise by their names, read from {@code data/signals/parameters.yaml}. */
public final class ParameterNames {

    private final Map<String, List<Group>> byName = new HashMap<>();

    /**
     * Parameters that promise the same.
     *
     * @param id of the group, such as {@code sql}
     * @param supports what it speaks for
     * @param types the JSON types for which it holds; empty means any
     * @param decides whether such an argument says by itself what the tool does, whatever its verb
     * @param thing group of objects.yaml that such an argument is, where it is one
     */
    public record Group(String id, Category supports, Set<String> types, boolean decides, Optional<String> thing) {}

    public ParameterNames(String path) {
        for (JsonNode node : DataFiles.yaml(path).path("groups")) {
            Set<String> types = new HashSet<>();
            node.path("types").forEach(type -> types.add(type.asString()));
            Group group = new Group(
                    node.path("id").asString(),
                    Category.of(node.path("supports").asString()),
                    types,
                    node.path("decides").asBoolean(false),
                    Optional.ofNullable(node.get("thing")).map(JsonNode::asString));
            node.path("names")
                    .forEach(name -> byName.computeIfAbsent(name.asString(), key -> new ArrayList<>())
                            .add(group));
        }
    }

    /**
     * The groups that a parameter belongs to, in file order.
     *
     * @param words of its name
     * @param type its JSON type, or {@code unknown}
     */
    public List<Group> groups(List<String> words, String type) {
        List<Group> named = byName.get(words.size() == 1 ? words.get(0) : String.join(" ", words));
        return named == null
                ? List.of()
                : named.stream()
                        .filter(group ->
                                group.types().isEmpty() || group.types().contains(type))
                        .toList();
    }
}
