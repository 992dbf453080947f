package dev.riskdex.crawler.extract.swift;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Swift's constant expressions are worth. */
final class SwiftEvaluator extends ConstantEvaluator {

    /** Words before the name of a type that is declared or extended. */
    private static final List<String> KINDS = List.of("enum", "struct", "class", "actor", "extension");

    private final CodeFiles files;
    private final Map<String, List<SyntaxFile>> declaring = new HashMap<>();
    private final Map<SyntaxFile, Map<String, List<SyntaxNode>>> declared = new HashMap<>();
    private final Map<String, List<SyntaxNode>> statics = new HashMap<>();
    private final SwiftCalls calls;

    SwiftEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
        this.calls = new SwiftCalls(this);
    }

    CodeFiles files() {
        return files;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "line_string_literal", "multi_line_string_literal" -> text(node, bindings);
            case "raw_string_literal" -> raw(node.text());
            case "integer_literal", "real_literal" -> number(node.text().replace("_", ""));
            case "boolean_literal" -> Values.bool(node.text().equals("true"));
            case "nil" -> Value.ABSENT;
            case "additive_expression" -> sum(part(node, "lhs", bindings), part(node, "rhs", bindings));
            case "nil_coalescing_expression" -> otherwise(node, bindings);
            case "ternary_expression" ->
                Values.either(part(node, "if_true", bindings), part(node, "if_false", bindings), "");
            case "array_literal" ->
                new Value.Items(
                        node.children().stream().map(it -> value(it, bindings)).toList(), false);
            case "dictionary_literal" -> dictionary(node, bindings);
            case "tuple_expression", "value_argument" -> part(node, "value", bindings);
            case "as_expression" -> part(node, "expr", bindings);
            case "try_expression" -> part(node, "expr", bindings);
            case "prefix_expression" -> prefixed(node);
            case "simple_identifier" -> named(node, bindings);
            case "navigation_expression" -> member(node, bindings);
            case "call_expression" -> calls.value(node, bindings);
            default -> Value.UNKNOWN;
        };
    }

    private Value part(SyntaxNode node, String role, Bindings bindings) {
        return node.child(role).map(it -> value(it, bindings)).orElse(Value.UNKNOWN);
    }

    private Value otherwise(SyntaxNode node, Bindings bindings) {
        List<SyntaxNode> sides = node.children();
        Value last = sides.isEmpty() ? Value.UNKNOWN : value(sides.get(sides.size() - 1), bindings);
        return last instanceof Value.Text text ? new Value.Text(text.text(), true) : last;
    }

    private Value text(SyntaxNode node, Bindings bindings) {
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            text = Values.concat(
                    text,
                    switch (part.kind()) {
                        case "line_str_text", "multi_line_str_text" -> Values.text(part.text());
                        case "str_escaped_char" -> Values.text(unescaped(part.text()));
                        case "interpolated_expression" -> part(part, "value", bindings);
                        default -> Values.text(part.text());
                    });
        }
        return node.is("multi_line_string_literal") && text instanceof Value.Text known
                ? new Value.Text(TextForms.dedentAll(known.text()).replaceAll("\\\\\n[ \t]*", ""), known.partial())
                : text;
    }

    private static String unescaped(String escape) {
        if (escape.startsWith("\\u{")) {
            String hex = escape.replaceAll("[^0-9a-fA-F]", "");
            int code = hex.isEmpty() || hex.length() > 6 ? -1 : Integer.parseInt(hex, 16);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        }
        return switch (escape.strip()) {
            case "\\n" -> "\n";
            case "\\t" -> "\t";
            case "\\r" -> "\r";
            case "\\" -> "\\\n";
            default -> escape.substring(1);
        };
    }

    /** {@code #"text"#}, {@code #"""text"""#}. */
    private static Value raw(String literal) {
        String bare = literal.replaceAll("^#+\"|\"#+$", "");
        boolean manyLines = bare.startsWith("\"\"") && bare.endsWith("\"\"") && bare.length() >= 4;
        return Values.text(manyLines ? TextForms.dedentAll(bare.substring(2, bare.length() - 2)) : bare);
    }

    private static Value number(String digits) {
        if (digits.matches("\\d{1,18}")) {
            return new Value.Scalar(JsonNodeFactory.instance.numberNode(Long.parseLong(digits)));
        }
        return digits.matches("\\d{1,15}\\.\\d{1,15}")
                ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Double.parseDouble(digits)))
                : Value.UNKNOWN;
    }

    private static Value sum(Value left, Value right) {
        if (left.plain() instanceof Value.Items a && right.plain() instanceof Value.Items b) {
            List<Value> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Value.Items(items, a.open() || b.open());
        }
        return left.plain() instanceof Value.Text || right.plain() instanceof Value.Text
                ? Values.concat(left, right)
                : Value.UNKNOWN;
    }

    private Value dictionary(SyntaxNode node, Bindings bindings) {
        Map<String, Value> entries = new LinkedHashMap<>();
        Optional<String> key = Optional.empty();
        boolean open = false;
        for (SyntaxNode child : node.children()) {
            if (child.role().equals("key")) {
                key = value(child, bindings).asText().map(Value.Text::text);
                open |= key.isEmpty();
            } else if (child.role().equals("value")) {
                key.ifPresent(name -> entries.put(name, value(child, bindings)));
            }
        }
        return new Value.Fields(entries, open, Optional.of(node));
    }

    /** {@code .member} of a type that is not written, or a number below zero. */
    private Value prefixed(SyntaxNode node) {
        String operation = node.child("operation").map(SyntaxNode::text).orElse("");
        Optional<SyntaxNode> target = node.child("target");
        if (operation.equals(".")) {
            return target.map(it -> onlyStatic(it.text())).orElse(Value.UNKNOWN);
        }
        return operation.equals("-")
                ? target.map(it -> negative(number(it.text()))).orElse(Value.UNKNOWN)
                : Value.UNKNOWN;
    }

    private static Value negative(Value value) {
        if (!(value instanceof Value.Scalar number)) {
            return Value.UNKNOWN;
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return new Value.Scalar(
                number.json().isIntegralNumber()
                        ? nodes.numberNode(-number.json().longValue())
                        : nodes.numberNode(-number.json().doubleValue()));
    }

    /** A parameter, a property of the same type or file, or the project's only one. */
    private Value named(SyntaxNode node, Bindings bindings) {
        Optional<Value> given = parameter(node).flatMap(bindings::of);
        return given.or(() -> property(node.text(), node, "").map(it -> value(it, bindings)))
                .orElse(Value.UNKNOWN);
    }

    private static Optional<SyntaxNode> parameter(SyntaxNode use) {
        Optional<SyntaxNode> function = CodeFiles.around(use, Set.of("function_declaration"));
        while (function.isPresent()) {
            Optional<SyntaxNode> found = SwiftSyntax.parameters(function.get()).stream()
                    .filter(it -> it.name().equals(use.text()))
                    .map(SwiftSyntax.Parameter::node)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            function = CodeFiles.around(function.get(), Set.of("function_declaration"));
        }
        return Optional.empty();
    }

    /** What a property is worth: the nearest of the file, else of the project, of a type where one is named. */
    private Optional<SyntaxNode> property(String name, SyntaxNode use, String type) {
        return nearest(name, use, type)
                .or(() -> declaring(type).stream()
                        .filter(file -> file != use.file())
                        .flatMap(file -> declarations(name, file))
                        .filter(it -> it.is("property_declaration") && isIn(it, type))
                        .flatMap(it -> SwiftSyntax.value(it).stream())
                        .findFirst());
    }

    /** Declarations of a name in a file; looked for once, as a name may stand there thousands of times. */
    Stream<SyntaxNode> declarations(String name, SyntaxFile file) {
        return declared
                .computeIfAbsent(file, it -> new HashMap<>())
                .computeIfAbsent(name, it -> SwiftSyntax.declarations(it, file).toList())
                .stream();
    }

    /** The files that declare or extend a type. */
    List<SyntaxFile> declaring(String type) {
        return type.isEmpty()
                ? List.of()
                : declaring.computeIfAbsent(
                        type,
                        it -> files.holding(
                                KINDS.stream().map(kind -> kind + " " + it).toList()));
    }

    private Optional<SyntaxNode> nearest(String name, SyntaxNode use, String type) {
        SyntaxFile file = use.file();
        List<SyntaxNode> found = declarations(name, file)
                .filter(it -> it.is("property_declaration") && (type.isEmpty() || isIn(it, type)))
                .filter(it -> !use.isWithin(it))
                .toList();
        Optional<SyntaxNode> before = found.stream()
                .filter(it -> it.start() < use.start()
                        && it.parent().filter(use::isWithin).isPresent())
                .reduce((first, second) -> second);
        return before.or(() -> found.stream().findFirst()).flatMap(SwiftSyntax::value);
    }

    /** The project's only static property of a name. */
    private Value onlyStatic(String name) {
        List<SyntaxNode> found = statics.computeIfAbsent(
                name,
                it -> it.isEmpty()
                        ? List.of()
                        : files.holding(List.of("static let " + it, "static var " + it)).stream()
                                .flatMap(file -> declarations(it, file))
                                .filter(declared -> declared.is("property_declaration"))
                                .toList());
        return found.size() == 1
                ? SwiftSyntax.value(found.get(0)).map(this::value).orElse(Value.UNKNOWN)
                : Value.UNKNOWN;
    }

    static boolean isIn(SyntaxNode declaration, String type) {
        return SwiftSyntax.typeAround(declaration)
                .filter(it -> SwiftSyntax.typeName(it).equals(type))
                .isPresent();
    }

    /** The case of an enumeration. */
    private Optional<SyntaxNode> entry(String name, String type) {
        return declaring(type).stream()
                .flatMap(file -> declarations(name, file))
                .filter(it -> it.is("enum_entry") && isIn(it, type))
                .findFirst();
    }

    /** What a case of an enumeration stands for: its raw value, else its name. */
    Value constant(SyntaxNode given) {
        return given.role().equals("name") ? Values.text(given.text()) : value(given);
    }

    private Value member(SyntaxNode node, Bindings bindings) {
        Optional<SyntaxNode> target = node.child("target");
        String name = SwiftSyntax.last(node).map(SyntaxNode::text).orElse("");
        if (target.isEmpty() || name.equals("rawValue") || name.equals("self")) {
            return target.map(it -> value(it, bindings)).orElse(Value.UNKNOWN);
        }
        if (target.get().is("dictionary_type") || target.get().is("array_type")) {
            return onlyStatic(name);
        }
        boolean own = target.get().text().equals("self") || target.get().text().equals("Self");
        String type =
                own ? "" : SwiftSyntax.last(target.get()).map(SyntaxNode::text).orElse("");
        return property(name, node, type)
                .map(it -> value(it, Bindings.NONE))
                .or(() -> type.isEmpty()
                        ? Optional.empty()
                        : entry(name, type)
                                .map(it -> constant(SwiftSyntax.entries(it).getOrDefault(name, it))))
                .orElse(Value.UNKNOWN);
    }
}
