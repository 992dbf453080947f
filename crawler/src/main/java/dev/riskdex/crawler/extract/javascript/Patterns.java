package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions of the source. Only such are run as cannot take long: no groups, and one repetition at most, which
 * takes time square to the length of the text at worst.
 */
final class Patterns {

    /** Characters of a text up to which an expression is run. */
    private static final int LONGEST_TEXT = 5_000;

    private static final int LONGEST_PATTERN = 200;
    /** Escapes that mean the same in both languages, classes of characters, and characters that mean themselves. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?:(?:\\\\[sSdDwWbBnrt^$\\\\.*+?()\\[\\]{}|/'\"`-]|\\[(?:[^\\[\\]\\\\&]|\\\\[sSdDwWnrt^$\\\\.*+?()\\[\\]{}|/-])+\\]"
                    + "|[^\\\\()\\[\\]{}*+?])[*+?]?)+");

    private static final Pattern REPETITION = Pattern.compile("(?<!\\\\)[*+?]");

    private Patterns() {}

    /** The expression as an object with {@code source} and {@code flags}. */
    static Value literal(SyntaxNode node) {
        String text = node.text();
        int end = text.lastIndexOf('/');
        return end < 1
                ? Value.UNKNOWN
                : new Value.Fields(
                        Map.of(
                                "source", Values.text(text.substring(1, end)),
                                "flags", Values.text(text.substring(end + 1))),
                        true,
                        Optional.of(node));
    }

    /** What {@code pattern.test(text)} says. */
    static Optional<Boolean> test(Value.Fields pattern, String method, List<Value> arguments) {
        boolean known = method.equals("test")
                && arguments.size() == 1
                && arguments.get(0) instanceof Value.Text text
                && !text.partial();
        return known ? matcher(pattern, Values.asPart(arguments.get(0)).text()).map(Matcher::find) : Optional.empty();
    }

    /** A text with what the expression matches replaced, once or, with the flag {@code g}, everywhere. */
    static Optional<String> replaced(String text, Value pattern, String with) {
        if (!(pattern instanceof Value.Fields fields) || with.contains("$")) {
            return Optional.empty();
        }
        boolean all = Values.asPart(fields.get("flags")).text().contains("g");
        String plain = Matcher.quoteReplacement(with);
        return matcher(fields, text).map(found -> all ? found.replaceAll(plain) : found.replaceFirst(plain));
    }

    private static Optional<Matcher> matcher(Value.Fields pattern, String text) {
        boolean written = pattern.at().filter(node -> node.is("regex")).isPresent();
        String source = written ? Values.asPart(pattern.get("source")).text() : "";
        if (source.isEmpty() || text.length() > LONGEST_TEXT || !isHarmless(source)) {
            return Optional.empty();
        }
        String flags = Values.asPart(pattern.get("flags")).text();
        boolean lines = flags.contains("m");
        int options = (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.contains("s") ? Pattern.DOTALL : 0)
                | (lines ? Pattern.MULTILINE : 0);
        boolean atEnd = source.endsWith("$") && !source.endsWith("\\$") && !lines;
        String same = atEnd ? source.substring(0, source.length() - 1) + "\\z" : source;
        return Optional.of(Pattern.compile(same, options).matcher(text));
    }

    private static boolean isHarmless(String source) {
        return source.length() <= LONGEST_PATTERN
                && PLAIN.matcher(source).matches()
                && REPETITION
                                .matcher(source.replaceAll("\\[(?:[^\\]\\\\]|\\\\.)*\\]", "c"))
                                .results()
                                .count()
                        <= 1;
    }
}
