package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Documentation comments, of which the library makes descriptions where a method is written in parts. */
final class XmlDocs {

    private static final int LONGEST = 20_000;

    private final String text;

    private XmlDocs(String text) {
        this.text = text;
    }

    /** The comment above a partial method; empty for other methods. */
    static XmlDocs above(SyntaxNode method) {
        boolean partial = method.children().stream()
                .anyMatch(child -> child.is("modifier") && child.text().equals("partial"));
        if (!partial) {
            return new XmlDocs("");
        }
        SyntaxFile file = method.file();
        String[] lines =
                file.text(Math.max(0, method.start() - LONGEST), method.start()).split("\\R", -1);
        Deque<String> kept = new ArrayDeque<>();
        for (int i = lines.length - 1; i >= 0; i--) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("///")) {
                break;
            }
            kept.addFirst(line.replaceFirst("^///\\s?", ""));
        }
        return new XmlDocs(String.join("\n", kept));
    }

    /** What the method does: the summary, and the remarks on a line of their own. */
    Optional<String> description() {
        Optional<String> summary = element("summary", "");
        Optional<String> remarks = element("remarks", "");
        return summary.map(it -> remarks.map(more -> it + "\n" + more).orElse(it))
                .or(() -> remarks);
    }

    /** What is said of a parameter. */
    Optional<String> parameter(String name) {
        return element("param", "\\s+name=\"" + Pattern.quote(name) + "\"");
    }

    private Optional<String> element(String tag, String attributes) {
        Matcher matcher = Pattern.compile("<" + tag + attributes + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                .matcher(text);
        return matcher.find() ? Optional.of(plain(matcher.group(1))).filter(it -> !it.isEmpty()) : Optional.empty();
    }

    private static String plain(String xml) {
        return xml.replaceAll("<[^>]{0,200}>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
