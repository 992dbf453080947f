package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Python expressions are worth. A call of a class is worth its keyword arguments. */
final class PythonEvaluator extends ConstantEvaluator {

    private final PythonScopes scopes;
    private final PythonClasses classes;
    private final PythonPaths paths;

    PythonEvaluator(PythonScopes scopes) {
        super(scopes.project().files());
        this.scopes = scopes;
        this.classes = new PythonClasses(scopes, this);
        this.paths = new PythonPaths(scopes.project().files().tree());
    }

    PythonScopes scopes() {
        return scopes;
    }

    PythonClasses classes() {
        return classes;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string" -> string(node, bindings);
            case "concatenated_string" ->
                node.children().stream().map(part -> value(part, bindings)).reduce(Values.text(""), Values::concat);
            case "integer", "float" -> number(node.text());
            case "true" -> Values.bool(true);
            case "false" -> Values.bool(false);
            case "none" -> new Value.Scalar(JsonNodeFactory.instance.nullNode());
            case "identifier" -> name(node, bindings);
            case "attribute" -> attribute(node, bindings);
            case "parenthesized_expression", "type", "await", "expression_statement" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(0), bindings);
            case "named_expression" -> part(node, "value", bindings);
            case "binary_operator" -> operator(node, bindings);
            case "boolean_operator" -> Values.either(part(node, "left", bindings), part(node, "right", bindings), "");
            case "conditional_expression" -> choice(node, bindings);
            case "list", "tuple", "set" -> list(node, bindings);
            case "list_comprehension", "generator_expression", "set_comprehension" -> comprehension(node, bindings);
            case "dictionary" -> dictionary(node, bindings);
            case "subscript" -> subscript(node, bindings);
            case "unary_operator" -> negated(node, bindings);
            case "call" -> call(node, bindings);
            default -> Value.UNKNOWN;
        };
    }

    Value part(SyntaxNode node, String role, Bindings bindings) {
        return node.child(role).map(child -> value(child, bindings)).orElse(Value.UNKNOWN);
    }

    private Value string(SyntaxNode node, Bindings bindings) {
        if (PythonStrings.isBytes(node)) {
            return Value.UNKNOWN;
        }
        boolean raw = PythonStrings.isRaw(node);
        boolean formatted = node.children().stream().anyMatch(part -> part.is("interpolation"));
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            if (part.is("string_content")) {
                text = Values.concat(text, Values.text(PythonStrings.content(part, raw, formatted)));
            } else if (part.is("interpolation")) {
                text = Values.concat(text, part(part, "expression", bindings));
            }
        }
        return text;
    }

    private static Value number(String text) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        try {
            return new Value.Scalar(
                    digits.matches("\\d{1,18}")
                            ? JsonNodeFactory.instance.numberNode(Long.parseLong(digits))
                            : JsonNodeFactory.instance.numberNode(Double.parseDouble(digits)));
        } catch (NumberFormatException e) {
            // Hexadecimal, complex and huge numbers do not occur in what is read.
            return Value.UNKNOWN;
        }
    }

    private Value negated(SyntaxNode node, Bindings bindings) {
        Value value = part(node, "argument", bindings);
        if (!(value instanceof Value.Scalar scalar)
                || !scalar.json().isNumber()
                || !node.text().startsWith("-")) {
            return Value.UNKNOWN;
        }
        return new Value.Scalar(
                scalar.json().isIntegralNumber()
                        ? JsonNodeFactory.instance.numberNode(-scalar.json().longValue())
                        : JsonNodeFactory.instance.numberNode(-scalar.json().doubleValue()));
    }

    private Value name(SyntaxNode node, Bindings bindings) {
        if (node.text().equals("__file__")) {
            return Values.text(node.file().path());
        }
        return scopes.resolve(node, node.text())
                .map(declared -> declared(declared, node.text(), bindings))
                .orElse(Value.UNKNOWN);
    }

    /** What a declaration is worth. */
    Value declared(Declared declared, String name, Bindings bindings) {
        SyntaxNode node = declared.node();
        return switch (declared.kind()) {
            case VALUE -> grown(node, name, value(node, bindings), bindings);
            case FUNCTION -> new Value.Function(node, bindings);
            case CLASS -> new Value.Type(node);
            case PARAMETER -> bindings.of(node).orElseGet(() -> parameter(node, bindings));
            case LOOP -> bindings.of(node).orElse(Value.UNKNOWN);
            case IMPORT ->
                declared.name().isEmpty()
                        ? scopes.moduleFile(declared)
                                .<Value>map(file -> new Value.Module(file.path()))
                                .orElse(Value.UNKNOWN)
                        : Value.UNKNOWN;
        };
    }

    /** A parameter without a value: {@code self} stands for the class around it, another one for its class. */
    private Value parameter(SyntaxNode name, Bindings bindings) {
        if (name.text().equals("self") || name.text().equals("cls")) {
            Optional<SyntaxNode> around = PythonClasses.around(name);
            if (around.isPresent()) {
                return new Value.Type(around.get());
            }
        }
        return name.parent()
                .flatMap(parameter -> parameter.child("type"))
                .map(type -> value(type, Bindings.NONE))
                .filter(Value.Type.class::isInstance)
                .orElse(Value.UNKNOWN);
    }

    /** A list with what is added to it further down in its scope. */
    private Value grown(SyntaxNode node, String name, Value value, Bindings bindings) {
        if (!(value.plain() instanceof Value.Items items)) {
            return value;
        }
        List<Value> all = new ArrayList<>(items.items());
        boolean open = items.open();
        for (SyntaxNode more : scopes.growth(node, name)) {
            boolean appended = more.is("call") && Arguments.calledName(more).equals("append");
            Value added = appended
                    ? Arguments.of(more)
                            .at(0)
                            .map(item -> value(item, bindings))
                            .orElse(Value.UNKNOWN)
                    : value(more, bindings);
            if (appended) {
                all.add(added);
            } else if (added.plain() instanceof Value.Items list) {
                all.addAll(list.items());
                open |= list.open();
            } else {
                open = true;
            }
        }
        return new Value.Items(all, open);
    }

    private Value attribute(SyntaxNode node, Bindings bindings) {
        String member = node.child("attribute").map(SyntaxNode::text).orElse("");
        return member(part(node, "object", bindings).plain(), member);
    }

    /** {@code getattr(object, name)}. */
    private Value attribute(Value object, Arguments arguments, Bindings bindings) {
        return arguments
                .at(1)
                .flatMap(name -> value(name, bindings).asText())
                .map(name -> member(object, name.text()))
                .filter(found -> !(found instanceof Value.Unknown))
                .or(() -> arguments.at(2).map(otherwise -> value(otherwise, bindings)))
                .orElse(Value.UNKNOWN);
    }

    private Value member(Value object, String member) {
        if (object instanceof Value.Module module) {
            return scopes.project()
                    .file(module.path())
                    .flatMap(file -> scopes.member(file, member))
                    .map(declared -> declared(declared, member, Bindings.NONE))
                    .orElse(Value.UNKNOWN);
        }
        if (object instanceof Value.Type type) {
            return classes.member(type.node(), member);
        }
        if (object instanceof Value.Function function) {
            return switch (member) {
                case "__name__" -> Values.text(Signatures.name(function.node()));
                case "__doc__" ->
                    PythonStrings.docstring(function.node()).map(Values::text).orElse(Value.ABSENT);
                default -> Value.UNKNOWN;
            };
        }
        if (object instanceof Value.Fields fields) {
            Value value = fields.get(member);
            return value instanceof Value.Absent ? Value.UNKNOWN : value;
        }
        if (object instanceof Value.Text path && member.equals("parent")) {
            return PythonPaths.parent(path);
        }
        boolean enumText = object instanceof Value.Text && (member.equals("value") || member.equals("name"));
        return enumText ? object : Value.UNKNOWN;
    }

    private Value operator(SyntaxNode node, Bindings bindings) {
        String operator = node.child("operator").map(SyntaxNode::text).orElse("");
        Value left = part(node, "left", bindings);
        Value right = part(node, "right", bindings);
        return switch (operator) {
            case "+" -> sum(left, right);
            case "/" -> PythonPaths.join(List.of(left, right));
            case "%" -> left.plain() instanceof Value.Text text ? PythonTexts.percent(text, right) : Value.UNKNOWN;
            case "|" -> merged(left, right);
            default -> Value.UNKNOWN;
        };
    }

    private static Value sum(Value left, Value right) {
        if (left.plain() instanceof Value.Items one && right.plain() instanceof Value.Items other) {
            List<Value> items = new ArrayList<>(one.items());
            items.addAll(other.items());
            return new Value.Items(items, one.open() || other.open());
        }
        if (left.plain() instanceof Value.Items one) {
            return new Value.Items(one.items(), true);
        }
        if (right.plain() instanceof Value.Items other) {
            return new Value.Items(other.items(), true);
        }
        boolean text = left.plain() instanceof Value.Text || right.plain() instanceof Value.Text;
        return text ? Values.concat(left, right) : Value.UNKNOWN;
    }

    private static Value merged(Value left, Value right) {
        if (left.plain() instanceof Value.Fields one && right.plain() instanceof Value.Fields other) {
            Map<String, Value> entries = new LinkedHashMap<>(one.entries());
            entries.putAll(other.entries());
            return new Value.Fields(entries, one.open() || other.open(), one.at());
        }
        return Value.UNKNOWN;
    }

    private Value choice(SyntaxNode node, Bindings bindings) {
        List<SyntaxNode> parts = node.children();
        if (parts.size() != 3) {
            return Value.UNKNOWN;
        }
        String condition = Conditions.shortened(parts.get(1).text());
        return Values.either(value(parts.get(2), bindings), value(parts.get(0), bindings), condition);
    }

    private Value list(SyntaxNode node, Bindings bindings) {
        List<Value> items = new ArrayList<>();
        boolean open = false;
        for (SyntaxNode child : node.children()) {
            if (child.is("list_splat")) {
                Value spread = child.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(child.children().get(0), bindings);
                if (spread.plain() instanceof Value.Items inner) {
                    items.addAll(inner.items());
                    open |= inner.open();
                } else {
                    open = true;
                }
            } else {
                items.add(value(child, bindings));
            }
        }
        return new Value.Items(items, open);
    }

    private Value comprehension(SyntaxNode node, Bindings bindings) {
        Optional<SyntaxNode> clause = node.children().stream()
                .filter(child -> child.is("for_in_clause"))
                .findFirst();
        Optional<SyntaxNode> body = node.child("body");
        if (clause.isEmpty() || body.isEmpty()) {
            return Value.UNKNOWN;
        }
        Value source = part(clause.get(), "right", bindings);
        if (!(items(source) instanceof Value.Items items)) {
            return new Value.Items(List.of(), true);
        }
        List<Value> results = new ArrayList<>();
        for (Value item : items.items()) {
            Bindings inner = bind(clause.get().child("left"), item, bindings);
            results.add(value(body.get(), inner));
        }
        return new Value.Items(results, items.open());
    }

    /** What iterating over a value gives: a list's items, a mapping's keys. */
    static Value items(Value value) {
        Value plain = value.plain();
        if (plain instanceof Value.Fields fields) {
            return new Value.Items(
                    fields.entries().keySet().stream().map(Values::text).toList(), fields.open());
        }
        return plain instanceof Value.Items ? plain : Value.UNKNOWN;
    }

    /** Bindings with a loop's variables: one, or several that a pair is taken apart into. */
    static Bindings bind(Optional<SyntaxNode> left, Value item, Bindings bindings) {
        if (left.isEmpty()) {
            return bindings;
        }
        SyntaxNode target = left.get();
        if (target.is("identifier")) {
            return bindings.with(target, item);
        }
        Bindings all = bindings;
        List<SyntaxNode> names = target.children();
        for (int i = 0; i < names.size(); i++) {
            Value part = item.plain() instanceof Value.Items items
                            && i < items.items().size()
                    ? items.items().get(i)
                    : Value.UNKNOWN;
            all = bind(Optional.of(names.get(i)), part, all);
        }
        return all;
    }

    private Value dictionary(SyntaxNode node, Bindings bindings) {
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = false;
        for (SyntaxNode child : node.children()) {
            if (child.is("pair")) {
                Value key = part(child, "key", bindings).plain();
                if (key instanceof Value.Text text && !text.partial()) {
                    entries.put(text.text(), part(child, "value", bindings));
                } else {
                    open = true;
                }
            } else if (child.is("dictionary_splat") && !child.children().isEmpty()) {
                Value spread = value(child.children().get(0), bindings).plain();
                if (spread instanceof Value.Fields fields) {
                    entries.putAll(fields.entries());
                    open |= fields.open();
                } else {
                    open = true;
                }
            }
        }
        return new Value.Fields(entries, open, Optional.of(node));
    }

    private Value subscript(SyntaxNode node, Bindings bindings) {
        Value object = part(node, "value", bindings).plain();
        Value key = part(node, "subscript", bindings).plain();
        if (object instanceof Value.Fields fields && key instanceof Value.Text text) {
            return fields.get(text.text());
        }
        if (object instanceof Value.Items items
                && key instanceof Value.Scalar index
                && index.json().isIntegralNumber()) {
            int at = index.json().asInt();
            return at >= 0 && at < items.items().size() ? items.items().get(at) : Value.UNKNOWN;
        }
        return object instanceof Value.Type type && key instanceof Value.Text text
                ? classes.member(type.node(), text.text())
                : Value.UNKNOWN;
    }

    private Value call(SyntaxNode node, Bindings bindings) {
        Optional<SyntaxNode> function = node.child("function");
        if (function.isEmpty()) {
            return Value.UNKNOWN;
        }
        Arguments arguments = Arguments.of(node);
        String name = Arguments.calledName(node);
        Optional<SyntaxNode> object = function.get().child("object");
        if (object.isPresent()) {
            Value owner = value(object.get(), bindings).plain();
            if (owner instanceof Value.Text text) {
                Value found = PythonTexts.method(text, name, arguments, argument -> value(argument, bindings));
                return found instanceof Value.Unknown ? paths.method(text, name, all(arguments, bindings)) : found;
            }
            if (owner instanceof Value.Fields fields && !fields.entries().containsKey(name)) {
                return PythonTexts.mapping(fields, name, arguments, argument -> value(argument, bindings));
            }
        }
        Value callee = value(function.get(), bindings).plain();
        if (callee instanceof Value.Function known) {
            return returned(known, arguments, bindings);
        }
        if (callee instanceof Value.Type type) {
            return constructed(type, node, arguments, bindings);
        }
        return builtIn(name, node, arguments, bindings);
    }

    private List<Value> all(Arguments arguments, Bindings bindings) {
        return arguments.positional().stream()
                .map(argument -> value(argument, bindings))
                .toList();
    }

    private Value builtIn(String name, SyntaxNode node, Arguments arguments, Bindings bindings) {
        Value first = arguments.at(0).map(argument -> value(argument, bindings)).orElse(Value.UNKNOWN);
        return switch (name) {
            case "dedent", "cleandoc" ->
                first.plain() instanceof Value.Text text
                        ? new Value.Text(TextForms.dedentAll(text.text()), text.partial())
                        : first;
            case "str", "tuple", "list", "sorted", "reversed", "cast" ->
                name.equals("cast")
                        ? arguments
                                .at(1)
                                .map(argument -> value(argument, bindings))
                                .orElse(Value.UNKNOWN)
                        : first;
            case "getenv" -> {
                Value otherwise = arguments
                        .get("default", 1)
                        .map(argument -> value(argument, bindings))
                        .orElse(Value.UNKNOWN);
                yield otherwise instanceof Value.Text text ? new Value.Text(text.text(), true) : Value.UNKNOWN;
            }
            case "getattr" -> attribute(first.plain(), arguments, bindings);
            case "partial", "Path", "abspath", "realpath", "fspath" -> first;
            case "dirname" -> first.asText().map(PythonPaths::parent).orElse(Value.UNKNOWN);
            case "join" -> PythonPaths.join(all(arguments, bindings));
            case "open" -> first.asText().map(paths::read).orElse(Value.UNKNOWN);
            case "load", "loads" -> PythonPaths.json(first);
            case "files" ->
                first.asText()
                        .<Value>map(module -> Values.text(scopes.project()
                                .folder(module.text(), node.file().path())))
                        .orElse(Value.UNKNOWN);
            case "zip" ->
                PythonTexts.zip(arguments.positional().stream()
                        .map(argument -> items(value(argument, bindings)))
                        .toList());
            default -> constructor(name, node, arguments, bindings);
        };
    }

    /** A class from elsewhere, by its capital letter: what it is given is what it holds. */
    private Value constructor(String name, SyntaxNode node, Arguments arguments, Bindings bindings) {
        boolean isClass = name.equals("dict") || !name.isEmpty() && Character.isUpperCase(name.charAt(0));
        if (!isClass || name.equals(name.toUpperCase(Locale.ROOT)) && name.length() > 1) {
            return Value.UNKNOWN;
        }
        return new Value.Fields(named(arguments, bindings), arguments.spread(), Optional.of(node));
    }

    private Value constructed(Value.Type type, SyntaxNode node, Arguments arguments, Bindings bindings) {
        Map<String, Value> fields = new LinkedHashMap<>(named(arguments, bindings));
        List<SyntaxNode> parameters = classes.constructorParameters(type.node());
        for (int i = 0; i < arguments.positional().size() && i < parameters.size(); i++) {
            fields.putIfAbsent(
                    parameters.get(i).text(), value(arguments.positional().get(i), bindings));
        }
        return new Value.Fields(fields, arguments.spread(), Optional.of(node));
    }

    private Map<String, Value> named(Arguments arguments, Bindings bindings) {
        Map<String, Value> fields = new LinkedHashMap<>();
        arguments.named().forEach((key, argument) -> fields.put(key, value(argument, bindings)));
        return fields;
    }

    /** What a function of the project returns for these arguments. */
    private Value returned(Value.Function function, Arguments arguments, Bindings bindings) {
        return result(
                function.node(),
                Contexts.bind(function.node(), arguments, argument -> value(argument, bindings), function.bindings()));
    }

    /** What a function returns when its parameters have these values; of several results what they have in common. */
    Value result(SyntaxNode function, Bindings bindings) {
        List<Value> results = new ArrayList<>();
        function.child("body").ifPresent(body -> returns(body, bindings, results));
        return results.stream()
                .reduce((one, other) -> Values.either(one, other, ""))
                .orElse(Value.UNKNOWN);
    }

    private void returns(SyntaxNode block, Bindings bindings, List<Value> results) {
        for (SyntaxNode child : block.children()) {
            if (child.is("return_statement")) {
                child.children().stream().findFirst().ifPresent(result -> results.add(value(result, bindings)));
            } else if (!child.is("function_definition")
                    && !child.is("class_definition")
                    && !child.is("decorated_definition")
                    && (child.kind().endsWith("_statement") || child.kind().endsWith("_clause") || child.is("block"))) {
                returns(child, bindings, results);
            }
        }
    }
}
