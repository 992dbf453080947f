package dev.riskdex.crawler.extract.lists;

import dev.riskdex.crawler.extract.files.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tools that stand for the operations of an API are called. Converters take the operation's id, made fit for
 * a name. A server may rename operations in a table, choose among them by naming those it wants, or put a word in
 * front of all, which its README and tests then show.
 */
final class ApiNames {

    /** Longest name that the common converters give. */
    private static final int LONGEST = 64;

    /** Operations whose names with a word in front must be seen before it counts. */
    private static final int SEEN_WITH_PREFIX = 3;

    /** A file longer than this is looked into for neither names nor tables. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]{3,127}");
    private static final Pattern QUOTED = Pattern.compile("[\"'`]([\\w.-]{2,128})[\"'`]");
    private static final Pattern RENAMED = Pattern.compile(
            "[\"']([\\w.-]{2,128})[\"']\\s*:\\s*(?:\\w+\\(\\s*)?(?:name\\s*[=:]\\s*)?[\"']([A-Za-z_][\\w-]{1,63})[\"']");

    private final Set<String> ids;
    private final Set<String> quoted = new HashSet<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, Set<String>> prefixed = new HashMap<>();

    /** @param ids of all operations of the document */
    ApiNames(Set<String> ids, SourceTree tree, CodeText code) {
        this.ids = ids;
        for (String path : code.paths()) {
            text(tree, path).ifPresent(this::lookForTables);
        }
        tree.paths().stream()
                .filter(path -> path.endsWith(".md") || path.endsWith(".ts") || path.endsWith(".py"))
                .forEach(path -> text(tree, path).ifPresent(this::lookForPrefixes));
    }

    private static Optional<String> text(SourceTree tree, String path) {
        byte[] bytes = tree.bytes(path);
        return bytes.length > LONGEST_TEXT ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    private void lookForTables(String text) {
        Matcher names = QUOTED.matcher(text);
        while (names.find()) {
            if (ids.contains(names.group(1))) {
                quoted.add(names.group(1));
            }
        }
        Matcher table = RENAMED.matcher(text);
        while (table.find()) {
            if (ids.contains(table.group(1))) {
                renamed.putIfAbsent(table.group(1), table.group(2));
            }
        }
    }

    private void lookForPrefixes(String text) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            for (int at = word.indexOf('-'); at > 0; at = word.indexOf('-', at + 1)) {
                if (ids.contains(word.substring(at + 1))) {
                    prefixed.computeIfAbsent(word.substring(0, at + 1), it -> new HashSet<>())
                            .add(word.substring(at + 1));
                }
            }
        }
    }

    /** Whether the server takes the operation: where the code names a quarter of all, only those that it names. */
    boolean takes(ApiDocument.Operation operation) {
        return 4 * quoted.size() < ids.size()
                || operation.id().filter(quoted::contains).isPresent();
    }

    /** Whether the code gives the operation a name of its own. */
    boolean renames(ApiDocument.Operation operation) {
        return operation.id().filter(renamed::containsKey).isPresent();
    }

    String of(ApiDocument.Operation operation) {
        String id = operation.id().orElseGet(() -> operation.method() + "_" + operation.path());
        String plain = renamed.getOrDefault(id, prefix() + id);
        String fit = plain.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^_+|_+$", "");
        return fit.length() > LONGEST ? fit.substring(0, LONGEST) : fit;
    }

    private String prefix() {
        List<String> prefixes = prefixed.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= Math.min(SEEN_WITH_PREFIX, ids.size()))
                .sorted(Map.Entry.<String, Set<String>>comparingByValue((a, b) -> b.size() - a.size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return prefixes.isEmpty() ? "" : prefixes.get(0);
    }
}
