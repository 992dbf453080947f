package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code .npmrc} files: {@code key = value} lines, comments, quotes, {@code ${VARIABLE}}. */
final class Npmrc {

    /** An {@code .npmrc} has some lines; anything longer is something else. */
    private static final long LONGEST = 1 << 20;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}?]+)(\\?)?}");

    private Npmrc() {}

    /** The settings of a file; none when there is no such file or it cannot be read. */
    static Map<String, String> read(Path file, UserEnvironment environment) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                return Map.of();
            }
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), environment);
        } catch (IOException e) {
            // npm itself passes over what it may not read; without a registry the error says where one is looked for.
            return Map.of();
        }
    }

    static Map<String, String> parse(String text, UserEnvironment environment) {
        Map<String, String> settings = new HashMap<>();
        text.lines().map(String::strip).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#") && !line.startsWith(";") && !line.startsWith("[")) {
                String key = expand(line.substring(0, equals).strip(), environment);
                settings.put(key, expand(unquote(line.substring(equals + 1).strip()), environment));
            }
        });
        return settings;
    }

    private static String unquote(String value) {
        char first = value.isEmpty() ? ' ' : value.charAt(0);
        boolean quoted =
                value.length() >= 2 && (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first;
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Puts environment variables in; an unknown one stays as it is written, or goes when marked with {@code ?}. */
    private static String expand(String value, UserEnvironment environment) {
        return VARIABLE.matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        environment.variable(match.group(1)).orElse(match.group(2) == null ? match.group() : "")));
    }
}
