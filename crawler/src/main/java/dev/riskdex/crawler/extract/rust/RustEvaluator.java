package dev.riskdex.crawler.extract.rust;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Rust's constant expressions are worth; wrappers and conversions are worth what they hold. */
final class RustEvaluator extends ConstantEvaluator {

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u\\{([0-9a-fA-F_]{1,8})}|x([0-9a-fA-F]{2})|(\\r?\\n\\s*)|(.))");
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
                files.declaration(node.text(), node.file(), CONSTANTS)
                        .flatMap(it -> it.child("value"))
                        .map(this::value)
                        .orElse(Value.UNKNOWN);
            case "scoped_identifier" -> node.child("name").map(this::value).orElse(Value.UNKNOWN);
            case "token_tree" -> joined(node);
            case "macro_invocation" ->
                node.text().startsWith("concat!") || node.text().startsWith("indoc!")
                        ? node.children().stream()
                                .filter(child -> child.is("token_tree"))
                                .findFirst()
                                .map(this::joined)
                                .orElse(Value.UNKNOWN)
                        : Value.UNKNOWN;
            case "reference_expression", "parenthesized_expression" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(node.children().size() - 1));
            case "call_expression" -> call(node);
            default -> Value.UNKNOWN;
        };
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
