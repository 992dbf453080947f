package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attributes and documentation that stand before an item. */
final class RustAttributes {

    private RustAttributes() {}

    /** The attributes before an item, in order. */
    static List<SyntaxNode> before(SyntaxNode item) {
        List<SyntaxNode> found = new ArrayList<>();
        for (SyntaxNode sibling : leading(item)) {
            if (sibling.is("attribute_item")) {
                sibling.children().stream().filter(it -> it.is("attribute")).forEach(found::add);
            }
        }
        return found;
    }

    /** The attribute of a name before an item; a path such as {@code rmcp::tool} counts by its last part. */
    static Optional<SyntaxNode> find(SyntaxNode item, String name) {
        return before(item).stream()
                .filter(attribute -> name(attribute).equals(name))
                .findFirst();
    }

    private static String name(SyntaxNode attribute) {
        String text = attribute.children().isEmpty()
                ? ""
                : attribute.children().get(0).text();
        return text.substring(text.lastIndexOf(':') + 1);
    }

    /** The documentation before an item, without the marks. */
    static Optional<String> documentation(SyntaxNode item) {
        StringBuilder text = new StringBuilder();
        for (SyntaxNode sibling : leading(item)) {
            if (sibling.is("line_comment") || sibling.is("block_comment")) {
                sibling.child("doc").map(SyntaxNode::text).ifPresent(line -> text.append(line.replaceFirst("^ ", "")));
            }
            if (sibling.is("line_comment") && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
        return Optional.of(text.toString().strip()).filter(it -> !it.isEmpty());
    }

    private static List<SyntaxNode> leading(SyntaxNode item) {
        List<SyntaxNode> siblings = item.parent().map(SyntaxNode::children).orElse(List.of());
        List<SyntaxNode> leading = new ArrayList<>();
        for (SyntaxNode sibling : siblings) {
            if (sibling == item) {
                return leading;
            }
            boolean belongs = sibling.is("attribute_item") || sibling.kind().endsWith("_comment");
            if (belongs) {
                leading.add(sibling);
            } else {
                leading.clear();
            }
        }
        return leading;
    }

    /**
     * What an attribute is given, by key: a literal, a constant's name, a macro's arguments, or a list in brackets. A
     * key without a value stands for itself.
     */
    static Map<String, SyntaxNode> arguments(SyntaxNode attribute) {
        return attribute.child("arguments").map(RustAttributes::pairs).orElse(Map.of());
    }

    /** The pairs in a token tree such as {@code (name = "x", annotations(title = "y"))}. */
    static Map<String, SyntaxNode> pairs(SyntaxNode tokens) {
        Map<String, SyntaxNode> pairs = new LinkedHashMap<>();
        List<SyntaxNode> children = tokens.children();
        int at = 0;
        while (at < children.size()) {
            SyntaxNode key = children.get(at++);
            if (!key.is("identifier") || at >= children.size()) {
                pairs.putIfAbsent(key.text(), key);
                continue;
            }
            SyntaxNode next = children.get(at);
            String between = tokens.file().text(key.end(), next.start());
            if (between.contains("=") || next.is("token_tree")) {
                at++;
                boolean macro = next.is("identifier")
                        && at < children.size()
                        && children.get(at).is("token_tree");
                pairs.put(key.text(), macro ? children.get(at++) : next);
            } else {
                pairs.putIfAbsent(key.text(), key);
            }
        }
        return pairs;
    }
}
