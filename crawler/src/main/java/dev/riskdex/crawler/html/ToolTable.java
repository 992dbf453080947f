package dev.riskdex.crawler.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/**
 * The table of a directory's page that lists tools: the first with a column of names and one of descriptions that is
 * not about something else. Cells are read by their elements: a grade beside the name is not a part of it.
 */
final class ToolTable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w./:-]{0,127}");

    /** Of a cell; its name does not stand behind more. */
    private static final int MOST_NODES = 50;

    private ToolTable() {}

    /** Names and descriptions, in the order of the table, each name once; empty where there is no such table. */
    static Map<String, String> in(Element page) {
        String heading = "";
        for (Element element : page.select("h1, h2, h3, h4, h5, h6, table")) {
            if (!element.normalName().equals("table")) {
                heading = element.text();
            } else if (!PageWords.headsOtherTables(heading)) {
                Map<String, String> tools = rows(element);
                if (!tools.isEmpty()) {
                    return tools;
                }
            }
        }
        return Map.of();
    }

    private record Columns(int name, int text) {}

    private static Map<String, String> rows(Element table) {
        List<Element> rows = ownRows(table);
        Optional<Columns> columns = rows.stream().findFirst().flatMap(ToolTable::columns);
        if (columns.isEmpty()) {
            return Map.of();
        }
        Map<String, String> tools = new LinkedHashMap<>();
        for (Element row : rows.subList(1, rows.size())) {
            Elements cells = row.children();
            if (cells.size() > Math.max(columns.get().name(), columns.get().text())) {
                String name = nameIn(cells.get(columns.get().name()));
                if (NAME.matcher(name).matches()) {
                    tools.putIfAbsent(name, cells.get(columns.get().text()).text());
                }
            }
        }
        return tools;
    }

    /** The rows of a table, and not those of tables in its cells. */
    private static List<Element> ownRows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            if (child.normalName().equals("tr")) {
                rows.add(child);
            } else if (child.normalName().matches("thead|tbody|tfoot")) {
                child.children().stream()
                        .filter(row -> row.normalName().equals("tr"))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static Optional<Columns> columns(Element head) {
        int name = -1;
        int text = -1;
        for (int i = 0; i < head.childrenSize(); i++) {
            String word = head.child(i).text().strip();
            if (PageWords.isOtherHead(word)) {
                return Optional.empty();
            }
            name = name < 0 && PageWords.isNameHead(word) ? i : name;
            text = text < 0 && PageWords.isTextHead(word) ? i : text;
        }
        return name < 0 || text < 0 ? Optional.empty() : Optional.of(new Columns(name, text));
    }

    /** The name alone: code, else a link, else the first text that stands by itself. */
    private static String nameIn(Element cell) {
        Element marked = cell.selectFirst("code");
        if (marked == null) {
            marked = cell.selectFirst("a");
        }
        return firstText(marked == null ? cell : marked);
    }

    private static String firstText(Element element) {
        for (Node node : element.nodeStream().limit(MOST_NODES).toList()) {
            if (node instanceof TextNode text && !text.isBlank()) {
                return text.text().strip();
            }
        }
        return "";
    }
}
