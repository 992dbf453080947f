package dev.riskdex.crawler.extract.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of tools in Markdown: headings, items and rows of tables in sections whose heading speaks of tools.
 * What is indented below a tool's item, or listed below a tool's heading, are its parameters.
 */
public final class ReadmeReader {

    private static final Pattern HEADING = Pattern.compile("\\s{0,3}(#{1,6})\\s+(.*)");
    private static final Pattern SUMMARY = Pattern.compile("\\s*<summary>(.*?)</summary>.*");
    private static final Pattern ABOUT_TOOLS = Pattern.compile("(?i).*\\b(tools?|functions|capabilities)\\b.*");
    private static final Pattern ABOUT_OTHERS =
            Pattern.compile("(?i).*\\b(config\\w*|install\\w*|environment|develop\\w*"
                    + "|set ?up|adding|add|creat\\w+|build\\w*|test\\w*|examples?|usage|requirements?|prerequisites?|debug\\w*"
                    + "|prompts?|resources?|parameters?|arguments?|limits?|licen[sc]e|contribut\\w+|troubleshoot\\w*"
                    + "|permissions?|annotations?|security|architecture|roadmap)\\b.*");
    private static final Pattern ITEM = Pattern.compile("(\\s*)(?:[-*+]|\\d{1,3}[.)])\\s+(.*)");
    private static final String NAME = "(?<name>[A-Za-z][\\w.-]{1,63})";
    private static final Pattern NAMED = Pattern.compile("(?:\\d{1,3}[.)]\\s+)?(?<bold>\\*\\*|__)?(?<code>`)?" + NAME
            + "(?:\\([^)]*\\))?`?(?:\\([^)]*\\))?(?:\\*\\*|__)?(?:\\([^)]*\\))?\\s*(?:\\([^)]*\\)\\s*)?"
            + "(?:(?::|-+|–|—|→|=)\\s*(?<text>.*)|$)");
    private static final Pattern COMPOUND =
            Pattern.compile("[a-z][A-Za-z0-9]*([_.-][A-Za-z0-9]+)+|[a-z]+([A-Z][a-z0-9]+)+");
    private static final Pattern LOUD = Pattern.compile("[A-Z0-9_]+");
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern DESCRIPTION = Pattern.compile("(?i)[*_]{0,2}description[*_]{0,2}:[*_]{0,2}\\s*(.+)");
    private static final int LONGEST_LINE = 2_000;

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final ReadmeTable table = new ReadmeTable();
    private int sectionLevel;
    private int pausedLevel;
    private int toolLevel;
    private int itemIndent = -1;
    private boolean fenced;
    private boolean fieldsBegan;

    /** The tool named last, while its description has not been met. */
    private String waiting = "";

    /**
     * A tool that the text names.
     *
     * @param text what it says of the tool; may be empty
     * @param line from 1
     */
    public record Item(String name, String text, int line) {}

    /** The tools of a text in its order, each once. */
    public List<Item> read(String markdown) {
        String[] lines = markdown.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() <= LONGEST_LINE) {
                read(lines[i], i + 1);
            }
        }
        return new ArrayList<>(items.values());
    }

    private void read(String line, int number) {
        if (FENCE.matcher(line).matches()) {
            fenced = !fenced;
            return;
        }
        if (fenced) {
            return;
        }
        Matcher heading = HEADING.matcher(line);
        Matcher summary = SUMMARY.matcher(line);
        if (heading.matches()) {
            heading(heading.group(1).length(), withoutHashes(heading.group(2)), number);
        } else if (summary.matches()) {
            heading(6, summary.group(1).replaceAll("<[^>]{1,40}>", "").strip(), number);
        } else if (sectionLevel > 0 && pausedLevel == 0) {
            body(line, number);
        }
    }

    private void heading(int level, String text, int number) {
        waiting = "";
        itemIndent = -1;
        table.end();
        toolLevel = toolLevel >= level ? 0 : toolLevel;
        pausedLevel = pausedLevel >= level ? 0 : pausedLevel;
        boolean inside = sectionLevel > 0 && level > sectionLevel;
        if (inside && pausedLevel == 0 && toolLevel == 0 && named(text, number, true)) {
            toolLevel = level;
        } else if (ABOUT_OTHERS.matcher(text).matches()) {
            pausedLevel = inside && pausedLevel == 0 ? level : pausedLevel;
            sectionLevel = inside ? sectionLevel : 0;
        } else if (!inside) {
            sectionLevel = ABOUT_TOOLS.matcher(text).matches() ? level : 0;
        }
    }

    private void body(String line, int number) {
        if (table.accepts(line)) {
            if (toolLevel == 0) {
                table.row().ifPresent(row -> put(row.name(), row.text(), number));
            }
            return;
        }
        table.end();
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            int indent = item.group(1).length();
            if (toolLevel == 0 && (itemIndent < 0 || indent <= itemIndent) && named(item.group(2), number, false)) {
                itemIndent = indent;
            } else {
                field(item.group(2));
            }
        } else if (!line.isBlank() && !waiting.isEmpty() && !fieldsBegan) {
            describe(line);
        }
    }

    /** An item below a tool's: its description where it says so, else a parameter or the like. */
    private void field(String text) {
        fieldsBegan = true;
        Matcher description = DESCRIPTION.matcher(text);
        if (description.matches() && !waiting.isEmpty()) {
            describe(description.group(1));
        }
    }

    private void describe(String text) {
        items.computeIfPresent(waiting, (name, known) -> new Item(name, plain(text), known.line()));
        waiting = "";
    }

    /** Takes a tool that a heading or item names; a name of one plain word must stand out. */
    private boolean named(String text, int number, boolean heading) {
        Matcher named = NAMED.matcher(text.strip());
        if (!named.matches()) {
            return false;
        }
        String name = named.group("name");
        boolean standsOut =
                named.group("code") != null || COMPOUND.matcher(name).matches();
        boolean bold = !heading && named.group("bold") != null && name.equals(name.toLowerCase(Locale.ROOT));
        if (!standsOut && !bold || LOUD.matcher(name).matches()) {
            return false;
        }
        String description = named.group("text") == null ? "" : plain(named.group("text"));
        put(name, description, number);
        waiting = description.isEmpty() ? name : "";
        fieldsBegan = false;
        return true;
    }

    private void put(String name, String text, int number) {
        items.putIfAbsent(name, new Item(name, plain(text), number));
    }

    /** A heading may be closed by as many hashes as it likes. */
    private static String withoutHashes(String heading) {
        int end = heading.length();
        while (end > 0 && (heading.charAt(end - 1) == '#' || Character.isWhitespace(heading.charAt(end - 1)))) {
            end--;
        }
        return heading.substring(0, end);
    }

    /** A line without its markup. */
    static String plain(String markdown) {
        return markdown.replaceAll("!?\\[([^\\]]{0,300})\\]\\([^)]{0,500}\\)", "$1")
                .replaceAll("<[^>]{1,100}>", "")
                .replaceAll("\\*\\*|__|`", "")
                .strip();
    }
}
