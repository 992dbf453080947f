package dev.riskdex.crawler.extract.constant;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Forms of names and texts that languages and protocol libraries agree on. */
public final class TextForms {

    private TextForms() {}

    /** Takes away the indentation that all lines but the first share, and blank lines around. */
    public static String dedent(String text) {
        return stripped(text, 1);
    }

    /** Takes away the indentation that all lines share, and blank lines around. */
    public static String dedentAll(String text) {
        return stripped(text, 0);
    }

    private static String stripped(String text, int linesWithout) {
        List<String> lines = text.lines().toList();
        int indent = lines.stream()
                .skip(linesWithout)
                .filter(line -> !line.isBlank())
                .mapToInt(TextForms::indentation)
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> indentation(line) >= indent ? line.substring(indent) : line)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** {@code getHTTPPage} as {@code get_http_page}. */
    public static String snakeCase(String name) {
        return separated(name, '_');
    }

    /** {@code GetHttpPage} as {@code get-http-page}. */
    public static String kebabCase(String name) {
        return separated(name, '-');
    }

    /** {@code GetHttpPage} as {@code Get Http Page}. */
    public static String headline(String name) {
        return List.of(separated(name, ' ').split("[ _-]+")).stream()
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String separated(String name, char separator) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean upper = Character.isUpperCase(c);
            boolean afterLower =
                    i > 0 && (Character.isLowerCase(name.charAt(i - 1)) || Character.isDigit(name.charAt(i - 1)));
            boolean beforeLower = i > 0
                    && Character.isUpperCase(name.charAt(i - 1))
                    && i + 1 < name.length()
                    && Character.isLowerCase(name.charAt(i + 1));
            if (upper && (afterLower || beforeLower)) {
                out.append(separator);
            }
            out.append(c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
