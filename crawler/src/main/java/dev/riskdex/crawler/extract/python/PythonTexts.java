package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods of texts and mappings that names and descriptions are built with. */
final class PythonTexts {

    private static final Pattern FIELD = Pattern.compile("\\{\\{|}}|\\{([A-Za-z_0-9.]*)(?:[!:][^{}]*)?}");
    private static final Pattern PERCENT = Pattern.compile("%(?:\\((\\w+)\\))?[-+ #0]*\\d*(?:\\.\\d+)?([sdrif%])");

    private PythonTexts() {}

    static Value method(Value.Text text, String name, Arguments arguments, Function<SyntaxNode, Value> value) {
        String source = text.text();
        Optional<Value> first = arguments.at(0).map(value);
        return switch (name) {
            case "strip" -> new Value.Text(source.strip(), text.partial());
            case "lstrip" -> new Value.Text(source.stripLeading(), text.partial());
            case "rstrip" -> new Value.Text(source.stripTrailing(), text.partial());
            case "lower", "casefold" -> new Value.Text(source.toLowerCase(Locale.ROOT), text.partial());
            case "upper" -> new Value.Text(source.toUpperCase(Locale.ROOT), text.partial());
            case "format" -> format(text, arguments, value);
            case "join" ->
                first.map(Value::plain).filter(Value.Items.class::isInstance).isPresent()
                        ? Values.join((Value.Items) first.get().plain(), source)
                        : new Value.Text("", true);
            case "replace" -> replaced(text, arguments, value);
            case "removeprefix" ->
                first.flatMap(Value::asText)
                        .filter(prefix -> source.startsWith(prefix.text()))
                        .<Value>map(prefix ->
                                new Value.Text(source.substring(prefix.text().length()), text.partial()))
                        .orElse(text);
            default -> Value.UNKNOWN;
        };
    }

    private static Value replaced(Value.Text text, Arguments arguments, Function<SyntaxNode, Value> value) {
        Optional<Value.Text> old = arguments.at(0).map(value).flatMap(Value::asText);
        Optional<Value.Text> with = arguments.at(1).map(value).flatMap(Value::asText);
        return old.isPresent() && with.isPresent()
                ? new Value.Text(
                        text.text().replace(old.get().text(), with.get().text()),
                        text.partial() || with.get().partial())
                : new Value.Text(text.text(), true);
    }

    private static Value format(Value.Text text, Arguments arguments, Function<SyntaxNode, Value> value) {
        Matcher matcher = FIELD.matcher(text.text());
        StringBuilder out = new StringBuilder();
        boolean partial = text.partial();
        int next = 0;
        while (matcher.find()) {
            String field = matcher.group(1);
            String shown;
            if (field == null) {
                shown = matcher.group().substring(1);
            } else {
                Optional<SyntaxNode> argument = field.isEmpty()
                        ? arguments.at(next++)
                        : field.matches("\\d{1,3}") ? arguments.at(Integer.parseInt(field)) : arguments.named(field);
                Value.Text part = argument.map(value).map(Values::asPart).orElse(new Value.Text("", true));
                partial |= part.partial();
                shown = part.text();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(shown));
        }
        matcher.appendTail(out);
        return new Value.Text(out.toString(), partial);
    }

    /** {@code "…%s…" % value}. */
    static Value percent(Value.Text text, Value right) {
        List<Value> values = right.plain() instanceof Value.Items items ? items.items() : List.of(right);
        Matcher matcher = PERCENT.matcher(text.text());
        StringBuilder out = new StringBuilder();
        boolean partial = text.partial();
        int next = 0;
        while (matcher.find()) {
            String shown = "%";
            if (!matcher.group(2).equals("%")) {
                String key = matcher.group(1);
                Value given = key != null && right.plain() instanceof Value.Fields fields
                        ? fields.get(key)
                        : next < values.size() ? values.get(next++) : Value.UNKNOWN;
                Value.Text part = Values.asPart(given);
                partial |= part.partial();
                shown = part.text();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(shown));
        }
        matcher.appendTail(out);
        return new Value.Text(out.toString(), partial);
    }

    static Value mapping(Value.Fields fields, String name, Arguments arguments, Function<SyntaxNode, Value> value) {
        return switch (name) {
            case "items" ->
                new Value.Items(
                        fields.entries().entrySet().stream()
                                .<Value>map(entry ->
                                        new Value.Items(List.of(Values.text(entry.getKey()), entry.getValue()), false))
                                .toList(),
                        fields.open());
            case "keys" -> PythonEvaluator.items(fields);
            case "values" -> new Value.Items(List.copyOf(fields.entries().values()), fields.open());
            case "get" ->
                arguments
                        .at(0)
                        .map(value)
                        .flatMap(Value::asText)
                        .map(key -> fields.get(key.text()))
                        .filter(found -> !(found instanceof Value.Absent))
                        .or(() -> arguments.at(1).map(value))
                        .orElse(Value.UNKNOWN);
            case "copy", "model_dump", "dict" -> fields;
            default -> Value.UNKNOWN;
        };
    }

    static Value zip(List<Value> lists) {
        List<Value.Items> known = new ArrayList<>();
        for (Value list : lists) {
            if (!(list instanceof Value.Items items)) {
                return Value.UNKNOWN;
            }
            known.add(items);
        }
        int length =
                known.stream().mapToInt(items -> items.items().size()).min().orElse(0);
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int at = i;
            rows.add(new Value.Items(
                    known.stream().map(items -> items.items().get(at)).toList(), false));
        }
        return new Value.Items(rows, known.stream().anyMatch(Value.Items::open));
    }
}
