package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/** What PHP's constant expressions are worth; a new object is worth its named arguments. */
final class PhpEvaluator extends ConstantEvaluator {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\{([0-9a-fA-F]{1,6})}|x([0-9a-fA-F]{1,2})|(.))");
    private static final Set<String> TYPES =
            Set.of("class_declaration", "enum_declaration", "interface_declaration", "trait_declaration");

    /** Functions that give their first argument in the reader's language. */
    private static final Set<String> TRANSLATIONS = Set.of("__", "_x", "esc_html__", "esc_attr__", "esc_html_x");

    private final CodeFiles files;
    private final Map<String, Optional<SyntaxNode>> constants = new HashMap<>();

    PhpEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
    }

    CodeFiles files() {
        return files;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string" -> Values.text(quoted(node.text()));
            case "encapsed_string" -> pieces(node, true);
            case "heredoc", "nowdoc" -> heredoc(node);
            case "boolean" -> Values.bool(node.text().equalsIgnoreCase("true"));
            case "null" -> Value.ABSENT;
            case "integer" ->
                node.text().matches("\\d{1,18}")
                        ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Long.parseLong(node.text())))
                        : Value.UNKNOWN;
            case "float" ->
                node.text().matches("\\d{1,15}\\.\\d{1,15}")
                        ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Double.parseDouble(node.text())))
                        : Value.UNKNOWN;
            case "binary_expression" ->
                node.child("operator").filter(it -> it.text().equals(".")).isPresent()
                        ? Values.concat(part(node, "left"), part(node, "right"))
                        : Value.UNKNOWN;
            case "parenthesized_expression", "argument" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(node.children().size() - 1));
            case "conditional_expression" -> Values.either(part(node, "body"), part(node, "alternative"), "");
            case "class_constant_access_expression" -> constant(node);
            case "name" -> node.text().equals("PHP_EOL") ? Values.text("\n") : named(node.text());
            case "array_creation_expression" -> array(node);
            case "object_creation_expression" -> new Value.Fields(named(node), false, Optional.of(node));
            case "function_call_expression" -> call(node);
            default -> Value.UNKNOWN;
        };
    }

    private Value part(SyntaxNode node, String role) {
        return node.child(role).map(this::value).orElse(Value.UNKNOWN);
    }

    private static String quoted(String literal) {
        String text = literal.length() < 2 ? "" : literal.substring(1, literal.length() - 1);
        return text.replaceAll("\\\\(['\\\\])", "$1");
    }

    private Value pieces(SyntaxNode node, boolean escapes) {
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            boolean plain = part.is("string_content") || part.is("nowdoc_string");
            if (plain || part.is("escape_sequence")) {
                text = Values.concat(text, Values.text(escapes ? unescaped(part.text()) : part.text()));
            } else {
                text = Values.concat(text, value(part));
            }
        }
        return text;
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(escaped(match)));
    }

    private static String escaped(MatchResult match) {
        String hex = match.group(1) != null ? match.group(1) : match.group(2);
        if (hex != null) {
            int code = Integer.parseInt(hex, 16);
            return Character.isValidCodePoint(code) ? Character.toString(code) : match.group();
        }
        return switch (match.group(3)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "\\", "$", "\"" -> match.group(3);
            default -> match.group();
        };
    }

    private Value heredoc(SyntaxNode node) {
        Optional<SyntaxNode> body = node.child("value");
        Value text = body.map(it -> pieces(it, node.is("heredoc"))).orElse(Value.UNKNOWN);
        return text instanceof Value.Text known
                ? new Value.Text(TextForms.dedentAll(known.text()), known.partial())
                : text;
    }

    /** {@code self::NAME}, {@code Type::NAME}, {@code Type::class}, a case of an enum. */
    private Value constant(SyntaxNode node) {
        List<SyntaxNode> parts = node.children();
        if (parts.size() < 2) {
            return Value.UNKNOWN;
        }
        String owner = parts.get(0).text();
        String name = parts.get(1).text();
        String type = owner.substring(owner.lastIndexOf('\\') + 1);
        if (name.equals("class")) {
            return Values.text(type);
        }
        boolean self = parts.get(0).is("relative_scope");
        Optional<SyntaxNode> declared =
                self ? CodeFiles.around(node, TYPES) : files.declaration(type, node.file(), TYPES);
        return declared.flatMap(it -> element(it, name))
                .map(this::value)
                .orElseGet(() -> self ? named(name) : Value.UNKNOWN);
    }

    private static Optional<SyntaxNode> element(SyntaxNode type, String name) {
        return CodeFiles.all(type).stream()
                .filter(it -> it.is("const_element") || it.is("enum_case"))
                .filter(it -> it.children().stream()
                        .findFirst()
                        .filter(first -> first.text().equals(name))
                        .isPresent())
                .map(it ->
                        it.child("value").orElse(it.children().get(it.children().size() - 1)))
                .findFirst();
    }

    private Value named(String name) {
        return constants.computeIfAbsent(name, this::constant).map(this::value).orElse(Value.UNKNOWN);
    }

    /** What the project says a constant is; looked for once, as a name may be used thousands of times. */
    private Optional<SyntaxNode> constant(String name) {
        return files.uses(name).stream()
                .filter(use -> use.parentKind().equals("const_element"))
                .flatMap(use -> use.parent().stream())
                .filter(element -> element.children().get(0).text().equals(name))
                .findFirst()
                .map(element -> element.children().get(element.children().size() - 1));
    }

    private Value array(SyntaxNode node) {
        Map<String, Value> entries = new LinkedHashMap<>();
        List<Value> items = new ArrayList<>();
        boolean open = false;
        for (SyntaxNode element : node.children()) {
            List<SyntaxNode> parts = element.children();
            if (element.is("array_element_initializer") && parts.size() == 2) {
                Optional<Value.Text> key = value(parts.get(0)).asText();
                Value value = value(parts.get(1));
                key.ifPresent(text -> entries.put(text.text(), value));
                open |= key.isEmpty();
            } else if (element.is("array_element_initializer") && parts.size() == 1) {
                items.add(value(parts.get(0)));
            } else {
                open = true;
            }
        }
        return entries.isEmpty() && !open
                ? new Value.Items(items, false)
                : new Value.Fields(entries, open, Optional.of(node));
    }

    /** The named arguments of a call, an attribute or a new object; those by place under their number. */
    Map<String, Value> named(SyntaxNode node) {
        Map<String, Value> named = new LinkedHashMap<>();
        node.children().stream()
                .filter(child -> child.is("arguments"))
                .flatMap(arguments -> arguments.children().stream())
                .filter(argument -> argument.is("argument"))
                .forEach(argument -> named.put(
                        argument.child("name").map(SyntaxNode::text).orElse(String.valueOf(named.size())),
                        value(argument)));
        return named;
    }

    private Value call(SyntaxNode node) {
        String function = PhpSyntax.unqualified(
                node.child("function").map(SyntaxNode::text).orElse(""));
        List<Value> arguments = List.copyOf(named(node).values());
        if (TRANSLATIONS.contains(function) && !arguments.isEmpty()) {
            return arguments.get(0);
        }
        if (function.equals("implode")
                && arguments.size() == 2
                && arguments.get(1).plain() instanceof Value.Items items) {
            return Values.join(items, Values.asPart(arguments.get(0)).text());
        }
        if (function.equals("trim") && arguments.size() == 1 && arguments.get(0).plain() instanceof Value.Text text) {
            return new Value.Text(text.text().strip(), text.partial());
        }
        boolean formats = function.equals("sprintf") && !arguments.isEmpty();
        return formats && arguments.get(0).plain() instanceof Value.Text text
                ? new Value.Text(text.text(), true)
                : Value.UNKNOWN;
    }
}
