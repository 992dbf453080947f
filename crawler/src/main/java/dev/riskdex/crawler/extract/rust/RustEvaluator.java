package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Rust's constant expressions are worth; wrappers and conversions are worth what they hold. */
final class RustEvaluator extends ConstantEvaluator {

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u\\{([0-9a-fA-F_]{1,8})}|x([0-9a-fA-F]{2})|(\\r?\\n\\s*)|(.))");
    private static final Pattern PLACE = Pattern.compile("\\{\\{|}}|\\{[^{}]*}");
    private static final Set<String> CONSTANTS = Set.of("const_item", "static_item");

    private final CodeFiles files;

    RustEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
    }

    CodeFiles files() {
        return files;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string_literal" ->
                Values.text(unescaped(node.text().replaceFirst("^b?\"", "").replaceFirst("\"$", "")));
            case "raw_string_literal" -> Values.text(raw(node.text()));
            case "boolean_literal" -> Values.bool(node.text().equals("true"));
            case "identifier" ->
                local(node)
                        .map(this::value)
                        .orElseGet(() -> files.declaration(node.text(), node.file(), CONSTANTS)
                                .flatMap(it -> it.child("value"))
                                .map(this::value)
                                .orElse(Value.UNKNOWN));
            case "scoped_identifier" -> node.child("name").map(this::value).orElse(Value.UNKNOWN);
            case "token_tree" -> macro(nameBefore(node), node);
            case "macro_invocation" ->
                node.children().stream()
                        .filter(child -> child.is("token_tree"))
                        .findFirst()
                        .map(tokens -> macro(node.text().replaceFirst("(?s)!.*", ""), tokens))
                        .orElse(Value.UNKNOWN);
            case "reference_expression", "parenthesized_expression" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(node.children().size() - 1));
            case "array_expression" ->
                new Value.Items(node.children().stream().map(this::value).toList(), false);
            case "call_expression" -> call(node);
            default -> Value.UNKNOWN;
        };
    }

    /** The name of the macro whose arguments stand in a token tree among tokens; else empty. */
    private static String nameBefore(SyntaxNode tokens) {
        List<SyntaxNode> siblings = tokens.parent().map(SyntaxNode::children).orElse(List.of());
        int at = siblings.indexOf(tokens);
        return at > 0 && siblings.get(at - 1).is("identifier")
                ? siblings.get(at - 1).text()
                : "";
    }

    private Value macro(String path, SyntaxNode tokens) {
        return switch (path.substring(path.lastIndexOf(':') + 1)) {
            case "include_str" ->
                joined(tokens)
                        .asText()
                        .flatMap(name -> included(tokens.file().path(), name.text()))
                        .map(Values::text)
                        .orElse(Value.UNKNOWN);
            case "format", "formatdoc" -> formatted(tokens);
            case "json", "object", "vec" -> Value.UNKNOWN;
            default -> joined(tokens);
        };
    }

    private Optional<String> included(String from, String name) {
        String path =
                Path.of("/" + from).resolveSibling(name).normalize().toString().substring(1);
        SourceTree tree = files.files().tree();
        return tree.paths().contains(path)
                ? Optional.of(new String(tree.bytes(path), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** {@code format!("a {} b", CONSTANT)}: what is not known leaves a gap. */
    private Value formatted(SyntaxNode tokens) {
        List<SyntaxNode> parts = tokens.children();
        Value format = parts.isEmpty() ? Value.UNKNOWN : value(parts.get(0));
        if (!(format instanceof Value.Text text)) {
            return Value.UNKNOWN;
        }
        Matcher matcher = PLACE.matcher(text.text());
        StringBuilder out = new StringBuilder();
        boolean partial = text.partial();
        int next = 1;
        while (matcher.find()) {
            Value.Text shown = switch (matcher.group()) {
                case "{{" -> new Value.Text("{", false);
                case "}}" -> new Value.Text("}", false);
                default -> {
                    SyntaxNode argument = next < parts.size() ? parts.get(next++) : tokens;
                    yield Values.asPart(argument == tokens ? Value.UNKNOWN : value(argument));
                }
            };
            partial |= shown.partial();
            matcher.appendReplacement(out, Matcher.quoteReplacement(shown.text()));
        }
        return new Value.Text(matcher.appendTail(out).toString(), partial);
    }

    /** What a local variable that an expression is made of was given, else the expression itself. */
    SyntaxNode definition(SyntaxNode expression) {
        return expression.is("macro_invocation")
                ? expression
                : CodeFiles.all(expression).stream()
                        .filter(node -> node.is("identifier"))
                        .filter(node ->
                                !node.role().equals("function") && !node.role().equals("macro"))
                        .findFirst()
                        .flatMap(this::local)
                        .orElse(expression);
    }

    /** What the function around a name gives a variable of this name. */
    private Optional<SyntaxNode> local(SyntaxNode name) {
        String text = name.text();
        return CodeFiles.around(name, Set.of("function_item")).stream()
                .flatMap(function -> CodeFiles.all(function).stream())
                .filter(node -> node.is("let_declaration"))
                .filter(node -> node.child("pattern")
                        .filter(it -> it.text().equals(text))
                        .isPresent())
                .flatMap(node -> node.child("value").stream())
                .findFirst();
    }

    /** The entries of an object among tokens: a text, followed by its value. */
    Map<String, SyntaxNode> entries(SyntaxNode tokens) {
        Map<String, SyntaxNode> entries = new LinkedHashMap<>();
        List<SyntaxNode> children = tokens.children();
        for (int i = 0; i + 1 < children.size(); i++) {
            SyntaxNode key = children.get(i);
            boolean keyed = key.is("string_literal")
                    && tokens.file()
                            .text(key.end(), children.get(i + 1).start())
                            .contains(":");
            SyntaxNode value = children.get(i + 1);
            if (keyed) {
                value(key).asText().ifPresent(text -> entries.putIfAbsent(text.text(), value));
            }
        }
        return entries;
    }

    /** What JSON among tokens is worth, constants in it included. */
    Value json(SyntaxNode tokens) {
        if (!tokens.is("token_tree")) {
            return value(tokens);
        }
        if (tokens.text().startsWith("[")) {
            return new Value.Items(tokens.children().stream().map(this::json).toList(), false);
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        entries(tokens).forEach((key, value) -> fields.put(key, json(value)));
        return new Value.Fields(fields, false, Optional.empty());
    }

    /** The literals of a macro such as {@code concat!}, one after the other. */
    private Value joined(SyntaxNode tokens) {
        return tokens.children().stream().map(this::value).reduce(Values.text(""), Values::concat);
    }

    /** {@code "x".into()}, {@code String::from("x")}, {@code Some(…)}, {@code Cow::Borrowed(…)}. */
    private Value call(SyntaxNode node) {
        Optional<SyntaxNode> function = node.child("function");
        List<SyntaxNode> arguments =
                node.child("arguments").map(SyntaxNode::children).orElse(List.of());
        if (arguments.size() == 1) {
            return value(arguments.get(0));
        }
        return arguments.isEmpty()
                ? function.filter(it -> it.is("field_expression"))
                        .flatMap(it -> it.child("value"))
                        .map(this::value)
                        .orElse(Value.UNKNOWN)
                : Value.UNKNOWN;
    }

    private static String raw(String literal) {
        int start = literal.indexOf('"');
        int end = literal.lastIndexOf('"');
        return start < 0 || end <= start ? "" : literal.substring(start + 1, end);
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(escaped(match)));
    }

    private static String escaped(MatchResult match) {
        String hex = match.group(1) != null ? match.group(1).replace("_", "") : match.group(2);
        if (hex != null) {
            int code = Integer.parseUnsignedInt(hex, 16);
            return Character.isValidCodePoint(code) ? Character.toString(code) : match.group();
        }
        if (match.group(3) != null) {
            return "";
        }
        return switch (match.group(4)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "0" -> "\0";
            default -> match.group(4);
        };
    }
}
