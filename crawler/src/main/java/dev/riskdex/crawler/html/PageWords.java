package dev.riskdex.crawler.html;

import dev.riskdex.data.DataFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What {@code data/sources/pages.yaml} knows of the words on web pages. */
final class PageWords {

    private static final JsonNode FILE = DataFiles.yaml("sources/pages.yaml");

    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}]+");

    private static final Set<String> OTHER_THINGS = Set.copyOf(list("headingsOfOtherThings"));
    private static final Pattern OTHER_TABLES = wholeWords("headingsOfOtherTables");
    private static final Set<String> NAME_HEADS = Set.copyOf(list("nameHeads"));
    private static final Set<String> TEXT_HEADS = Set.copyOf(list("textHeads"));
    private static final Set<String> OTHER_HEADS = Set.copyOf(list("otherHeads"));
    private static final Set<String> REPOSITORY_LINKS = Set.copyOf(list("repositoryLinks"));
    private static final Pattern NOT_INSPECTED = wholeWords("notInspected");
    private static final Map<String, String> FLAGS = flags();

    private PageWords() {}

    /** Whether the links below a heading lead to something other than servers: it says nothing but so. */
    static boolean headsOtherThings(String heading) {
        List<String> words = WORD_ENDS
                .splitAsStream(heading.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        return !words.isEmpty() && OTHER_THINGS.containsAll(words);
    }

    /** Whether the tables below a heading list something other than tools. */
    static boolean headsOtherTables(String heading) {
        return OTHER_TABLES.matcher(heading).find();
    }

    static boolean isNameHead(String head) {
        return NAME_HEADS.contains(head.toLowerCase(Locale.ROOT));
    }

    static boolean isTextHead(String head) {
        return TEXT_HEADS.contains(head.toLowerCase(Locale.ROOT));
    }

    /** Whether only tables of something other than tools have such a column. */
    static boolean isOtherHead(String head) {
        return OTHER_HEADS.contains(head.toLowerCase(Locale.ROOT));
    }

    /** Whether a link of this name leads to the source of what the page is about. */
    static boolean namesRepository(String link) {
        return REPOSITORY_LINKS.contains(link.toLowerCase(Locale.ROOT));
    }

    /** Whether a text says that the tools of a server are not known. */
    static boolean saysNotInspected(String text) {
        return NOT_INSPECTED.matcher(text).find();
    }

    /** What the signs in a text stand for, in the order of the legend, separated by commas; empty for none. */
    static String flagsIn(String text) {
        return FLAGS.entrySet().stream()
                .filter(flag -> text.contains(flag.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> list(String name) {
        List<String> words =
                FILE.path(name).valueStream().map(word -> word.asString("")).toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no such list in pages.yaml: " + name);
        }
        return words;
    }

    private static Pattern wholeWords(String name) {
        String words = list(name).stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?i)\\b(?:" + words + ")\\b");
    }

    private static Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        FILE.path("flags")
                .properties()
                .forEach(flag -> flags.put(flag.getKey(), flag.getValue().asString("")));
        return flags;
    }
}
