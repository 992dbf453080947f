package dev.riskdex.crawler.extract.java;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Java's constant expressions are worth. */
final class JavaEvaluator extends ConstantEvaluator {

    private static final Set<String> VALUES = Set.of("variable_declarator");
    private static final Set<String> TYPES =
            Set.of("class_declaration", "interface_declaration", "record_declaration", "enum_declaration");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3})|(.)|\\R)");
    private static final Pattern VERB = Pattern.compile("%(?:\\d+\\$)?[-+ #0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])");

    private final CodeFiles files;

    JavaEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
    }

    CodeFiles files() {
        return files;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string_literal" -> Values.text(string(node));
            case "character_literal" -> Values.text(unescaped(node.text().replaceAll("^'|'$", "")));
            case "decimal_integer_literal" -> integer(node.text());
            case "true", "false" -> Values.bool(node.is("true"));
            case "null_literal" -> Value.ABSENT;
            case "binary_expression" -> sum(node);
            case "parenthesized_expression" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(0));
            case "ternary_expression" -> Values.either(part(node, "consequence"), part(node, "alternative"), "");
            case "identifier" -> name(node, node.text());
            case "field_access" -> field(node);
            case "method_invocation" -> call(node);
            case "element_value_array_initializer", "array_initializer" ->
                new Value.Items(node.children().stream().map(this::value).toList(), false);
            default -> Value.UNKNOWN;
        };
    }

    /** A sum of any length: its operands from left to right. */
    private Value sum(SyntaxNode node) {
        Deque<SyntaxNode> operands = new ArrayDeque<>();
        Optional<SyntaxNode> at = Optional.of(node);
        while (at.isPresent() && at.get().is("binary_expression")) {
            if (at.get().child("operator").filter(it -> it.text().equals("+")).isEmpty()) {
                return Value.UNKNOWN;
            }
            at.get().child("right").ifPresent(operands::addFirst);
            at = at.get().child("left");
        }
        at.ifPresent(operands::addFirst);
        List<Value> values = operands.stream().map(this::value).toList();
        return values.stream().reduce(Values::concat).orElse(Value.UNKNOWN);
    }

    private Value part(SyntaxNode node, String role) {
        return node.child(role).map(this::value).orElse(Value.UNKNOWN);
    }

    private static Value integer(String text) {
        String digits = text.replace("_", "").replaceAll("[lL]$", "");
        return digits.matches("\\d{1,18}")
                ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Long.parseLong(digits)))
                : Value.UNKNOWN;
    }

    private static String string(SyntaxNode node) {
        String text = node.text();
        if (!text.startsWith("\"\"\"")) {
            return unescaped(text.substring(1, Math.max(1, text.length() - 1)));
        }
        String body = text.substring(3, Math.max(3, text.length() - 3));
        return unescaped(body.substring(body.indexOf('\n') + 1).stripIndent());
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(escaped(match)));
    }

    private static String escaped(java.util.regex.MatchResult match) {
        if (match.group(1) != null) {
            return Character.toString(Integer.parseInt(match.group(1), 16));
        }
        if (match.group(2) != null) {
            return Character.toString(Integer.parseInt(match.group(2), 8) & 0xFF);
        }
        return match.group(3) == null
                ? ""
                : switch (match.group(3)) {
                    case "n" -> "\n";
                    case "t" -> "\t";
                    case "r" -> "\r";
                    case "s" -> " ";
                    case "b", "f" -> " ";
                    default -> match.group(3);
                };
    }

    private Value name(SyntaxNode at, String name) {
        Optional<SyntaxNode> declarator = files.declaration(name, at.file(), VALUES);
        if (declarator.isPresent()) {
            return declarator.get().child("value").map(this::value).orElse(Value.UNKNOWN);
        }
        return files.declaration(name, at.file(), Set.of("enum_constant")).isPresent()
                ? Values.text(name)
                : Value.UNKNOWN;
    }

    /** {@code Type.CONSTANT}: looked for in the type where the project declares it. */
    private Value field(SyntaxNode node) {
        String name = node.child("field").map(SyntaxNode::text).orElse("");
        String owner = node.child("object").map(SyntaxNode::text).orElse("");
        String type = owner.substring(owner.lastIndexOf('.') + 1);
        Optional<SyntaxNode> declared = files.declaration(type, node.file(), TYPES);
        if (declared.isPresent()) {
            Optional<SyntaxNode> declarator = CodeFiles.all(declared.get()).stream()
                    .filter(it -> it.is("variable_declarator") || it.is("enum_constant"))
                    .filter(it -> it.child("name")
                            .filter(text -> text.text().equals(name))
                            .isPresent())
                    .findFirst();
            if (declarator.isPresent()) {
                return declarator.get().is("enum_constant")
                        ? Values.text(name)
                        : declarator.get().child("value").map(this::value).orElse(Value.UNKNOWN);
            }
        }
        return owner.equals("this") ? name(node, name) : Value.UNKNOWN;
    }

    static List<SyntaxNode> arguments(SyntaxNode call) {
        return call.child("arguments").map(SyntaxNode::children).orElse(List.of());
    }

    private Value call(SyntaxNode node) {
        String name = node.child("name").map(SyntaxNode::text).orElse("");
        List<Value> arguments = arguments(node).stream().map(this::value).toList();
        Optional<SyntaxNode> object = node.child("object");
        boolean ofString = object.filter(it -> it.text().equals("String")).isPresent();
        if (ofString && name.equals("format") && !arguments.isEmpty()) {
            return formatted(arguments.get(0), arguments.subList(1, arguments.size()));
        }
        if (ofString && name.equals("join") && !arguments.isEmpty()) {
            return Values.join(
                    new Value.Items(arguments.subList(1, arguments.size()), false),
                    Values.asPart(arguments.get(0)).text());
        }
        if (object.isPresent() && value(object.get()).plain() instanceof Value.Text text) {
            return switch (name) {
                case "formatted" -> formatted(text, arguments);
                case "strip", "trim", "stripIndent" ->
                    new Value.Text(text.text().strip(), text.partial());
                case "toLowerCase" -> new Value.Text(text.text().toLowerCase(Locale.ROOT), text.partial());
                case "concat" -> arguments.stream().reduce(text, Values::concat);
                case "name", "toString", "intern" -> text;
                default -> Value.UNKNOWN;
            };
        }
        if (object.isEmpty() || object.get().is("this")) {
            return returned(node, name);
        }
        return Value.UNKNOWN;
    }

    /** What a method of the same class without parameters returns. */
    private Value returned(SyntaxNode call, String name) {
        List<Value> results = new ArrayList<>();
        files.declaration(name, call.file(), Set.of("method_declaration"))
                .flatMap(method -> method.child("body"))
                .ifPresent(body -> CodeFiles.all(body).stream()
                        .filter(it -> it.is("return_statement"))
                        .flatMap(it -> it.children().stream().limit(1))
                        .forEach(result -> results.add(value(result))));
        return results.size() == 1 ? results.get(0) : Value.UNKNOWN;
    }

    private static Value formatted(Value format, List<Value> values) {
        if (!(format.plain() instanceof Value.Text text)) {
            return Value.UNKNOWN;
        }
        Matcher matcher = VERB.matcher(text.text());
        StringBuilder out = new StringBuilder();
        boolean partial = text.partial();
        int next = 0;
        while (matcher.find()) {
            String shown = matcher.group(1).equals("n") ? "\n" : "%";
            if (!matcher.group(1).equals("%") && !matcher.group(1).equals("n")) {
                Value.Text part = Values.asPart(next < values.size() ? values.get(next++) : Value.UNKNOWN);
                partial |= part.partial();
                shown = part.text();
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(shown));
        }
        matcher.appendTail(out);
        return new Value.Text(out.toString(), partial);
    }
}
