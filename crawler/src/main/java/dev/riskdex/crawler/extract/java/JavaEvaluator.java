package dev.riskdex.crawler.extract.java;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Java's constant expressions are worth. */
final class JavaEvaluator extends ConstantEvaluator {

    private static final Set<String> TYPES =
            Set.of("class_declaration", "interface_declaration", "record_declaration", "enum_declaration");
    private static final Set<String> METHODS = Set.of("method_declaration", "constructor_declaration");
    private static final int MOST_BASES = 8;
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3})|(.)|\\R)");
    private static final Pattern VERB = Pattern.compile("%(?:\\d+\\$)?[-+ #0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])");

    private final CodeFiles files;
    private final DeclaredTypes types;
    private Bindings scope = Bindings.NONE;

    JavaEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
        this.types = new DeclaredTypes(files);
    }

    CodeFiles files() {
        return files;
    }

    DeclaredTypes types() {
        return types;
    }

    /** What a part of the expression at hand is worth, under the same bindings. */
    Value inner(SyntaxNode node) {
        return value(node, scope);
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        Bindings outer = scope;
        scope = bindings;
        try {
            return kind(node);
        } finally {
            scope = outer;
        }
    }

    private Value kind(SyntaxNode node) {
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
                        : inner(node.children().get(0));
            case "ternary_expression" -> Values.either(part(node, "consequence"), part(node, "alternative"), "");
            case "identifier" -> name(node, node.text());
            case "field_access" -> field(node);
            case "method_invocation" -> call(node);
            case "object_creation_expression" -> Filled.created(node, this);
            case "element_value_array_initializer", "array_initializer" ->
                new Value.Items(node.children().stream().map(this::inner).toList(), false);
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
        List<Value> values = operands.stream().map(this::inner).toList();
        return values.stream().reduce(Values::concat).orElse(Value.UNKNOWN);
    }

    private Value part(SyntaxNode node, String role) {
        return node.child(role).map(this::inner).orElse(Value.UNKNOWN);
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

    /** A name: a parameter, declared around, in the file, or in a type that the one around inherits from. */
    private Value name(SyntaxNode at, String name) {
        Optional<SyntaxNode> method = CodeFiles.around(at, METHODS);
        Optional<SyntaxNode> parameter = method.flatMap(it -> CodeFiles.declaredWithin(it, name, "formal_parameter"));
        if (parameter.isPresent()) {
            return scope.of(parameter.get()).orElse(Value.UNKNOWN);
        }
        Optional<SyntaxNode> local = method.flatMap(it -> CodeFiles.declaredWithin(it, name, "variable_declarator"));
        if (local.isPresent()) {
            return Filled.with(local.get(), method.get(), this);
        }
        Optional<SyntaxNode> field = CodeFiles.around(at, TYPES)
                .flatMap(type -> inherited(type, name, "variable_declarator"))
                .or(() -> CodeFiles.declared(name, List.of(at.file()), Set.of("variable_declarator")))
                .or(() -> imported(at.file(), name));
        return field.flatMap(it -> it.child("value")).map(this::value).orElse(Value.UNKNOWN);
    }

    /** A member of a type, or of a type that it extends. */
    private Optional<SyntaxNode> inherited(SyntaxNode type, String name, String kind) {
        List<SyntaxNode> open = new ArrayList<>(List.of(type));
        for (int i = 0; i < open.size() && i < MOST_BASES; i++) {
            SyntaxNode at = open.get(i);
            Optional<SyntaxNode> found = CodeFiles.declaredWithin(at, name, kind);
            if (found.isPresent()) {
                return found;
            }
            at.children().stream()
                    .filter(child ->
                            child.is("superclass") || child.is("super_interfaces") || child.is("extends_interfaces"))
                    .flatMap(child -> CodeFiles.all(child).stream())
                    .filter(child -> child.is("type_identifier"))
                    .flatMap(base -> types.find(base.text(), type.file()).stream())
                    .filter(it -> !open.contains(it))
                    .forEach(open::add);
        }
        return Optional.empty();
    }

    /** A member that is imported: {@code import static names.Names.NAME}. */
    private Optional<SyntaxNode> imported(SyntaxFile file, String name) {
        return file.root().children().stream()
                .filter(child -> child.is("import_declaration") && child.text().startsWith("import static"))
                .map(child ->
                        child.text().replaceAll("^import static\\s+|\\s*;$", "").split("\\."))
                .filter(path -> path.length > 1)
                .filter(path -> path[path.length - 1].equals(name) || path[path.length - 1].equals("*"))
                .flatMap(path -> types.find(path[path.length - 2], file).stream())
                .flatMap(type -> inherited(type, name, "variable_declarator").stream())
                .findFirst();
    }

    /** {@code Type.CONSTANT}: looked for in the type where the project declares it. */
    private Value field(SyntaxNode node) {
        String name = node.child("field").map(SyntaxNode::text).orElse("");
        String owner = node.child("object").map(SyntaxNode::text).orElse("");
        if (owner.equals("this")) {
            return name(node, name);
        }
        for (SyntaxNode type : types.all(owner.substring(owner.lastIndexOf('.') + 1))) {
            if (CodeFiles.declaredWithin(type, name, "enum_constant").isPresent()) {
                return Values.text(name);
            }
            Optional<SyntaxNode> found = inherited(type, name, "variable_declarator");
            if (found.isPresent()) {
                return found.get().child("value").map(this::value).orElse(Value.UNKNOWN);
            }
        }
        return Value.UNKNOWN;
    }

    static List<SyntaxNode> arguments(SyntaxNode call) {
        return call.child("arguments").map(SyntaxNode::children).orElse(List.of());
    }

    private Value call(SyntaxNode node) {
        String name = node.child("name").map(SyntaxNode::text).orElse("");
        List<Value> arguments = arguments(node).stream().map(this::inner).toList();
        Optional<SyntaxNode> object = node.child("object");
        String owner = object.map(SyntaxNode::text).orElse("");
        if (owner.equals("String") && !arguments.isEmpty()) {
            return ofString(name, arguments);
        }
        Optional<Value> made = Filled.made(owner, name, arguments, node);
        if (made.isPresent()) {
            return made.get();
        }
        if (object.isPresent() && !object.get().is("this") && !Character.isUpperCase(owner.charAt(0))) {
            return inner(object.get()).plain() instanceof Value.Text text
                    ? onText(text, name, arguments)
                    : Value.UNKNOWN;
        }
        return returned(node, name, owner, arguments);
    }

    private static Value ofString(String name, List<Value> arguments) {
        return switch (name) {
            case "format" -> formatted(arguments.get(0), arguments.subList(1, arguments.size()));
            case "join" ->
                Values.join(
                        new Value.Items(arguments.subList(1, arguments.size()), false),
                        Values.asPart(arguments.get(0)).text());
            case "valueOf" -> arguments.get(0);
            default -> Value.UNKNOWN;
        };
    }

    private static Value onText(Value.Text text, String name, List<Value> arguments) {
        return switch (name) {
            case "formatted" -> formatted(text, arguments);
            case "strip", "trim", "stripIndent" -> new Value.Text(text.text().strip(), text.partial());
            case "toLowerCase" -> new Value.Text(text.text().toLowerCase(Locale.ROOT), text.partial());
            case "concat" -> arguments.stream().reduce(text, Values::concat);
            case "name", "toString", "intern" -> text;
            default -> Value.UNKNOWN;
        };
    }

    /** What a method of the project returns when it has one way to, given what it is called with. */
    private Value returned(SyntaxNode call, String name, String owner, List<Value> arguments) {
        Optional<SyntaxNode> method = (owner.isEmpty() || owner.equals("this")
                        ? CodeFiles.around(call, TYPES).stream()
                        : types.all(owner.substring(owner.lastIndexOf('.') + 1)).stream())
                .flatMap(type -> inherited(type, name, "method_declaration").stream())
                .findFirst();
        List<SyntaxNode> results = method.flatMap(it -> it.child("body")).stream()
                .flatMap(body -> CodeFiles.all(body).stream())
                .filter(it -> it.is("return_statement"))
                .flatMap(it -> it.children().stream().limit(1))
                .toList();
        return results.size() == 1 && method.isPresent()
                ? value(results.get(0), bound(method.get(), arguments))
                : Value.UNKNOWN;
    }

    /** The parameters of a method with what they are given. */
    static Bindings bound(SyntaxNode method, List<Value> arguments) {
        List<SyntaxNode> parameters =
                method.child("parameters").map(SyntaxNode::children).orElse(List.of());
        Bindings bindings = Bindings.NONE;
        for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
            bindings = bindings.with(parameters.get(i), arguments.get(i));
        }
        return bindings;
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
