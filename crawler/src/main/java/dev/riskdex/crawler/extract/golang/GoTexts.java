package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** String literals, and the functions of the library that texts are built with. */
final class GoTexts {

    private static final Pattern VERB = Pattern.compile("%[-+# 0]*\\d*(?:\\.\\d+)?([a-zA-Z%])");
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:([abfnrtv\\\\'\"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))");

    private GoTexts() {}

    /** The text of a literal in double quotes. */
    static String unquoted(String literal) {
        String text = literal.length() >= 2 ? literal.substring(1, literal.length() - 1) : "";
        if (text.indexOf('\\') < 0) {
            return text;
        }
        Matcher matcher = ESCAPE.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(escaped(match.group(), match.group(1))));
    }

    private static String escaped(String whole, String simple) {
        if (simple != null) {
            return switch (simple) {
                case "n" -> "\n";
                case "t" -> "\t";
                case "r" -> "\r";
                case "a", "b", "f", "v" -> " ";
                default -> simple;
            };
        }
        boolean octal = Character.isDigit(whole.charAt(1));
        int code = Integer.parseUnsignedInt(whole.substring(octal ? 1 : 2), octal ? 8 : 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    }

    /** The result of a library function; empty when it is none that is known. */
    static Optional<Value> library(String name, List<Value> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Value first = arguments.get(0).plain();
        return switch (name) {
            case "Sprintf" ->
                first instanceof Value.Text text
                        ? Optional.of(formatted(text, arguments.subList(1, arguments.size())))
                        : Optional.empty();
            case "Join" ->
                first instanceof Value.Items items && arguments.size() == 2
                        ? Optional.of(Values.join(
                                items, Values.asPart(arguments.get(1)).text()))
                        : Optional.empty();
            case "TrimSpace", "Dedent" -> changed(first, String::strip);
            case "ToLower" -> changed(first, text -> text.toLowerCase(Locale.ROOT));
            case "ToUpper" -> changed(first, text -> text.toUpperCase(Locale.ROOT));
            case "ReplaceAll" -> replaced(first, arguments);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> changed(Value value, UnaryOperator<String> change) {
        return value.asText().map(text -> new Value.Text(change.apply(text.text()), text.partial()));
    }

    private static Optional<Value> replaced(Value text, List<Value> arguments) {
        boolean known = arguments.size() == 3
                && text instanceof Value.Text
                && arguments.get(1).plain() instanceof Value.Text
                && arguments.get(2).plain() instanceof Value.Text;
        return known
                ? Optional.of(new Value.Text(
                        Values.asPart(text)
                                .text()
                                .replace(
                                        Values.asPart(arguments.get(1)).text(),
                                        Values.asPart(arguments.get(2)).text()),
                        Values.asPart(text).partial()))
                : Optional.empty();
    }

    /** A value as {@code %v} shows it: a list in brackets. */
    private static Value.Text shown(Value value) {
        return value.plain() instanceof Value.Items items
                ? Values.concat(Values.concat(Values.text("["), Values.join(items, " ")), Values.text("]"))
                : Values.asPart(value);
    }

    private static Value formatted(Value.Text format, List<Value> values) {
        Matcher matcher = VERB.matcher(format.text());
        StringBuilder out = new StringBuilder();
        boolean partial = format.partial();
        int next = 0;
        while (matcher.find()) {
            String shown = "%";
            if (!matcher.group(1).equals("%")) {
                Value.Text part = shown(next < values.size() ? values.get(next++) : Value.UNKNOWN);
                partial |= part.partial();
                shown = matcher.group(1).equals("q") ? "\"" + part.text() + "\"" : part.text();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(shown));
        }
        matcher.appendTail(out);
        return new Value.Text(out.toString(), partial);
    }
}
