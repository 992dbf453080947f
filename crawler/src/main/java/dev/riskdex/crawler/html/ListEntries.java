package dev.riskdex.crawler.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the servers of a list in Markdown: items, and rows of tables, that begin with a link. Headings are categories.
 */
final class ListEntries {

    private static final int LONGEST_LINE = 4_000;

    /** Far more than the longest list has. */
    private static final int MOST_ENTRIES = 20_000;

    private static final Pattern HEADING = Pattern.compile("\\s{0,3}(#{1,6})\\s+(.*?)[\\s#]*");
    private static final Pattern ITEM = Pattern.compile("(\\s*)(?:[-*+]|\\d{1,4}[.)])\\s+(.*)");
    private static final Pattern ROW = Pattern.compile("\\s*\\|\\s*(.*?)\\s*(?<!\\\\)\\|\\s*(.*?)\\s*\\|?\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern IMAGE_LINK =
            Pattern.compile("\\[\\s*!\\[[^\\]]{0,200}\\]\\([^)]{0,600}\\)\\s*\\]\\([^)]{0,600}\\)");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]{0,200}\\]\\([^)]{0,600}\\)|<img\\b[^>]{0,600}>");

    /** Signs that are no words may stand before the link, and marks of bold text around it. */
    private static final Pattern ENTRY = Pattern.compile("[^\\p{L}\\p{N}\\[<`]{0,30}"
            + "\\[(?<name>[^\\]]{1,200})\\]\\(\\s*<?(?<link>https?://[^\\s)>]{1,500})>?(?:\\s+\"[^\"]{0,200}\")?\\s*\\)"
            + "(?<rest>.*)");

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]{0,200})\\]\\([^)]{0,600}\\)");
    private static final Pattern BEFORE_TEXT = Pattern.compile("^[^\\p{L}\\p{N}(\"'`<]+");
    private static final Pattern AFTER_DASH = Pattern.compile("^[^\\p{L}\\p{N}]{0,60}?(?:\\s[-–—]\\s|:\\s)(.*)$");
    private static final Pattern TAG = Pattern.compile("<[^>]{1,200}>");

    private final Map<String, ListEntry> entries = new LinkedHashMap<>();
    private String category = "";
    private boolean ofOtherThings;
    private int otherLevel;
    private boolean fenced;

    private ListEntries() {}

    /** The servers of a list in its order, each once. */
    static List<ListEntry> in(String markdown) {
        ListEntries reader = new ListEntries();
        markdown.lines().filter(line -> line.length() <= LONGEST_LINE).forEach(reader::read);
        return new ArrayList<>(reader.entries.values());
    }

    private void read(String line) {
        if (FENCE.matcher(line).matches()) {
            fenced = !fenced;
            return;
        }
        Matcher heading = HEADING.matcher(line);
        if (fenced || entries.size() >= MOST_ENTRIES) {
            return;
        }
        if (heading.matches()) {
            heading(heading.group(1).length(), plain(heading.group(2)));
        } else if (!ofOtherThings) {
            entry(line);
        }
    }

    private void heading(int level, String text) {
        if (ofOtherThings && level > otherLevel) {
            return;
        }
        ofOtherThings = PageWords.headsOtherThings(text);
        otherLevel = level;
        category = ofOtherThings || level == 1 ? "" : text;
    }

    private void entry(String line) {
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            Matcher entry = ENTRY.matcher(withoutImages(item.group(2)));
            boolean nested = item.group(1).length() > 1;
            if (entry.matches()
                    && (!nested || RepositoryLink.of(entry.group("link")).isPresent())) {
                put(entry, entry.group("rest"));
            }
            return;
        }
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            Matcher entry = ENTRY.matcher(withoutImages(row.group(1)));
            if (entry.matches()) {
                put(entry, entry.group("rest") + " - " + row.group(2).replaceAll("(?<!\\\\)\\|", " "));
            }
        }
    }

    private void put(Matcher entry, String rest) {
        String signs = rest.replaceFirst("[\\p{L}\\p{N}].*", "");
        ListEntry found = new ListEntry(
                plain(entry.group("name")),
                entry.group("link"),
                description(rest),
                category,
                PageWords.flagsIn(entry.group().substring(0, entry.start("name")) + signs));
        if (!found.name().isBlank()) {
            entries.putIfAbsent(found.key(), found);
        }
    }

    /** What stands behind the signs and the dash; some lists leave out the dash. */
    private static String description(String rest) {
        String text = LINK.matcher(withoutImages(rest)).replaceAll("$1");
        Matcher dash = AFTER_DASH.matcher(text);
        String said = dash.matches() ? dash.group(1) : text;
        return plain(BEFORE_TEXT.matcher(said).replaceFirst(""));
    }

    private static String withoutImages(String text) {
        return IMAGE.matcher(IMAGE_LINK.matcher(text).replaceAll("")).replaceAll("");
    }

    /** A text without the marks of Markdown. */
    private static String plain(String text) {
        return TAG.matcher(LINK.matcher(text).replaceAll("$1"))
                .replaceAll("")
                .replaceAll("\\*\\*|__|`", "")
                .replace("\\|", "|")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
