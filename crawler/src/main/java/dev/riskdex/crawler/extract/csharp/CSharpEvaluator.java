package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.DeclaredTypes;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What C#'s constant expressions are worth. */
final class CSharpEvaluator extends ConstantEvaluator {

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,4})|(.))");
    private static final Set<String> TYPES =
            Set.of("class_declaration", "record_declaration", "struct_declaration", "interface_declaration");

    private static final Set<String> METHODS =
            Set.of("method_declaration", "local_function_statement", "constructor_declaration", "global_statement");
    private static final Set<String> CONSTANTS = Set.of("variable_declarator", "property_declaration");
    private static final int MOST_BASES = 8;

    private final DeclaredTypes types;

    CSharpEvaluator(CodeFiles files) {
        super(files.files());
        this.types = new DeclaredTypes(files);
    }

    DeclaredTypes types() {
        return types;
    }

    /** What an expression is worth that may not be there. */
    Value optional(@Nullable SyntaxNode expression) {
        return expression == null ? Value.ABSENT : value(expression).plain();
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
            case "binary_expression" -> sum(node);
            case "parenthesized_expression", "argument", "attribute_argument" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(node.children().size() - 1));
            case "conditional_expression" -> Values.either(part(node, "consequence"), part(node, "alternative"), "");
            case "identifier" -> named(node, node.text());
            case "member_access_expression" -> member(node);
            case "element_binding_expression", "collection_expression", "initializer_expression" -> items(node);
            case "array_creation_expression", "implicit_array_creation_expression" ->
                node.children().isEmpty()
                        ? Value.UNKNOWN
                        : value(node.children().get(node.children().size() - 1));
            case "invocation_expression" -> call(node);
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

    private Value items(SyntaxNode node) {
        return new Value.Items(node.children().stream().map(this::value).toList(), false);
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

    /** A name: declared around, in the file, or in a type that the one around shares its members with. */
    private Value named(SyntaxNode at, String name) {
        return CodeFiles.around(at, METHODS)
                .flatMap(method -> CodeFiles.declaredWithin(method, name, "variable_declarator"))
                .or(() -> CodeFiles.around(at, TYPES).flatMap(type -> inherited(type, name)))
                .or(() -> CodeFiles.declared(name, List.of(at.file()), CONSTANTS))
                .or(() -> imported(at.file(), name))
                .map(this::initial)
                .orElse(Value.UNKNOWN);
    }

    /** A member of a type, of its other parts, or of a type that it extends. */
    private Optional<SyntaxNode> inherited(SyntaxNode type, String name) {
        List<SyntaxNode> open = new ArrayList<>(List.of(type));
        for (int i = 0; i < open.size() && i < MOST_BASES; i++) {
            Optional<SyntaxNode> found = member(open.get(i), name);
            if (found.isPresent()) {
                return found;
            }
            String own = open.get(i).child("name").map(SyntaxNode::text).orElse("");
            types.all(own).stream().filter(it -> !open.contains(it)).forEach(open::add);
            CSharpTypes.bases(open.get(i)).stream()
                    .flatMap(base -> types.find(CSharpTypes.name(base), type.file()).stream())
                    .filter(it -> !open.contains(it))
                    .forEach(open::add);
        }
        return Optional.empty();
    }

    private static Optional<SyntaxNode> member(SyntaxNode type, String name) {
        return CodeFiles.declaredWithin(type, name, "variable_declarator")
                .or(() -> CodeFiles.declaredWithin(type, name, "property_declaration"));
    }

    /** A member of a type whose members are imported: {@code using static Names}. */
    private Optional<SyntaxNode> imported(SyntaxFile file, String name) {
        return file.root().children().stream()
                .filter(child -> child.is("using_directive") && child.text().contains("static"))
                .flatMap(child -> child.children().stream().reduce((first, second) -> second).stream())
                .flatMap(type -> types.find(CSharpTypes.name(type), file).stream())
                .flatMap(type -> member(type, name).stream())
                .findFirst();
    }

    /** The value of a declarator, which follows its name, or of a property. */
    private Value initial(SyntaxNode declarator) {
        if (declarator.is("property_declaration")) {
            return declarator
                    .child("value")
                    .map(it -> it.is("arrow_expression_clause") ? it.children().get(0) : it)
                    .map(this::value)
                    .orElse(Value.UNKNOWN);
        }
        return declarator.children().size() < 2
                ? Value.UNKNOWN
                : value(declarator.children().get(declarator.children().size() - 1));
    }

    /** {@code Type.Constant}: looked for in the type where the project declares it. */
    private Value member(SyntaxNode node) {
        String name = node.child("name").map(SyntaxNode::text).orElse("");
        String owner = node.child("expression").map(SyntaxNode::text).orElse("");
        if (owner.equals("this") || owner.equals("base")) {
            return named(node, name);
        }
        for (SyntaxNode type : types.all(owner.substring(owner.lastIndexOf('.') + 1))) {
            if (CodeFiles.declaredWithin(type, name, "enum_member_declaration").isPresent()) {
                return Values.text(name);
            }
            Optional<SyntaxNode> found = inherited(type, name);
            if (found.isPresent()) {
                return initial(found.get());
            }
        }
        return owner.equals("string") && name.equals("Empty") ? Values.text("") : Value.UNKNOWN;
    }

    private Value call(SyntaxNode node) {
        String function = node.child("function").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> arguments =
                node.child("arguments").map(SyntaxNode::children).orElse(List.of());
        if (function.equals("nameof") && !arguments.isEmpty()) {
            String text = arguments.get(0).text();
            return Values.text(text.substring(text.lastIndexOf('.') + 1));
        }
        if (function.toLowerCase(Locale.ROOT).endsWith("string.join") && arguments.size() == 2) {
            return value(arguments.get(1)).plain() instanceof Value.Items items
                    ? Values.join(items, Values.asPart(value(arguments.get(0))).text())
                    : Value.UNKNOWN;
        }
        Optional<SyntaxNode> object = node.child("function").flatMap(it -> it.child("expression"));
        Value on = object.map(this::value).orElse(Value.UNKNOWN).plain();
        if (!(on instanceof Value.Text text)) {
            return Value.UNKNOWN;
        }
        return switch (function.substring(function.lastIndexOf('.') + 1)) {
            case "Trim", "ToString" -> new Value.Text(text.text().strip(), text.partial());
            case "ToLower", "ToLowerInvariant" -> new Value.Text(text.text().toLowerCase(Locale.ROOT), text.partial());
            case "ReplaceLineEndings" -> text;
            default -> Value.UNKNOWN;
        };
    }
}
