package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Calls that register a handler as a tool, and arrays that describe one. */
final class PhpRegistrations {

    private static final Set<String> WITH_HANDLER = Set.of("withTool", "addTool");
    private static final Set<String> HINTS =
            Set.of("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");
    /** WordPress says of an ability what it does in words of its own. */
    private static final SortedMap<String, String> ABILITY_HINTS = new TreeMap<>(
            Map.of("readonly", "readOnlyHint", "destructive", "destructiveHint", "idempotent", "idempotentHint"));

    private final PhpEvaluator evaluator;
    private final PhpParameters parameters;

    PhpRegistrations(PhpEvaluator evaluator, PhpParameters parameters) {
        this.evaluator = evaluator;
        this.parameters = parameters;
    }

    Optional<FoundTool> read(SyntaxNode node) {
        return switch (node.kind()) {
            case "array_creation_expression" -> array(node);
            case "function_call_expression" -> ability(node);
            case "member_call_expression" -> member(node);
            case "scoped_call_expression" -> fluent(node);
            default -> Optional.empty();
        };
    }

    private Optional<FoundTool> member(SyntaxNode call) {
        String called = PhpSyntax.ownName(call);
        if (WITH_HANDLER.contains(called)) {
            return handler(call, called);
        }
        return called.equals("tool") ? function(call) : Optional.empty();
    }

    /** {@code ->withTool([Handler::class, 'method'], 'name', 'description')}. */
    private Optional<FoundTool> handler(SyntaxNode call, String called) {
        Map<String, Value> given = evaluator.named(call);
        Optional<SyntaxNode> method = PhpSyntax.arguments(call).stream()
                .findFirst()
                .map(PhpSyntax::expression)
                .flatMap(this::method);
        Value name = given.getOrDefault("name", given.getOrDefault("1", Value.ABSENT));
        Value description = given.getOrDefault("description", given.getOrDefault("2", Value.ABSENT));
        return method.flatMap(it -> described(call, called, it, name, description)
                .title(given.getOrDefault("title", Value.ABSENT))
                .annotations(hints(given.getOrDefault("annotations", Value.ABSENT)))
                .finish());
    }

    /** {@code [Handler::class, 'method']}, {@code Handler::class}, or a function. */
    private Optional<SyntaxNode> method(SyntaxNode handler) {
        if (handler.is("anonymous_function") || handler.is("arrow_function")) {
            return Optional.of(handler);
        }
        List<Value> parts = evaluator.value(handler) instanceof Value.Items items
                ? items.items()
                : List.of(evaluator.value(handler), Values.text("__invoke"));
        Optional<Value.Text> type =
                parts.isEmpty() ? Optional.empty() : parts.get(0).asText();
        Optional<Value.Text> name =
                parts.size() < 2 ? Optional.empty() : parts.get(1).asText();
        return type.flatMap(it -> evaluator.files().declaration(it.text(), handler.file(), Set.of("class_declaration")))
                .flatMap(declared -> name.flatMap(it -> PhpSyntax.method(declared, it.text())));
    }

    private ToolDraft described(SyntaxNode call, String how, SyntaxNode method, Value name, Value description) {
        String own = PhpSyntax.ownName(method);
        String type = CodeFiles.around(method, Set.of("class_declaration"))
                .map(PhpSyntax::ownName)
                .orElse("");
        Docblock docblock = Docblock.before(method);
        Value fallback = own.isEmpty() ? Value.UNKNOWN : Values.text(own.equals("__invoke") ? type : own);
        return new ToolDraft(call, how)
                .name(Values.isNothing(name) ? fallback : name)
                .description(
                        Values.isNothing(description)
                                ? docblock.text().map(Values::text).orElse(Value.ABSENT)
                                : description)
                .parameters(parameters.of(method, docblock));
    }

    /** {@code ->tool('name', 'description', function (int $id) { … })}. */
    private Optional<FoundTool> function(SyntaxNode call) {
        List<SyntaxNode> arguments = PhpSyntax.arguments(call);
        if (arguments.size() < 3) {
            return Optional.empty();
        }
        SyntaxNode function = PhpSyntax.expression(arguments.get(2));
        boolean callable = function.is("anonymous_function") || function.is("arrow_function");
        Value name = evaluator.value(arguments.get(0));
        Value description = evaluator.value(arguments.get(1));
        return callable && description.asText().isPresent()
                ? described(call, "->tool", function, name, description).finish()
                : Optional.empty();
    }

    /** {@code Mcp::tool([Handler::class, 'method'])->name('…')->description('…')}. */
    private Optional<FoundTool> fluent(SyntaxNode call) {
        boolean isTool = PhpSyntax.ownName(call).equals("tool")
                && call.child("scope").filter(it -> it.text().endsWith("Mcp")).isPresent();
        List<SyntaxNode> arguments = PhpSyntax.arguments(call);
        if (!isTool || arguments.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Value> said = new LinkedHashMap<>();
        Optional<SyntaxNode> outer = call.parent();
        while (outer.filter(it -> it.is("member_call_expression")).isPresent()) {
            SyntaxNode link = outer.get();
            said.put(PhpSyntax.ownName(link), evaluator.named(link).getOrDefault("0", Value.ABSENT));
            outer = link.parent();
        }
        Value first = arguments.size() > 1 ? evaluator.value(arguments.get(0)) : Value.ABSENT;
        return method(PhpSyntax.expression(arguments.get(arguments.size() - 1)))
                .flatMap(method -> described(
                                call,
                                "Mcp::tool",
                                method,
                                said.getOrDefault("name", first),
                                said.getOrDefault("description", Value.ABSENT))
                        .finish());
    }

    /** {@code wp_register_ability('owner/name', ['description' => …, 'input_schema' => …])}. */
    private Optional<FoundTool> ability(SyntaxNode call) {
        boolean registers = call.child("function")
                .filter(it -> it.text().endsWith("wp_register_ability"))
                .isPresent();
        Map<String, Value> given = registers ? evaluator.named(call) : Map.of();
        if (!(given.getOrDefault("1", Value.ABSENT) instanceof Value.Fields fields)) {
            return Optional.empty();
        }
        Value name = given.getOrDefault("0", Value.UNKNOWN)
                .asText()
                .<Value>map(text -> new Value.Text(text.text().replace('/', '-'), text.partial()))
                .orElse(Value.UNKNOWN);
        Value schema = fields.get("input_schema");
        ToolDraft draft = new ToolDraft(call, "wp_register_ability")
                .name(name)
                .title(fields.get("label"))
                .description(fields.get("description"))
                .parameters(Values.isNothing(schema) ? new SchemaDraft() : SchemaDraft.of(schema));
        if (fields.get("meta") instanceof Value.Fields meta && meta.get("annotations") instanceof Value.Fields hints) {
            ABILITY_HINTS.forEach((word, hint) -> draft.annotation(hint, hints.get(word)));
        }
        return draft.finish();
    }

    /** {@code ['name' => …, 'description' => …, 'inputSchema' => …]}, or what a new tool is given. */
    private Optional<FoundTool> array(SyntaxNode node) {
        Map<String, SyntaxNode> entries = new LinkedHashMap<>();
        for (SyntaxNode element : node.children()) {
            List<SyntaxNode> parts = element.children();
            if (parts.size() == 2 && parts.get(0).kind().endsWith("string")) {
                evaluator.value(parts.get(0)).asText().ifPresent(text -> entries.put(text.text(), parts.get(1)));
            }
        }
        SyntaxNode schema = entries.getOrDefault("inputSchema", entries.get("input_schema"));
        boolean isTool = entries.containsKey("name")
                && entries.containsKey("description")
                && (schema != null || isGivenToTool(node));
        if (!isTool) {
            return Optional.empty();
        }
        ToolDraft draft = new ToolDraft(node, "tools/list")
                .name(value(entries, "name"))
                .title(value(entries, "title"))
                .description(value(entries, "description"))
                .annotations(hints(value(entries, "annotations")));
        return (schema == null ? draft : draft.parameters(SchemaDraft.of(evaluator.value(schema)))).finish();
    }

    private Value value(Map<String, SyntaxNode> entries, String key) {
        SyntaxNode node = entries.get(key);
        return node == null ? Value.ABSENT : evaluator.value(node);
    }

    /** {@code new …McpTool([…])}: what is not written of the parameters is made elsewhere, such as of a REST route. */
    private static boolean isGivenToTool(SyntaxNode array) {
        return array.parent()
                .filter(it -> it.is("argument"))
                .flatMap(SyntaxNode::parent)
                .flatMap(SyntaxNode::parent)
                .filter(it -> it.is("object_creation_expression"))
                .filter(it -> it.text().matches("(?s)new\\s+[\\w\\\\]*McpTool\\s*\\(.*"))
                .isPresent();
    }

    /** The annotations that the protocol knows, without those that are null. */
    static Value hints(Value annotations) {
        if (!(annotations.plain() instanceof Value.Fields fields)) {
            return annotations;
        }
        Map<String, Value> hints = new LinkedHashMap<>();
        fields.entries().forEach((key, value) -> {
            String hint = key.equals("0") ? "title" : key;
            if (HINTS.contains(hint) && !Values.isNothing(value)) {
                hints.put(hint, value.plain());
            }
        });
        return new Value.Fields(hints, false, fields.at());
    }
}
