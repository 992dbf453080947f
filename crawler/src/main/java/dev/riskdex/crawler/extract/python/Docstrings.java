package dev.riskdex.crawler.extract.python;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docstrings say about arguments, in the three usual styles: {@code Args:}, {@code :param x:}, underlined. */
final class Docstrings {

    private static final Pattern SECTION = Pattern.compile("(?:Args|Arguments|Parameters|Params):?\\s*");
    private static final Pattern ENTRY = Pattern.compile(
            "[-*]?\\s*`?\\*{0,2}(\\w+)`?\\s*(?:\\([^)]*\\)|(?<=\\s):\\s*\\w[\\w\\[\\], |]*(?=$))?\\s*[:：-]?\\s*(.*)");
    private static final Pattern FIELD = Pattern.compile("\\s*:param\\s+(?:[\\w\\[\\], ]+\\s+)?(\\w+):\\s*(.*)");
    private static final Pattern NEXT_SECTION =
            Pattern.compile("(?:Returns?|Raises|Yields|Examples?|Notes?|Usage)\\b.*:?\\s*");

    private Docstrings() {}

    /** Texts by argument. */
    static Map<String, String> arguments(String docstring) {
        Map<String, String> found = new LinkedHashMap<>();
        boolean inside = false;
        int entryIndent = -1;
        String current = "";
        for (String line : docstring.split("\n", -1)) {
            Matcher field = FIELD.matcher(line);
            String stripped = line.strip();
            if (field.matches()) {
                found.put(field.group(1), field.group(2).strip());
            } else if (SECTION.matcher(stripped).matches()) {
                inside = true;
                entryIndent = -1;
            } else if (inside && NEXT_SECTION.matcher(stripped).matches() && indent(line) < Math.max(1, entryIndent)) {
                inside = false;
            } else if (inside && !stripped.isEmpty() && !stripped.matches("[-=]{3,}")) {
                int indent = indent(line);
                entryIndent = entryIndent < 0 ? indent : entryIndent;
                Matcher entry = ENTRY.matcher(stripped);
                if (indent <= entryIndent && entry.matches()) {
                    current = entry.group(1);
                    found.putIfAbsent(current, entry.group(2));
                } else if (!current.isEmpty()) {
                    String known = found.getOrDefault(current, "");
                    found.put(current, known.isEmpty() ? stripped : known + " " + stripped);
                }
            }
        }
        found.values().removeIf(String::isEmpty);
        return found;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
