package dev.riskdex.classifier.text;

import dev.riskdex.classifier.text.Inflection.Form;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Words by group, read from a file of {@code data/signals/}, with the inflected forms of each word. */
public final class Lexicon {

    private final Map<String, Group> groups;
    private final Map<String, Entry> entries;

    private Lexicon(Map<String, Group> groups, Map<String, Entry> entries) {
        this.groups = groups;
        this.entries = entries;
    }

    /**
     * A group of words that mean the same kind of thing.
     *
     * @param id stable id
     * @param supports what its words speak for when nothing else is known, if anything
     */
    public record Group(String id, Optional<Category> supports) {}

    /**
     * A form of a word.
     *
     * @param lemma the word as it stands in the file
     * @param group the group that it stands in
     * @param noun whether the word is as often a thing as an act
     * @param form which form of the word this is
     */
    public record Entry(String lemma, Group group, boolean noun, Form form) {

        public boolean in(String groupId) {
            return group.id().equals(groupId);
        }
    }

    /** Reads a lexicon of verbs, deriving {@code deletes}, {@code deleted} and {@code deleting} from {@code delete}. */
    public static Lexicon ofVerbs(String path) {
        return read(path, DataFiles.yaml(path), Inflection::ofVerb);
    }

    /** Reads a lexicon of nouns, deriving {@code policies} from {@code policy}. */
    public static Lexicon ofNouns(String path) {
        return read(path, DataFiles.yaml(path), Inflection::ofNoun);
    }

    static Lexicon read(String path, JsonNode file, Inflection inflection) {
        List<String> nouns = texts(file.path("nouns"));
        Map<String, Group> groups = new LinkedHashMap<>();
        Map<String, Entry> lemmas = new HashMap<>();
        for (JsonNode node : file.path("groups")) {
            Group group = new Group(
                    node.path("id").asString(),
                    Optional.ofNullable(node.get("supports")).map(label -> Category.of(label.asString())));
            groups.put(group.id(), group);
            for (String word : texts(node.path("words"))) {
                Entry before = lemmas.put(word, new Entry(word, group, nouns.contains(word), Form.BASE));
                if (before != null) {
                    throw new IllegalStateException(path + ": '" + word + "' stands in "
                            + before.group().id() + " and in " + group.id());
                }
            }
        }
        Map<String, Entry> entries = new HashMap<>(lemmas);
        lemmas.forEach((lemma, entry) -> inflection
                .forms(lemma)
                .forEach((word, form) ->
                        entries.putIfAbsent(word, new Entry(lemma, entry.group(), entry.noun(), form))));
        return new Lexicon(groups, entries);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    /** The entry of a word in any of its forms, or null when the lexicon does not have it. */
    public @Nullable Entry find(String word) {
        return entries.get(word);
    }

    /** The group of this id, which must exist. */
    public Group group(String id) {
        return Objects.requireNonNull(groups.get(id), id);
    }

    /** All groups in the order of the file. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }
}
