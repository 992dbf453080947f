package dev.riskdex.crawler.extract.elixir;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.ConstantEvaluator;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** What Elixir's constant expressions are worth; an atom is worth its text, a tuple its parts as a list. */
final class ElixirEvaluator extends ConstantEvaluator {

    private static final int MOST_USES = 200;

    private final CodeFiles files;
    private final Map<SyntaxFile, Map<String, List<SyntaxNode>>> matches = new HashMap<>();

    ElixirEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
    }

    CodeFiles files() {
        return files;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string", "charlist", "quoted_atom", "quoted_keyword" -> text(node);
            case "sigil" -> sigil(node);
            case "atom" -> Values.text(node.text().substring(1));
            case "keyword" -> Values.text(node.text().strip().replaceFirst(":$", ""));
            case "boolean" -> Values.bool(node.text().equals("true"));
            case "nil" -> Value.ABSENT;
            case "integer" -> integer(node.text().replace("_", ""));
            case "float" -> decimal(node.text().replace("_", ""));
            case "list", "tuple" -> list(node);
            case "map", "keywords" -> new Value.Fields(entries(node), isOpen(node), Optional.of(node));
            case "binary_operator" -> operator(node);
            case "unary_operator" -> attribute(node);
            case "block", "do_block", "else_block", "body" -> last(node);
            case "call" -> call(node);
            case "identifier" -> variable(node);
            default -> Value.UNKNOWN;
        };
    }

    private Value last(SyntaxNode node) {
        List<SyntaxNode> children = node.children().stream()
                .filter(child -> !child.is("else_block"))
                .toList();
        return children.isEmpty() ? Value.UNKNOWN : value(children.get(children.size() - 1));
    }

    private Value text(SyntaxNode node) {
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            text = Values.concat(
                    text,
                    switch (part.kind()) {
                        case "quoted_content" -> Values.text(part.text());
                        case "escape_sequence" -> Values.text(unescaped(part.text()));
                        case "interpolation" -> part.children().isEmpty() ? Value.UNKNOWN : last(part);
                        default -> Values.text("");
                    });
        }
        boolean heredoc = node.child("quoted_start")
                .filter(start -> start.text().length() == 3)
                .isPresent();
        return heredoc && text instanceof Value.Text known
                ? new Value.Text(TextForms.dedentAll(known.text()), known.partial())
                : text;
    }

    private static String unescaped(String escape) {
        return switch (escape) {
            case "\\n" -> "\n";
            case "\\t" -> "\t";
            case "\\r" -> "\r";
            case "\\s" -> " ";
            case "\\\n" -> "";
            default -> escape.substring(1);
        };
    }

    /** {@code ~s|text|}, {@code ~w(a list)}. */
    private Value sigil(SyntaxNode node) {
        String name = node.children().stream()
                .filter(child -> child.is("sigil_name"))
                .map(SyntaxNode::text)
                .findFirst()
                .orElse("");
        Value text = text(node);
        if (name.equalsIgnoreCase("w")) {
            return text.asText()
                    .<Value>map(words -> new Value.Items(
                            Arrays.stream(words.text().strip().split("\\s+"))
                                    .map(Values::text)
                                    .toList(),
                            words.partial()))
                    .orElse(Value.UNKNOWN);
        }
        return name.equalsIgnoreCase("s") ? text : Value.UNKNOWN;
    }

    private static Value integer(String digits) {
        return digits.matches("-?\\d{1,18}")
                ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Long.parseLong(digits)))
                : Value.UNKNOWN;
    }

    private static Value decimal(String digits) {
        return digits.matches("\\d{1,15}\\.\\d{1,15}")
                ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Double.parseDouble(digits)))
                : Value.UNKNOWN;
    }

    /** A list or tuple; one of pairs alone is a map. */
    private Value list(SyntaxNode node) {
        List<SyntaxNode> children = node.children();
        if (node.is("list") && children.size() == 1 && children.get(0).is("keywords")) {
            return value(children.get(0));
        }
        return new Value.Items(children.stream().map(this::value).toList(), false);
    }

    /** The entries of a map, whichever way they are written. */
    private Map<String, Value> entries(SyntaxNode node) {
        Map<String, Value> entries = new LinkedHashMap<>();
        pairs(node).forEach(pair -> {
            Optional<SyntaxNode> key = pair.child("key").or(() -> pair.child("left"));
            Optional<SyntaxNode> value = pair.child("value").or(() -> pair.child("right"));
            key.flatMap(it -> value(it).asText())
                    .ifPresent(text ->
                            entries.put(text.text(), value.map(this::value).orElse(Value.UNKNOWN)));
        });
        return entries;
    }

    private static Stream<SyntaxNode> pairs(SyntaxNode node) {
        return node.children().stream().flatMap(child -> switch (child.kind()) {
            case "map_content", "keywords" -> pairs(child);
            case "pair" -> Stream.of(child);
            case "binary_operator" ->
                child.child("operator").filter(it -> it.text().equals("=>")).isPresent()
                        ? Stream.of(child)
                        : Stream.empty();
            default -> Stream.empty();
        });
    }

    /** Whether a map is written as another one with changes. */
    private static boolean isOpen(SyntaxNode node) {
        return node.children().stream()
                .filter(child -> child.is("map_content"))
                .flatMap(content -> content.children().stream())
                .anyMatch(child -> child.is("binary_operator")
                        && child.child("operator")
                                .filter(it -> it.text().equals("|"))
                                .isPresent());
    }

    private Value operator(SyntaxNode node) {
        String operator = node.child("operator").map(SyntaxNode::text).orElse("");
        Value left = node.child("left").map(this::value).orElse(Value.UNKNOWN);
        Optional<SyntaxNode> right = node.child("right");
        return switch (operator) {
            case "<>" -> Values.concat(left, right.map(this::value).orElse(Value.UNKNOWN));
            case "++" -> appended(left, right.map(this::value).orElse(Value.UNKNOWN));
            case "||" -> left instanceof Value.Unknown ? right.map(this::value).orElse(Value.UNKNOWN) : left;
            case "|>" ->
                right.filter(it -> it.is("call")).map(it -> applied(it, left)).orElse(Value.UNKNOWN);
            default -> Value.UNKNOWN;
        };
    }

    private static Value appended(Value left, Value right) {
        if (left instanceof Value.Items a && right instanceof Value.Items b) {
            List<Value> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Value.Items(items, a.open() || b.open());
        }
        return Value.UNKNOWN;
    }

    /** {@code @limit}: what the module's attribute of this name was set to. */
    private Value attribute(SyntaxNode node) {
        Optional<SyntaxNode> name = node.child("operand").filter(it -> it.is("identifier"));
        boolean reads = node.text().startsWith("@");
        return name.filter(it -> reads)
                .flatMap(it -> attribute(it.text(), node.file().root(), node.start()))
                .map(this::value)
                .orElse(Value.UNKNOWN);
    }

    /** The last value that a module sets an attribute to, before an offset of its file. */
    static Optional<SyntaxNode> attribute(String name, SyntaxNode within, int before) {
        SyntaxFile file = within.file();
        return file.words(name, within.start(), Math.min(before, within.end()), MOST_USES).stream()
                .map(file::nodeAt)
                .filter(node ->
                        node.role().equals("target") && node.parentKind().equals("call"))
                .flatMap(node -> node.parent().stream())
                .filter(call -> call.parentKind().equals("unary_operator"))
                .flatMap(call -> ElixirCalls.arguments(call).stream().findFirst().stream())
                .reduce((first, second) -> second);
    }

    private Value variable(SyntaxNode node) {
        return matches
                .computeIfAbsent(node.file(), it -> new HashMap<>())
                .computeIfAbsent(node.text(), it -> matches(it, node.file()))
                .stream()
                .filter(match -> match.end() <= node.start())
                .flatMap(match -> match.child("right").stream())
                .reduce((first, second) -> second)
                .map(this::value)
                .orElse(Value.UNKNOWN);
    }

    /** The places where a file matches a name with a value. */
    private static List<SyntaxNode> matches(String name, SyntaxFile file) {
        return file.words(name, 0, file.size(), MOST_USES).stream()
                .map(file::nodeAt)
                .filter(use -> use.role().equals("left") && use.parentKind().equals("binary_operator"))
                .flatMap(use -> use.parent().stream())
                .filter(match -> match.child("operator")
                        .filter(it -> it.text().equals("="))
                        .isPresent())
                .toList();
    }

    private Value call(SyntaxNode node) {
        String called = ElixirCalls.name(node);
        List<SyntaxNode> arguments = ElixirCalls.arguments(node);
        if (called.equals("if") || called.equals("unless")) {
            return branches(node);
        }
        if (!arguments.isEmpty() && called.contains(".")) {
            return applied(node, value(arguments.get(0)));
        }
        return arguments.isEmpty() ? function(called, node) : Value.UNKNOWN;
    }

    private Value branches(SyntaxNode node) {
        Optional<SyntaxNode> block = ElixirCalls.block(node);
        Value yes = block.map(this::value).orElse(Value.UNKNOWN);
        Value no = block.stream()
                .flatMap(it -> it.children().stream())
                .filter(child -> child.is("else_block"))
                .findFirst()
                .map(this::value)
                .orElse(Value.ABSENT);
        return Values.either(yes, no, "");
    }

    /** What a function makes of its first argument. */
    private Value applied(SyntaxNode call, Value first) {
        String called = ElixirCalls.name(call);
        Value plain = first.plain();
        List<SyntaxNode> arguments = ElixirCalls.arguments(call);
        if (plain instanceof Value.Text text) {
            return switch (called) {
                case "String.trim", "String.trim_trailing", "String.trim_leading" ->
                    new Value.Text(text.text().strip(), text.partial());
                case "String.replace" -> new Value.Text(text.text(), true);
                default -> Value.UNKNOWN;
            };
        }
        if (plain instanceof Value.Items items && called.equals("Enum.join")) {
            String separator = arguments.isEmpty()
                    ? ""
                    : value(arguments.get(arguments.size() - 1))
                            .asText()
                            .map(Value.Text::text)
                            .orElse("");
            return Values.join(items, separator);
        }
        boolean same = called.equals("Map.put") || called.equals("Map.merge");
        return same && plain instanceof Value.Fields fields
                ? new Value.Fields(fields.entries(), true, fields.at())
                : Value.UNKNOWN;
    }

    /** The body of a function without arguments: of this file, or of the module that is named before it. */
    private Value function(String called, SyntaxNode at) {
        int dot = called.lastIndexOf('.');
        String name = called.substring(dot + 1);
        if (dot < 0) {
            return ElixirCalls.function(name, at.file().root()).map(this::value).orElse(Value.UNKNOWN);
        }
        String owner = called.substring(0, dot);
        String module = owner.substring(owner.lastIndexOf('.') + 1);
        return files.holding(List.of("defmodule")).stream()
                .filter(file -> ElixirCalls.modules(file)
                        .anyMatch(it -> ElixirCalls.moduleName(it).endsWith(module)))
                .flatMap(file -> ElixirCalls.function(name, file.root()).stream())
                .findFirst()
                .map(this::value)
                .orElse(Value.UNKNOWN);
    }
}
