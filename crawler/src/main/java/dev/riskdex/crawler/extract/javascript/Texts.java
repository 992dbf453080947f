package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The methods of texts that descriptions and names are built with. */
final class Texts {

    private static final int LONGEST_REPEAT = 1_000;

    private Texts() {}

    static Value method(Value.Text text, String name, List<Value> arguments) {
        String source = text.text();
        return switch (name) {
            case "trim" -> new Value.Text(source.strip(), text.partial());
            case "trimStart", "trimLeft" -> new Value.Text(source.stripLeading(), text.partial());
            case "trimEnd", "trimRight" -> new Value.Text(source.stripTrailing(), text.partial());
            case "toLowerCase", "toLocaleLowerCase" -> new Value.Text(source.toLowerCase(Locale.ROOT), text.partial());
            case "toUpperCase", "toLocaleUpperCase" -> new Value.Text(source.toUpperCase(Locale.ROOT), text.partial());
            case "toString", "valueOf", "normalize" -> text;
            case "concat" -> arguments.stream().reduce(text, Values::concat);
            case "replace", "replaceAll" -> replaced(text, name.equals("replaceAll"), arguments);
            case "split" -> split(text, arguments);
            case "startsWith" -> test(text, arguments, source::startsWith);
            case "endsWith" -> test(text, arguments, source::endsWith);
            case "includes" -> test(text, arguments, source::contains);
            case "repeat" -> repeated(text, arguments);
            default -> Value.UNKNOWN;
        };
    }

    private static Value test(Value.Text text, List<Value> arguments, java.util.function.Predicate<String> test) {
        boolean known = !text.partial()
                && arguments.size() == 1
                && arguments.get(0) instanceof Value.Text argument
                && !argument.partial();
        return known ? Values.bool(test.test(Values.asPart(arguments.get(0)).text())) : Value.UNKNOWN;
    }

    /** A replacement; one that cannot be followed leaves the text as it is, marked as partly known. */
    private static Value replaced(Value.Text text, boolean all, List<Value> arguments) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof Value.Text target
                && arguments.get(1) instanceof Value.Text with
                && !target.text().isEmpty()) {
            int at = text.text().indexOf(target.text());
            String result = all
                    ? text.text().replace(target.text(), with.text())
                    : at < 0
                            ? text.text()
                            : text.text().substring(0, at)
                                    + with.text()
                                    + text.text().substring(at + target.text().length());
            return new Value.Text(result, text.partial() || target.partial() || with.partial());
        }
        boolean pattern = arguments.size() == 2 && arguments.get(1) instanceof Value.Text with && !with.partial();
        return (pattern
                        ? Patterns.replaced(
                                text.text(),
                                arguments.get(0),
                                Values.asPart(arguments.get(1)).text())
                        : Optional.<String>empty())
                .map(result -> new Value.Text(result, text.partial()))
                .orElseGet(() -> new Value.Text(text.text(), true));
    }

    private static Value split(Value.Text text, List<Value> arguments) {
        if (arguments.size() != 1
                || !(arguments.get(0) instanceof Value.Text separator)
                || separator.text().isEmpty()) {
            return Value.UNKNOWN;
        }
        List<Value> parts = new ArrayList<>();
        int from = 0;
        int at = text.text().indexOf(separator.text());
        while (at >= 0) {
            parts.add(Values.text(text.text().substring(from, at)));
            from = at + separator.text().length();
            at = text.text().indexOf(separator.text(), from);
        }
        parts.add(Values.text(text.text().substring(from)));
        return new Value.Items(parts, text.partial());
    }

    private static Value repeated(Value.Text text, List<Value> arguments) {
        if (arguments.size() == 1 && arguments.get(0) instanceof Value.Scalar count) {
            int times = count.json().asInt(-1);
            if (times >= 0 && (long) times * text.text().length() <= LONGEST_REPEAT) {
                return new Value.Text(text.text().repeat(times), text.partial());
            }
        }
        return Value.UNKNOWN;
    }
}
