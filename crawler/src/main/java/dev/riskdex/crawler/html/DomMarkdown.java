package dev.riskdex.crawler.html;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Writes a part of a page as the Markdown that it could have been made from, as far as readers of lists care: headings,
 * items, tables, code, bold text and links. So one set of rules reads both. Without recursion: pages may be nested as
 * deeply as they like.
 */
final class DomMarkdown implements NodeFilter {

    private static final Set<String> LEFT_OUT = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "svg",
            "head",
            "iframe",
            "object",
            "nav",
            "footer",
            "form",
            "button",
            "pre",
            "img",
            "video",
            "audio",
            "math",
            "select",
            "textarea");

    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "section", "article", "main", "ul", "ol", "blockquote", "details", "table", "dl", "header");

    /** What a line begins with, before its text. */
    private static final Pattern MARK = Pattern.compile("|-|#{1,6}|<summary>");

    private static final int LONGEST_MARK = 2_000;

    private final boolean links;
    private final StringBuilder out = new StringBuilder();
    private int listDepth;
    private int cellDepth;

    private DomMarkdown(boolean links) {
        this.links = links;
    }

    /** The text of an element, with its links. */
    static String withLinks(Element element) {
        return new DomMarkdown(true).of(element);
    }

    /** The text of an element, in which links are the words that they stand behind. */
    static String withoutLinks(Element element) {
        return new DomMarkdown(false).of(element);
    }

    private String of(Element element) {
        NodeTraversor.filter(this, element);
        return out.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            text(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (LEFT_OUT.contains(name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> block("#".repeat(name.charAt(1) - '0') + " ");
            case "ul", "ol", "dl" -> listDepth++;
            case "li", "dt" -> block("  ".repeat(Math.max(0, listDepth - 1)) + "- ");
            case "dd" -> out.append(" - ");
            case "summary" -> block("<summary>");
            case "tr" -> block("| ");
            case "td", "th" -> cellDepth++;
            case "br" -> newLine();
            default -> inline(element, name, true);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd" -> newLine();
            case "ul", "ol", "dl" -> {
                listDepth--;
                newLine();
            }
            case "summary" -> {
                out.append("</summary>");
                newLine();
            }
            case "td", "th" -> {
                cellDepth--;
                out.append(" | ");
            }
            case "tr" -> endRow(element);
            default -> inline(element, name, false);
        }
        return FilterResult.CONTINUE;
    }

    private void inline(Element element, String name, boolean begins) {
        if (BLOCKS.contains(name)) {
            newLine();
            return;
        }
        switch (name) {
            case "code", "kbd", "tt" -> out.append('`');
            case "strong", "b" -> out.append("**");
            case "a" -> link(element, begins);
            default -> {
                // Other elements are transparent.
            }
        }
    }

    private void link(Element element, boolean begins) {
        String address = element.absUrl("href");
        boolean shown = links
                && (address.startsWith("https://") || address.startsWith("http://"))
                && !element.text().isBlank()
                && address.chars().noneMatch(c -> c == ')' || c == '(' || c <= ' ');
        if (shown) {
            out.append(begins ? "[" : "](" + address + ")");
        }
    }

    private void endRow(Element row) {
        newLine();
        boolean first = row.previousElementSibling() == null
                && (row.parent() == null
                        || !row.parent().normalName().equals("tbody")
                        || row.parent().previousElementSibling() == null);
        if (first) {
            out.append("| --- |\n");
        }
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                if (!endsWithSpace()) {
                    out.append(' ');
                }
            } else if (c == '|' && cellDepth > 0) {
                out.append("\\|");
            } else {
                out.append(c);
            }
        }
    }

    private boolean endsWithSpace() {
        return out.length() == 0 || Character.isWhitespace(out.charAt(out.length() - 1));
    }

    /** In a cell everything is one line, and an item begins with its first block. */
    private void newLine() {
        if (cellDepth > 0) {
            text(" ");
            return;
        }
        if (out.length() == 0 || out.charAt(out.length() - 1) == '\n' || endsWithMark()) {
            return;
        }
        out.append('\n');
    }

    private boolean endsWithMark() {
        int line = out.lastIndexOf("\n") + 1;
        return out.length() - line < LONGEST_MARK
                && MARK.matcher(out.substring(line).strip()).matches();
    }

    private void block(String mark) {
        if (cellDepth > 0) {
            text(" ");
            return;
        }
        int line = out.lastIndexOf("\n") + 1;
        if (out.substring(line).isBlank()) {
            out.setLength(line);
        } else {
            out.append('\n');
        }
        out.append(mark);
    }
}
