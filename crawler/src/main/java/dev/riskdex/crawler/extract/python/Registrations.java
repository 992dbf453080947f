package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a registration says of a tool, by the libraries' keywords; a project's own decorators are read through. */
final class Registrations {

    private static final Set<String> KEYWORDS =
            Set.of("name", "title", "description", "annotations", "exclude_args", "inputSchema");

    /** What projects call the same in parameters of their own. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "tool_name", "name",
            "tool_title", "title",
            "desc", "description",
            "tool_description", "description",
            "input_schema", "inputSchema");

    /** Calls that hand a tool over, met in the body of an own decorator. */
    private static final Set<String> HANDING = Set.of("tool", "add_tool", "from_function", "register_tool");

    private final PythonEvaluator evaluator;

    Registrations(PythonEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * The arguments that speak of the tool.
     *
     * @param position of the name among them
     */
    Map<String, Value> of(Arguments arguments, int position, Bindings bindings) {
        Map<String, Value> values = named(arguments, bindings);
        if (!values.containsKey("name")) {
            arguments
                    .at(position)
                    .map(node -> name(node, bindings))
                    .filter(name -> name.plain() instanceof Value.Text)
                    .ifPresent(name -> values.put("name", name));
        }
        return values;
    }

    /** The same of an object that notes a tool. */
    Map<String, Value> of(Value.Fields fields) {
        Map<String, Value> values = new HashMap<>();
        fields.entries().forEach((key, value) -> values.putIfAbsent(SYNONYMS.getOrDefault(key, key), value));
        return values;
    }

    private Map<String, Value> named(Arguments arguments, Bindings bindings) {
        Map<String, Value> values = new HashMap<>();
        arguments.named().forEach((key, node) -> {
            String keyword = SYNONYMS.getOrDefault(key, key);
            if (keyword.equals("name")) {
                values.put(keyword, name(node, bindings));
            } else if (KEYWORDS.contains(keyword) || Hints.isHint(keyword)) {
                values.put(keyword, evaluator.value(node, bindings));
            }
        });
        return values;
    }

    /** A name; of one that is composed with a beginning that only the running server knows, the known end. */
    private Value name(SyntaxNode node, Bindings bindings) {
        Value whole = evaluator.value(node, bindings);
        boolean known = whole.asText().filter(text -> !text.partial()).isPresent();
        if (known || !node.is("binary_operator") && !node.is("string")) {
            return whole;
        }
        List<SyntaxNode> parts = node.children().stream()
                .filter(part -> !part.is("string_start") && !part.is("string_end"))
                .toList();
        boolean composed =
                parts.size() > 1 && (node.is("binary_operator") || parts.get(0).is("interpolation"));
        if (!composed) {
            return whole;
        }
        Value end = parts.stream()
                .skip(node.is("string") ? 1 : parts.size() - 1)
                .map(part -> part.is("string_content") ? Values.text(part.text()) : evaluator.value(part, bindings))
                .reduce(Values.text(""), Values::concat);
        return end.asText().<Value>map(Registrations::withoutSeparator).orElse(whole);
    }

    private static Value.Text withoutSeparator(Value.Text end) {
        return new Value.Text(end.text().replaceFirst("^[-_.:/]+", ""), end.partial());
    }

    /**
     * What a decorator of the project says: its own arguments, overruled by what its body makes of them where it hands
     * the tool over.
     *
     * @param maker the function that the decorator is
     */
    Map<String, Value> through(SyntaxNode maker, Arguments arguments, Bindings bindings) {
        Map<String, SyntaxNode> named = new HashMap<>(arguments.named());
        List<SyntaxNode> parameters = Signatures.parameters(maker);
        for (int i = 0; i < parameters.size() && i < arguments.positional().size(); i++) {
            named.putIfAbsent(
                    Signatures.nameOf(parameters.get(i)).text(),
                    arguments.positional().get(i));
        }
        Map<String, Value> values = named(new Arguments(List.of(), named, arguments.spread()), bindings);
        Bindings inside = Contexts.bind(maker, arguments, node -> evaluator.value(node, bindings), bindings);
        handing(maker)
                .map(call -> named(Arguments.of(call), inside))
                .ifPresent(made -> made.forEach((key, value) -> {
                    if (!(value.plain() instanceof Value.Unknown) && !Values.isNothing(value)) {
                        values.put(key, value);
                    }
                }));
        return values;
    }

    private static Optional<SyntaxNode> handing(SyntaxNode maker) {
        return CodeFiles.all(maker).stream()
                .filter(node -> node.is("call"))
                .filter(call -> HANDING.contains(Arguments.calledName(call)) || makesDefinition(call))
                .findFirst();
    }

    private static boolean makesDefinition(SyntaxNode call) {
        String called = Arguments.calledName(call);
        return called.contains("Tool")
                && Arguments.of(call).named("description").isPresent();
    }
}
