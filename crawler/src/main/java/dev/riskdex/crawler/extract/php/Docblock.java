package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documentation before a method.
 *
 * @param text summary and body, without the tags
 * @param parameters what {@code @param} says, by name
 */
record Docblock(Optional<String> text, Map<String, String> parameters) {

    /** Bytes before a method in which its documentation is looked for. */
    private static final int LONGEST = 8_000;

    private static final Pattern PARAMETER = Pattern.compile("@param\\s+(?:[^$]*\\s)?(?:\\.{3})?\\$(\\w+)\\s*(.*)");

    static Docblock before(SyntaxNode declaration) {
        int attributesEnd = declaration.child("attributes").map(SyntaxNode::end).orElse(declaration.start());
        Docblock late = between(attributesEnd, firstCode(declaration, attributesEnd), declaration);
        return late.text.isPresent()
                ? late
                : between(Math.max(0, declaration.start() - LONGEST), declaration.start(), declaration);
    }

    /** Where the declaration goes on after its attributes. */
    private static int firstCode(SyntaxNode declaration, int attributesEnd) {
        return declaration.children().stream()
                .mapToInt(SyntaxNode::start)
                .filter(start -> start >= attributesEnd)
                .findFirst()
                .orElse(attributesEnd);
    }

    private static Docblock between(int from, int to, SyntaxNode declaration) {
        String trimmed = declaration.file().text(from, to).stripTrailing();
        int start = trimmed.lastIndexOf("/**");
        if (!trimmed.endsWith("*/") || start < 0) {
            return new Docblock(Optional.empty(), Map.of());
        }
        StringBuilder text = new StringBuilder();
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean tags = false;
        String open = "";
        for (String line : trimmed.substring(start + 3, trimmed.length() - 2).split("\n", -1)) {
            String bare = line.strip().replaceFirst("^\\*+\\s?", "");
            tags |= bare.startsWith("@");
            Matcher parameter = PARAMETER.matcher(bare);
            if (parameter.matches()) {
                open = parameter.group(1);
                parameters.put(open, parameter.group(2).strip());
            } else if (!tags) {
                text.append(bare).append('\n');
            } else if (bare.startsWith("@")) {
                open = "";
            } else {
                parameters.computeIfPresent(open, (name, said) -> (said + " " + bare.strip()).strip());
            }
        }
        parameters.values().removeIf(String::isEmpty);
        return new Docblock(Optional.of(text.toString().strip()).filter(it -> !it.isEmpty()), parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
