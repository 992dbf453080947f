package dev.riskdex.crawler.extract.ruby;

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
import tools.jackson.databind.node.JsonNodeFactory;

/** What Ruby's constant expressions are worth. */
final class RubyEvaluator extends ConstantEvaluator {

    private static final int MOST_USES = 200;
    /** Methods that leave a text, list or hash what it is. */
    private static final Set<String> SAME =
            Set.of("freeze", "dup", "to_s", "to_sym", "to_str", "html_safe", "compact", "with_indifferent_access");

    private static final Set<String> STRIPPING = Set.of("strip", "chomp", "squish", "rstrip", "lstrip");

    private final CodeFiles files;
    private final Map<SyntaxFile, Map<String, List<SyntaxNode>>> assignments = new HashMap<>();
    private final Map<SyntaxFile, Map<String, Optional<SyntaxNode>>> methods = new HashMap<>();
    private final Heredocs heredocs = new Heredocs();

    RubyEvaluator(CodeFiles files) {
        super(files.files());
        this.files = files;
    }

    CodeFiles files() {
        return files;
    }

    @Override
    protected Value compute(SyntaxNode node, Bindings bindings) {
        return switch (node.kind()) {
            case "string", "bare_string", "delimited_symbol" -> pieces(node);
            case "string_content" -> Values.text(node.text());
            case "heredoc_beginning" -> heredoc(node);
            case "chained_string" -> joined(node);
            case "simple_symbol" -> Values.text(node.text().substring(1));
            case "bare_symbol", "hash_key_symbol" -> Values.text(node.text());
            case "true", "false" -> Values.bool(node.is("true"));
            case "nil" -> Value.ABSENT;
            case "integer", "float" -> number(node.text());
            case "array", "string_array", "symbol_array" -> array(node);
            case "hash", "argument_list" -> new Value.Fields(entries(node), isOpen(node), Optional.of(node));
            case "parenthesized_statements", "begin", "body_statement", "block_body" -> last(node);
            case "binary" -> sum(node);
            case "conditional" -> Values.either(part(node, "consequence"), part(node, "alternative"), "");
            case "constant" -> constant(node.text(), node);
            case "scope_resolution" ->
                node.child("name").map(name -> constant(name.text(), node)).orElse(Value.UNKNOWN);
            case "identifier" -> named(node);
            case "call" -> call(node);
            default -> Value.UNKNOWN;
        };
    }

    private Value part(SyntaxNode node, String role) {
        return node.child(role).map(this::value).orElse(Value.UNKNOWN);
    }

    private Value last(SyntaxNode node) {
        List<SyntaxNode> children = node.children();
        return children.isEmpty() ? Value.UNKNOWN : value(children.get(children.size() - 1));
    }

    private Value pieces(SyntaxNode node) {
        boolean escapes = !node.text().startsWith("'") && !node.text().startsWith("%q");
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            text = Values.concat(text, piece(part, escapes));
        }
        return text;
    }

    private Value piece(SyntaxNode part, boolean escapes) {
        return switch (part.kind()) {
            case "string_content", "heredoc_content" ->
                Values.text(escapes ? part.text() : part.text().replaceAll("\\\\(['\\\\])", "$1"));
            case "escape_sequence" -> Values.text(unescaped(part.text()));
            case "interpolation" -> part.children().isEmpty() ? Value.UNKNOWN : last(part);
            case "heredoc_end" -> Values.text("");
            default -> Value.UNKNOWN;
        };
    }

    private static String unescaped(String escape) {
        return switch (escape) {
            case "\\n" -> "\n";
            case "\\t" -> "\t";
            case "\\r" -> "\r";
            case "\\\n" -> "";
            default ->
                escape.matches("\\\\u[0-9a-fA-F]{4}")
                        ? Character.toString(Integer.parseInt(escape.substring(2), 16))
                        : escape.substring(1);
        };
    }

    private Value heredoc(SyntaxNode beginning) {
        Optional<Value> text = heredocs.body(beginning).map(body -> {
            Value whole = Values.text("");
            for (SyntaxNode part : body.children()) {
                whole = Values.concat(whole, piece(part, !beginning.text().contains("'")));
            }
            return whole;
        });
        boolean squiggly = beginning.text().startsWith("<<~");
        return text.flatMap(Value::asText)
                .<Value>map(known -> new Value.Text(
                        squiggly
                                ? TextForms.dedentAll(known.text())
                                : known.text().substring(known.text().indexOf('\n') + 1),
                        known.partial()))
                .orElse(Value.UNKNOWN);
    }

    private Value joined(SyntaxNode node) {
        Value text = Values.text("");
        for (SyntaxNode part : node.children()) {
            text = Values.concat(text, value(part));
        }
        return text;
    }

    private static Value number(String text) {
        String digits = text.replace("_", "");
        if (digits.matches("-?\\d{1,18}")) {
            return new Value.Scalar(JsonNodeFactory.instance.numberNode(Long.parseLong(digits)));
        }
        return digits.matches("-?\\d{1,15}\\.\\d{1,15}")
                ? new Value.Scalar(JsonNodeFactory.instance.numberNode(Double.parseDouble(digits)))
                : Value.UNKNOWN;
    }

    private Value array(SyntaxNode node) {
        List<Value> items = new ArrayList<>();
        boolean open = false;
        for (SyntaxNode child : node.children()) {
            if (child.is("splat_argument")) {
                Value spread = last(child);
                open |= !(spread instanceof Value.Items);
                items.addAll(spread instanceof Value.Items inner ? inner.items() : List.of());
            } else {
                items.add(value(child));
            }
        }
        return new Value.Items(items, open);
    }

    /** The entries of a hash, or the named arguments of a call; those by place under their number. */
    Map<String, Value> entries(SyntaxNode node) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (SyntaxNode child : node.children()) {
            if (child.is("pair")) {
                Optional<Value.Text> key =
                        child.child("key").flatMap(it -> value(it).asText());
                key.ifPresent(text -> entries.put(text.text(), part(child, "value")));
            } else if (child.is("hash_splat_argument")) {
                if (last(child) instanceof Value.Fields spread) {
                    entries.putAll(spread.entries());
                }
            } else if (node.is("argument_list")) {
                entries.put(String.valueOf(entries.size()), value(child));
            }
        }
        return entries;
    }

    private boolean isOpen(SyntaxNode node) {
        return node.children().stream()
                .anyMatch(child -> child.is("hash_splat_argument") && !(last(child) instanceof Value.Fields));
    }

    /** The arguments of a call. */
    Map<String, Value> arguments(SyntaxNode call) {
        return call.child("arguments").map(this::entries).orElse(Map.of());
    }

    private Value sum(SyntaxNode node) {
        boolean adds =
                node.child("operator").filter(it -> it.text().matches("\\+|<<")).isPresent();
        Value left = part(node, "left").plain();
        Value right = part(node, "right").plain();
        if (adds && left instanceof Value.Items a && right instanceof Value.Items b) {
            List<Value> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Value.Items(items, a.open() || b.open());
        }
        return adds && left instanceof Value.Text ? Values.concat(left, right) : Value.UNKNOWN;
    }

    private Value constant(String name, SyntaxNode at) {
        return assigned(name, at.file(), at.file().size())
                .or(() -> files.holding(List.of(name)).stream()
                        .flatMap(file -> assigned(name, file, file.size()).stream())
                        .findFirst())
                .map(this::value)
                .orElse(Value.UNKNOWN);
    }

    /** What a file assigns to a name, the first time before an offset. */
    private Optional<SyntaxNode> assigned(String name, SyntaxFile file, int before) {
        return assignments
                .computeIfAbsent(file, it -> new HashMap<>())
                .computeIfAbsent(name, it -> assignments(it, file))
                .stream()
                .filter(assignment -> assignment.start() < before)
                .flatMap(assignment -> assignment.child("right").stream())
                .findFirst();
    }

    private static List<SyntaxNode> assignments(String name, SyntaxFile file) {
        return file.words(name, 0, file.size(), MOST_USES).stream()
                .map(file::nodeAt)
                .filter(node ->
                        node.parentKind().equals("assignment") && node.role().equals("left"))
                .flatMap(node -> node.parent().stream())
                .toList();
    }

    /** A local variable, or a method without arguments of the same file. */
    private Value named(SyntaxNode node) {
        return assigned(node.text(), node.file(), node.start())
                .or(() -> method(node.text(), node.file()))
                .map(this::value)
                .orElse(Value.UNKNOWN);
    }

    /** The body of a method. */
    private Optional<SyntaxNode> method(String name, SyntaxFile file) {
        return methods.computeIfAbsent(file, it -> new HashMap<>()).computeIfAbsent(name, it -> body(it, file));
    }

    private static Optional<SyntaxNode> body(String name, SyntaxFile file) {
        return file.words(name, 0, file.size(), MOST_USES).stream()
                .map(file::nodeAt)
                .filter(node -> node.role().equals("name") && node.parentKind().endsWith("method"))
                .flatMap(node -> node.parent().stream())
                .flatMap(method -> method.child("body").stream())
                .findFirst();
    }

    private Value call(SyntaxNode node) {
        String called = node.child("method").map(SyntaxNode::text).orElse("");
        Optional<SyntaxNode> receiver = node.child("receiver");
        if (receiver.isEmpty() || receiver.get().is("self")) {
            return node.child("arguments").isPresent()
                    ? Value.UNKNOWN
                    : method(called, node.file()).map(this::value).orElse(Value.UNKNOWN);
        }
        Value on = value(receiver.get()).plain();
        if (SAME.contains(called)) {
            return on;
        }
        if (on instanceof Value.Text text) {
            return STRIPPING.contains(called)
                    ? new Value.Text(text.text().strip(), text.partial())
                    : text(called, text, node);
        }
        Value first = arguments(node).getOrDefault("0", Value.ABSENT).plain();
        if (on instanceof Value.Items items && called.equals("join")) {
            return Values.join(items, first.asText().map(Value.Text::text).orElse(""));
        }
        if (on instanceof Value.Fields fields) {
            return hash(called, fields, node);
        }
        return Value.UNKNOWN;
    }

    private static Value text(String called, Value.Text text, SyntaxNode node) {
        boolean rewrites = Set.of("gsub", "tr", "sub").contains(called)
                && node.child("arguments").isPresent();
        return rewrites ? new Value.Text(text.text(), true) : Value.UNKNOWN;
    }

    private Value hash(String called, Value.Fields fields, SyntaxNode node) {
        if (called.equals("merge")) {
            Map<String, Value> merged = new LinkedHashMap<>(fields.entries());
            Map<String, Value> given = arguments(node);
            boolean open = fields.open();
            for (Map.Entry<String, Value> entry : given.entrySet()) {
                boolean whole = entry.getKey().matches("\\d+");
                open |= whole && !(entry.getValue() instanceof Value.Fields);
                if (whole && entry.getValue() instanceof Value.Fields other) {
                    merged.putAll(other.entries());
                } else if (!whole) {
                    merged.put(entry.getKey(), entry.getValue());
                }
            }
            return new Value.Fields(merged, open, fields.at());
        }
        if (called.equals("keys")) {
            return new Value.Items(
                    fields.entries().keySet().stream().map(Values::text).toList(), fields.open());
        }
        return called.equals("values")
                ? new Value.Items(List.copyOf(fields.entries().values()), fields.open())
                : Value.UNKNOWN;
    }
}
