package dev.riskdex.crawler.extract.swift;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documentation before a function.
 *
 * @param text what stands before the fields
 * @param parameters what is said of each parameter, by name
 */
record SwiftDocument(Optional<String> text, Map<String, String> parameters) {

    /** Bytes before a function in which its documentation is looked for. */
    private static final int LONGEST = 8_000;

    private static final Pattern PARAMETER = Pattern.compile("-\\s*(?:[Pp]arameter\\s+)?(\\w+):\\s*(.*)");
    private static final Pattern FIELD = Pattern.compile("-\\s*(?:Parameters?|Returns|Throws|Note)\\b.*");

    static SwiftDocument before(SyntaxNode declaration) {
        List<String> lines = new ArrayList<>();
        String before = declaration.file().text(Math.max(0, declaration.start() - LONGEST), declaration.start());
        List<String> all = before.stripTrailing().lines().map(String::strip).toList();
        for (int i = all.size() - 1; i >= 0 && isDocumentation(all.get(i)); i--) {
            lines.add(
                    0,
                    all.get(i)
                            .replaceFirst("^(?:///?|/\\*\\*|\\*/|\\*)\\s?", "")
                            .strip());
        }
        return of(lines);
    }

    private static boolean isDocumentation(String line) {
        return line.startsWith("///") || line.startsWith("/**") || line.startsWith("*");
    }

    private static SwiftDocument of(List<String> lines) {
        StringBuilder text = new StringBuilder();
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean fields = false;
        for (String line : lines) {
            fields |= FIELD.matcher(line).matches();
            Matcher parameter = PARAMETER.matcher(line);
            if (fields && parameter.matches()) {
                parameters.put(parameter.group(1), parameter.group(2));
            } else if (!fields) {
                text.append(line).append('\n');
            }
        }
        return new SwiftDocument(Optional.of(text.toString().strip()).filter(it -> !it.isEmpty()), parameters);
    }
}
