package dev.riskdex.crawler.extract.kotlin;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.DeclaredTypes;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Kotlin's constant expressions, and the JSON that its builders make, are worth. */
final class KotlinEvaluator extends ConstantEvaluator {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");
    private static final Set<String> SCOPES =
            Set.of("function_declaration", "class_body", "class_declaration", "object_declaration", "source_file");

    private final CodeFiles files;
    private final DeclaredTypes types;

    KotlinEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
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
            case "string_literal", "multi_line_string_literal", "line_string_literal" -> string(node);
            case "boolean_literal" -> Values.bool(node.text().equals("true"));
            case "integer_literal", "long_literal" -> integer(node.text());
            case "additive_expression" -> sum(node);
            case "parenthesized_expression", "value_argument" ->
                Kotlin.last(node).map(this::value).orElse(Value.UNKNOWN);
            case "simple_identifier" -> named(node, node.text());
            case "navigation_expression" -> member(node);
            case "call_expression" -> call(node);
            case "elvis_expression" -> Kotlin.last(node).map(this::value).orElse(Value.UNKNOWN);
            case "infix_expression" -> pair(node);
            default -> Value.UNKNOWN;
        };
    }

    private static Value integer(String text) {
        String digits = text.replaceAll("[_L]", "");
        return digits.matches("\\d{1,18}")
                ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Long.parseLong(digits)))
                : Value.UNKNOWN;
    }

    private Value string(SyntaxNode node) {
        boolean raw = node.text().startsWith("\"\"\"");
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            text = switch (part.kind()) {
                case "interpolated_identifier" -> Values.concat(text, named(part, part.text()));
                case "interpolated_expression" ->
                    Values.concat(text, Kotlin.last(part).map(this::value).orElse(Value.UNKNOWN));
                default -> Values.concat(text, Values.text(raw ? part.text() : unescaped(part.text())));
            };
        }
        return text;
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                match.group(1) != null
                                        ? Character.toString(Integer.parseInt(match.group(1), 16))
                                        : switch (match.group(2)) {
                                            case "n" -> "\n";
                                            case "t" -> "\t";
                                            case "r" -> "\r";
                                            default -> match.group(2);
                                        }));
    }

    /** A sum of any length: its operands from left to right. */
    private Value sum(SyntaxNode node) {
        Deque<SyntaxNode> operands = new ArrayDeque<>();
        SyntaxNode at = node;
        while (at.is("additive_expression") && at.children().size() > 1) {
            operands.addFirst(at.children().get(at.children().size() - 1));
            at = at.children().get(0);
        }
        operands.addFirst(at);
        return operands.stream().map(this::value).reduce(Values::concat).orElse(Value.UNKNOWN);
    }

    /** A name: declared around the place, from inside out, else the only constant of the project. */
    private Value named(SyntaxNode at, String name) {
        if (name.equals("null")) {
            return Value.ABSENT;
        }
        Optional<SyntaxNode> scope = CodeFiles.around(at, SCOPES);
        while (scope.isPresent()) {
            Optional<SyntaxNode> property = property(scope.get(), name);
            if (property.isPresent()) {
                return property.flatMap(Kotlin::initial).map(this::value).orElse(Value.UNKNOWN);
            }
            scope = CodeFiles.around(scope.get(), SCOPES);
        }
        return imported(at, name);
    }

    private static Optional<SyntaxNode> property(SyntaxNode scope, String name) {
        return scope.file().words(name, scope.start(), scope.end(), 1_000).stream()
                .map(offset -> scope.file().nodeAt(offset))
                .filter(node -> node.parentKind().equals("variable_declaration"))
                .flatMap(node -> node.parent().stream())
                .filter(variable -> variable.children().get(0).text().equals(name))
                .flatMap(variable -> variable.parent().stream())
                .filter(declaration -> declaration.is("property_declaration"))
                .findFirst();
    }

    /** A constant of another file: imported by its name, or declared at the top of a file. */
    private Value imported(SyntaxNode at, String name) {
        Pattern declared = Pattern.compile("\\bval\\s+" + Pattern.quote(name) + "\\b");
        return files.paths().stream()
                .filter(path -> !path.equals(at.file().path()))
                .filter(path -> files.files().words(path).contains(name))
                .flatMap(path -> files.file(path).stream())
                .filter(file -> declared.matcher(file.text(0, file.size())).find())
                .flatMap(file -> property(file.root(), name).stream())
                .findFirst()
                .flatMap(Kotlin::initial)
                .map(this::value)
                .orElse(Value.UNKNOWN);
    }

    /** {@code Names.FIND}, {@code Kind.FIND.name}. */
    private Value member(SyntaxNode node) {
        String text = node.text();
        int dot = text.lastIndexOf('.');
        String name = dot < 0 ? text : text.substring(dot + 1);
        String owner = dot < 0 ? "" : text.substring(0, dot);
        if (owner.equals("this")) {
            return named(node, name);
        }
        if (name.equals("name") && node.children().get(0).is("navigation_expression")) {
            return value(node.children().get(0));
        }
        for (SyntaxNode type : types.all(owner.substring(owner.lastIndexOf('.') + 1))) {
            Optional<SyntaxNode> property = property(type, name);
            if (property.isPresent()) {
                return property.flatMap(Kotlin::initial).map(this::value).orElse(Value.UNKNOWN);
            }
            boolean entry = CodeFiles.all(type).stream()
                    .anyMatch(it -> it.is("enum_entry") && Kotlin.name(it).equals(name));
            if (entry) {
                return Values.text(name);
            }
        }
        return Value.UNKNOWN;
    }

    /** {@code "key" to value}: an object of one entry. */
    private Value pair(SyntaxNode node) {
        List<SyntaxNode> parts = node.children();
        if (parts.size() < 3 || !parts.get(1).text().equals("to")) {
            return Value.UNKNOWN;
        }
        Optional<Value.Text> key = value(parts.get(0)).asText();
        return key.<Value>map(it -> new Value.Fields(Map.of(it.text(), value(parts.get(2))), false, Optional.of(node)))
                .orElse(Value.UNKNOWN);
    }

    private Value call(SyntaxNode node) {
        Map<String, SyntaxNode> arguments = Kotlin.arguments(node);
        return switch (Kotlin.called(node)) {
            case "buildJsonObject" -> object(Kotlin.lambda(node), node);
            case "buildJsonArray" -> array(Kotlin.lambda(node));
            case "mapOf", "JsonObject" -> merged(arguments, node);
            case "listOf", "setOf", "arrayOf", "JsonArray" -> list(arguments);
            case "JsonPrimitive", "put", "lazy" -> optional(arguments.get("0"));
            case "emptyList", "emptySet" -> new Value.Items(List.of(), false);
            case "emptyMap", "EmptyJsonObject" -> new Value.Fields(Map.of(), false, Optional.empty());
            case "ToolSchema", "Input" -> schema(arguments, node);
            default -> text(node);
        };
    }

    private Value text(SyntaxNode call) {
        Optional<SyntaxNode> object = call.children().stream()
                .findFirst()
                .filter(it -> it.is("navigation_expression"))
                .flatMap(it -> it.children().stream().findFirst());
        if (object.isEmpty() || !(value(object.get()).plain() instanceof Value.Text text)) {
            return Value.UNKNOWN;
        }
        return switch (Kotlin.called(call)) {
            case "trimIndent" -> new Value.Text(TextForms.dedentAll(text.text()), text.partial());
            case "trim" -> new Value.Text(text.text().strip(), text.partial());
            case "trimMargin" ->
                new Value.Text(text.text().replaceAll("(?m)^\\s*\\|", "").strip(), text.partial());
            case "replace", "lowercase", "format" -> new Value.Text(text.text(), true);
            default -> Value.UNKNOWN;
        };
    }

    private Value list(Map<String, SyntaxNode> arguments) {
        if (arguments.size() == 1 && optional(arguments.get("0")) instanceof Value.Items items) {
            return items;
        }
        return new Value.Items(arguments.values().stream().map(this::value).toList(), false);
    }

    /** The entries of several pairs, or of one map. */
    private Value merged(Map<String, SyntaxNode> arguments, SyntaxNode at) {
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = false;
        for (SyntaxNode argument : arguments.values()) {
            if (value(argument).plain() instanceof Value.Fields fields) {
                entries.putAll(fields.entries());
                open |= fields.open();
            } else {
                open = true;
            }
        }
        return new Value.Fields(entries, open, Optional.of(at));
    }

    /** What the statements of a builder put into an object. */
    private Value object(List<SyntaxNode> statements, SyntaxNode at) {
        Map<String, Value> entries = new LinkedHashMap<>();
        boolean open = false;
        for (SyntaxNode statement : statements) {
            Map<String, SyntaxNode> arguments = statement.is("call_expression") ? arguments(statement) : Map.of();
            Optional<String> key = optional(arguments.get("0")).asText().map(Value.Text::text);
            Optional<Value> put = key.isEmpty()
                    ? Optional.empty()
                    : switch (Kotlin.called(statement)) {
                        case "put" -> Optional.of(optional(arguments.get("1")));
                        case "putJsonObject" -> Optional.of(object(Kotlin.lambda(statement), statement));
                        case "putJsonArray" -> Optional.of(array(Kotlin.lambda(statement)));
                        default -> Optional.empty();
                    };
            open |= put.isEmpty();
            put.ifPresent(value -> entries.put(key.orElseThrow(), value));
        }
        return new Value.Fields(entries, open, Optional.of(at));
    }

    /** The arguments of a call whose lambda stands outside of the brackets. */
    private static Map<String, SyntaxNode> arguments(SyntaxNode call) {
        Map<String, SyntaxNode> own = Kotlin.arguments(call);
        boolean nested = own.isEmpty() && call.children().get(0).is("call_expression");
        return nested ? Kotlin.arguments(call.children().get(0)) : own;
    }

    private Value array(List<SyntaxNode> statements) {
        List<Value> items = new ArrayList<>();
        boolean open = false;
        for (SyntaxNode statement : statements) {
            boolean adds =
                    statement.is("call_expression") && Kotlin.called(statement).equals("add");
            open |= !adds;
            if (adds) {
                items.add(optional(arguments(statement).get("0")));
            }
        }
        return new Value.Items(items, open);
    }

    /** The schema that the library's class is given in parts: properties first, then what is required. */
    private Value schema(Map<String, SyntaxNode> arguments, SyntaxNode at) {
        Map<String, Value> entries = new LinkedHashMap<>();
        SyntaxNode properties = arguments.getOrDefault("properties", arguments.get("0"));
        SyntaxNode required = arguments.getOrDefault("required", arguments.get("1"));
        entries.put("type", Values.text("object"));
        entries.put(
                "properties",
                properties == null ? new Value.Fields(Map.of(), false, Optional.empty()) : value(properties));
        if (required != null && value(required).plain() instanceof Value.Items items) {
            entries.put("required", items);
        }
        return new Value.Fields(entries, false, Optional.of(at));
    }
}
