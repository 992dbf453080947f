package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A data file of a tree.
 *
 * @param path in the tree
 * @param text of the file
 */
record ListFile(String path, String text) {

    /** A longer file is not read: the largest list met has 0.4 MB, the largest API document 5 MB. */
    private static final int LONGEST = 8 << 20;

    /** YAML is read by a slower parser. */
    private static final int LONGEST_YAML = 2 << 20;

    /** In a longer text no lines are looked up. */
    private static final int LONGEST_SEARCHED = 1 << 20;

    private static final YAMLMapper YAML = new YAMLMapper();

    /** A file of a tree; empty when it is too long to be read. */
    static Optional<ListFile> of(SourceTree tree, String path) {
        byte[] bytes = tree.bytes(path);
        int longest = isYaml(path) ? LONGEST_YAML : LONGEST;
        return bytes.length > longest
                ? Optional.empty()
                : Optional.of(new ListFile(path, new String(bytes, StandardCharsets.UTF_8)));
    }

    static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /** The name of a file without its folders. */
    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder of a file, empty for the top. */
    static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Its data; empty when it is broken. */
    Optional<JsonNode> data() {
        if (!isYaml(path)) {
            var document = JsonTreeReader.strict(ReadLimits.DEFAULT).read(text, path);
            return document.broken() ? Optional.empty() : document.root();
        }
        try {
            return Optional.ofNullable(YAML.readTree(text));
        } catch (JacksonException e) {
            // A template or no YAML at all: not a list that could be believed.
            return Optional.empty();
        }
    }

    /** The first line on which a name stands as a whole, from 1; 1 where it does not, or the text is too long to look. */
    int lineOf(String name) {
        if (text.length() > LONGEST_SEARCHED) {
            return 1;
        }
        int at = text.indexOf('"' + name + '"');
        at = at < 0 ? text.indexOf(name) : at;
        return at < 0
                ? 1
                : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
