package dev.riskdex.crawler.extract.csharp;

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
import tools.jackson.databind.node.JsonNodeFactory;

/** What C#'s constant expressions are worth. */
final class CSharpEvaluator extends ConstantEvaluator {

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,4})|(.))");
    private static final Set<String> TYPES =
            Set.of("class_declaration", "record_declaration", "struct_declaration", "enum_declaration");

    private final CodeFiles files;

    CSharpEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
    }

    CodeFiles files() {
        return files;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string_literal" -> Values.text(unescaped(inside(node.text(), 1)));
            case "verbatim_string_literal" ->
                Values.text(inside(node.text().substring(1), 1).replace("\"\"", "\""));
            case "raw_string_literal" -> Values.text(raw(node.text()));
            case "interpolated_string_expression" -> interpolated(node);
            case "boolean_literal" -> Values.bool(node.text().equals("true"));
            case "integer_literal" ->
                node.text().matches("\\d{1,18}")
                        ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Long.parseLong(node.text())))
                        : Value.UNKNOWN;
            case "null_literal", "default_expression" -> Value.ABSENT;
            case "binary_expression" ->
                node.child("operator").filter(it -> it.text().equals("+")).isPresent()
                        ? Values.concat(part(node, "left"), part(node, "right"))
                        : Value.UNKNOWN;
            case "parenthesized_expression", "argument", "attribute_argument" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(node.children().size() - 1));
            case "conditional_expression" -> Values.either(part(node, "consequence"), part(node, "alternative"), "");
            case "identifier" -> named(node, node.text());
            case "member_access_expression" -> member(node);
            case "invocation_expression" -> call(node);
            default -> Value.UNKNOWN;
        };
    }

    private Value part(SyntaxNode node, String role) {
        return node.child(role).map(this::value).orElse(Value.UNKNOWN);
    }

    private static String inside(String text, int quotes) {
        return text.length() < 2 * quotes ? "" : text.substring(quotes, text.length() - quotes);
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(escaped(match)));
    }

    private static String escaped(MatchResult match) {
        for (int group = 1; group <= 3; group++) {
            if (match.group(group) != null) {
                int code = Integer.parseUnsignedInt(match.group(group), 16);
                return Character.isValidCodePoint(code) ? Character.toString(code) : match.group();
            }
        }
        return switch (match.group(4)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "0" -> "\0";
            case "a", "b", "f", "v" -> " ";
            default -> match.group(4);
        };
    }

    /** A raw literal: on several lines the indentation of its last line is taken away from all. */
    private static String raw(String literal) {
        int quotes = 0;
        while (quotes < literal.length() && literal.charAt(quotes) == '"') {
            quotes++;
        }
        String text = inside(literal, quotes);
        if (!text.contains("\n")) {
            return text;
        }
        List<String> lines = text.lines().toList();
        String indent = lines.get(lines.size() - 1);
        StringBuilder out = new StringBuilder();
        for (String line : lines.subList(1, Math.max(1, lines.size() - 1))) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append(line.startsWith(indent) ? line.substring(indent.length()) : line.stripLeading());
        }
        return out.toString();
    }

    private Value interpolated(SyntaxNode node) {
        boolean raw = node.text().matches("(?s)\\$+\"\"\".*");
        boolean verbatim = node.text().startsWith("$@") || node.text().startsWith("@$");
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            if (part.is("interpolation")) {
                Optional<SyntaxNode> inner = part.children().stream()
                        .filter(child -> !child.is("interpolation_brace"))
                        .findFirst();
                text = Values.concat(text, inner.map(this::value).orElse(Value.UNKNOWN));
            } else if (part.is("string_content")) {
                String written = part.text().replace("{{", "{").replace("}}", "}");
                text = Values.concat(text, Values.text(raw || verbatim ? written : unescaped(written)));
            } else if (part.is("escape_sequence")) {
                text = Values.concat(text, Values.text(unescaped(part.text())));
            }
        }
        return raw && text instanceof Value.Text known
                ? new Value.Text(known.text().stripIndent().strip(), known.partial())
                : text;
    }

    private Value named(SyntaxNode at, String name) {
        Optional<SyntaxNode> declarator = files.declaration(name, at.file(), Set.of("variable_declarator"));
        if (declarator.isPresent()) {
            return initial(declarator.get());
        }
        return files.declaration(name, at.file(), Set.of("property_declaration"))
                .flatMap(property -> property.child("value"))
                .map(value ->
                        value.is("arrow_expression_clause") ? value.children().get(0) : value)
                .map(this::value)
                .orElse(Value.UNKNOWN);
    }

    /** The value of a declarator, which follows its name. */
    private Value initial(SyntaxNode declarator) {
        return declarator.children().size() < 2
                ? Value.UNKNOWN
                : value(declarator.children().get(declarator.children().size() - 1));
    }

    /** {@code Type.Constant}: looked for in the type where the project declares it. */
    private Value member(SyntaxNode node) {
        String name = node.child("name").map(SyntaxNode::text).orElse("");
        String owner = node.child("expression").map(SyntaxNode::text).orElse("");
        String type = owner.substring(owner.lastIndexOf('.') + 1);
        Optional<SyntaxNode> declared = files.declaration(type, node.file(), TYPES);
        Optional<SyntaxNode> found = declared.flatMap(it -> CodeFiles.all(it).stream()
                .filter(inner -> inner.is("variable_declarator") || inner.is("enum_member_declaration"))
                .filter(inner -> inner.child("name")
                        .filter(text -> text.text().equals(name))
                        .isPresent())
                .findFirst());
        if (found.isPresent()) {
            return found.get().is("enum_member_declaration") ? Values.text(name) : initial(found.get());
        }
        return owner.equals("this") || declared.isPresent() ? named(node, name) : Value.UNKNOWN;
    }

    private Value call(SyntaxNode node) {
        String function = node.child("function").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> arguments =
                node.child("arguments").map(SyntaxNode::children).orElse(List.of());
        if (function.equals("nameof") && !arguments.isEmpty()) {
            String text = arguments.get(0).text();
            return Values.text(text.substring(text.lastIndexOf('.') + 1));
        }
        boolean trims = function.endsWith(".Trim") || function.endsWith(".ToString");
        Optional<SyntaxNode> object = node.child("function").flatMap(it -> it.child("expression"));
        return trims && object.isPresent() && value(object.get()).plain() instanceof Value.Text text
                ? new Value.Text(text.text().strip(), text.partial())
                : Value.UNKNOWN;
    }
}
