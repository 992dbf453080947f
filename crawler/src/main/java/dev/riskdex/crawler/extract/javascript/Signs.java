package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.syntax.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells from a file's bytes whether it may declare tools, so that files without a sign need not be parsed. A protocol
 * library inside a bundle has faint signs: it handles tools by their parameters, but writes none down.
 */
enum Signs {
    NONE,
    FAINT,
    CLEAR;

    /** Beginnings of the names of functions that are given tools, besides {@code tool(…)} itself. */
    private static final Set<String> VERBS = Set.of("register", "add", "define", "create", "make", "build");

    private static final Set<String> ENDINGS = Set.of("tool", "tools", "tooltask");

    private static final String HANDLER = "setRequestHandler";
    /** Keys of the schema of a definition; the first two are the protocol's own. */
    private static final List<String> SCHEMAS = List.of("inputSchema", "input_schema", "parameters", "schema");

    /** Bytes around the key of a schema within which a definition has its name and description. */
    private static final int NEAR = 4_000;

    private static final int LONGEST_NAME = 80;
    private static final int HITS = 20_000;

    static Signs in(byte[] bytes) {
        if (hasCall(bytes, true) || SCHEMAS.subList(0, 2).stream().anyMatch(key -> hasDefinition(bytes, key, "\"'`"))) {
            return CLEAR;
        }
        boolean faint = hasCall(bytes, false)
                || !Words.find(bytes, HANDLER, 0, bytes.length, 1).isEmpty()
                || SCHEMAS.stream().anyMatch(key -> hasDefinition(bytes, key, ""));
        return faint ? FAINT : NONE;
    }

    /** Whether a function of this name is given tools: {@code addTool}, {@code register_tools}, {@code #defineTool}. */
    static boolean isRegistration(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("#", "").replace("_", "");
        return lower.equals("tool")
                || VERBS.stream().anyMatch(lower::startsWith)
                        && ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** A call that is given tools; {@code written} when the first argument is a text or an object on the spot. */
    private static boolean hasCall(byte[] bytes, boolean written) {
        for (int at : Words.calledTools(bytes, HITS)) {
            int start = at;
            while (start > 0 && at - start < LONGEST_NAME && isLetter(bytes[start - 1])) {
                start--;
            }
            int end = at;
            while (end < bytes.length && end - at < LONGEST_NAME && isLetter(bytes[end])) {
                end++;
            }
            String name = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            boolean registers = isRegistration(name);
            if (registers && (!written || bytes[end] == '(' && follows(bytes, end + 1, "\"'`{"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(byte b) {
        return b == '_' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /** Whether one of some characters follows, white space aside; a line of documentation does not count. */
    private static boolean follows(byte[] bytes, int from, String wanted) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at < bytes.length && wanted.indexOf(bytes[at]) >= 0 && !isDocumentation(bytes, from);
    }

    private static boolean isDocumentation(byte[] bytes, int at) {
        int start = at - 1;
        while (start > 0 && at - start < LONGEST_NAME * 2 && bytes[start - 1] != '\n') {
            start--;
        }
        while (start < at && (bytes[start] == ' ' || bytes[start] == '\t')) {
            start++;
        }
        return bytes[start] == '*' || bytes[start] == '/' && bytes[start + 1] == '/';
    }

    /** A schema's key with a name and a description near by, written as one of some characters begins it. */
    private static boolean hasDefinition(byte[] bytes, String key, String quotes) {
        int next = 0;
        for (int at : Words.find(bytes, key, 0, bytes.length, HITS)) {
            int end = at + key.length();
            boolean keyed = follows(bytes, end, ":,\"'");
            if (keyed && at >= next) {
                next = at + NEAR / 8;
                if (isNear(bytes, "description", at, quotes) && isNear(bytes, "name", at, quotes)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNear(byte[] bytes, String word, int at, String quotes) {
        return Words.find(bytes, word, at - NEAR, at + NEAR, HITS).stream()
                .anyMatch(found -> quotes.isEmpty()
                        || bytes[found + word.length()] == ':' && follows(bytes, found + word.length() + 1, quotes));
    }
}
