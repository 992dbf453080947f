package dev.riskdex.crawler.extract.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table in Markdown whose rows name tools, line by line. */
final class ReadmeTable {

    private static final Pattern RULE = Pattern.compile("[\\s|:-]+");
    private static final Pattern NAME_COLUMN = Pattern.compile("(?i).*\\b(tools?|names?|functions?|methods?)\\b.*");
    private static final Pattern TEXT_COLUMN =
            Pattern.compile("(?i).*(descri|what|purpose|summary|does|function|action).*");
    private static final Pattern NO_TOOLS =
            Pattern.compile("(?i).*\\b(param\\w*|option|flag|variable|env|setting|field|type|default|required)\\b.*");
    private static final Pattern CELL =
            Pattern.compile("`([A-Za-z][\\w.-]{1,63})(?:\\([^)`]*\\))?`|([a-z][\\w.-]{1,63})");

    private Optional<Columns> columns = Optional.empty();
    private boolean open;
    private List<String> cells = List.of();

    private record Columns(int name, int text) {}

    /** A row that names a tool. */
    record Row(String name, String text) {}

    /** Whether the line belongs to a table; the first line of one says what its columns are. */
    boolean accepts(String line) {
        String text = line.strip();
        if (!text.startsWith("|")) {
            return false;
        }
        cells = Arrays.stream(text.substring(1).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
        if (!open) {
            open = true;
            columns = columns(cells);
            cells = List.of();
        } else if (RULE.matcher(text).matches()) {
            cells = List.of();
        }
        return true;
    }

    /** The tool of the line accepted last. */
    Optional<Row> row() {
        return columns.filter(it -> it.name() < cells.size()).flatMap(it -> {
            var cell = CELL.matcher(cells.get(it.name()).replaceAll("\\*\\*|\\[|\\]\\([^)]{0,500}\\)", ""));
            if (!cell.matches()) {
                return Optional.empty();
            }
            String name = cell.group(1) == null ? cell.group(2) : cell.group(1);
            String text = it.text() < cells.size() ? cells.get(it.text()) : "";
            return name.equals(name.toUpperCase(Locale.ROOT)) ? Optional.empty() : Optional.of(new Row(name, text));
        });
    }

    /** The table is over. */
    void end() {
        open = false;
    }

    private static Optional<Columns> columns(List<String> heads) {
        if (heads.stream().anyMatch(head -> NO_TOOLS.matcher(head).matches())) {
            return Optional.empty();
        }
        int name = first(heads, NAME_COLUMN, -1, 0);
        return Optional.of(new Columns(name, first(heads, TEXT_COLUMN, name, name + 1)));
    }

    private static int first(List<String> heads, Pattern pattern, int except, int otherwise) {
        for (int i = 0; i < heads.size(); i++) {
            if (i != except && pattern.matcher(heads.get(i)).matches()) {
                return i;
            }
        }
        return otherwise;
    }
}
