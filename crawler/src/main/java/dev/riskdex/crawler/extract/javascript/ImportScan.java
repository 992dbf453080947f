package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.syntax.Words;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the specifiers that a file imports, without parsing it: quoted texts after {@code from}, {@code import} and
 * {@code require}. One in a comment is read too, which at worst makes a file count as reachable.
 */
final class ImportScan {

    private static final List<String> KEYWORDS = List.of("from", "import", "require");
    private static final int IMPORTS = 20_000;
    private static final int LONGEST = 400;

    private ImportScan() {}

    static Set<String> specifiers(byte[] bytes) {
        Set<String> found = new LinkedHashSet<>();
        for (String keyword : KEYWORDS) {
            for (int at : Words.find(bytes, keyword, 0, bytes.length, IMPORTS)) {
                quoted(bytes, at + keyword.length(), found);
            }
        }
        return found;
    }

    private static void quoted(byte[] bytes, int from, Set<String> found) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '(')) {
            at++;
        }
        if (at >= bytes.length || (bytes[at] != '"' && bytes[at] != '\'' && bytes[at] != '`')) {
            return;
        }
        for (int end = at + 1; end < bytes.length && end - at < LONGEST; end++) {
            if (bytes[end] == bytes[at]) {
                if (end > at + 1) {
                    found.add(new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8));
                }
                return;
            }
            if (bytes[end] == '\n') {
                return;
            }
        }
    }
}
