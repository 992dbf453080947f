package dev.riskdex.crawler.extract.ruby;

import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds heirs of a tool class, calls that define a tool, and hashes in a Ruby file. */
final class RubyTools {

    private static final Map<String, String> HINTS = Map.of(
            "read_only_hint", "readOnlyHint",
            "destructive_hint", "destructiveHint",
            "idempotent_hint", "idempotentHint",
            "open_world_hint", "openWorldHint",
            "title", "title");

    /** What a generator of Rails copies into other projects. */
    private static final Pattern GENERATED = Pattern.compile("(?:^|/)generators/.*/templates/");

    private final RubyEvaluator evaluator;
    private final RubySchemas schemas;
    private final ToolHeirs heirs;

    RubyTools(RubyEvaluator evaluator) {
        this.evaluator = evaluator;
        this.schemas = new RubySchemas(evaluator);
        this.heirs = new ToolHeirs(evaluator.files());
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        if (GENERATED.matcher(file.path()).find()) {
            return tools;
        }
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            switch (node.kind()) {
                case "class" ->
                    heirs.library(node).flatMap(library -> heir(node, library)).ifPresent(tools::add);
                case "call" -> call(node).ifPresent(tools::add);
                case "hash" -> hash(node).ifPresent(tools::add);
                default -> {}
            }
        }
        return tools;
    }

    /** {@code class DropNote < MCP::Tool}, with calls that say what it is. */
    private Optional<FoundTool> heir(SyntaxNode type, ToolHeirs.Library library) {
        List<SyntaxNode> statements =
                type.child("body").map(SyntaxNode::children).orElse(List.of());
        Map<String, SyntaxNode> said = said(statements);
        boolean says = said.containsKey("description") || said.containsKey("tool_name");
        Value given = first(said, "tool_name", "name");
        Value name = Values.isNothing(given) ? Values.text(library.name(ToolHeirs.path(type))) : given;
        return says ? described(type, "class < Tool", name, statements).finish() : Optional.empty();
    }

    /** The last call of each name, among a class's statements and in a {@code define do … end} or a metadata block. */
    private static Map<String, SyntaxNode> said(List<SyntaxNode> statements) {
        Map<String, SyntaxNode> said = new LinkedHashMap<>();
        for (SyntaxNode statement : statements) {
            String called = RubySchemas.method(statement);
            if (called.equals("define") || called.equals("with_metadata")) {
                said.putAll(said(RubySchemas.statements(statement)));
            } else if (!called.isEmpty()
                    && statement.child("receiver").filter(it -> !it.is("self")).isEmpty()) {
                said.put(called, statement);
            }
        }
        return said;
    }

    private Value first(Map<String, SyntaxNode> said, String... calls) {
        for (String call : calls) {
            SyntaxNode statement = said.get(call);
            if (statement != null) {
                return evaluator.arguments(statement).getOrDefault("0", Value.ABSENT);
            }
        }
        return Value.ABSENT;
    }

    private ToolDraft described(SyntaxNode place, String how, Value name, List<SyntaxNode> statements) {
        Map<String, SyntaxNode> said = said(statements);
        ToolDraft draft = new ToolDraft(place, how)
                .name(name)
                .title(first(said, "title"))
                .description(first(said, "description", "desc"))
                .parameters(parameters(statements, said));
        Optional.ofNullable(said.get("annotations"))
                .map(call -> options(evaluator.arguments(call)))
                .ifPresent(hints -> hints(hints, draft));
        return draft;
    }

    /** Named arguments, or those of a hash in first place. */
    private static Map<String, Value> options(Map<String, Value> arguments) {
        return arguments.getOrDefault("0", Value.ABSENT).plain() instanceof Value.Fields fields
                ? fields.entries()
                : arguments;
    }

    private static void hints(Map<String, Value> hints, ToolDraft draft) {
        hints.forEach((key, value) -> draft.annotation(HINTS.getOrDefault(key, key), value.plain()));
    }

    private SchemaDraft parameters(List<SyntaxNode> statements, Map<String, SyntaxNode> said) {
        SyntaxNode written = said.get("input_schema");
        if (written != null) {
            List<SyntaxNode> block = RubySchemas.statements(written);
            return SchemaDraft.of(
                    block.isEmpty()
                            ? written.child("arguments").map(this::argument).orElse(Value.UNKNOWN)
                            : evaluator.value(block.get(block.size() - 1)));
        }
        SyntaxNode block = said.get("arguments");
        if (block != null) {
            return schemas.block(RubySchemas.statements(block));
        }
        SchemaDraft schema = new SchemaDraft();
        statements.stream().filter(RubySchemas::declares).forEach(it -> schemas.argument(it, schema));
        return schema;
    }

    /** What a call is given: its only argument, else its named ones together. */
    private Value argument(SyntaxNode list) {
        return list.children().size() == 1 && !list.children().get(0).is("pair")
                ? evaluator.value(list.children().get(0))
                : evaluator.value(list);
    }

    private Optional<FoundTool> call(SyntaxNode node) {
        String called = RubySchemas.method(node);
        String receiver = node.child("receiver").map(SyntaxNode::text).orElse("");
        if (called.equals("define_tool") || called.equals("define") && ToolHeirs.isRoot(receiver)) {
            return defined(node, called);
        }
        if (called.equals("new") && receiver.equals("Class")) {
            return anonymous(node);
        }
        return called.equals("tool") ? block(node) : Optional.empty();
    }

    /** {@code server.define_tool(name: …, description: …, input_schema: …)}. */
    private Optional<FoundTool> defined(SyntaxNode node, String called) {
        Map<String, Value> given = evaluator.arguments(node);
        ToolDraft draft = new ToolDraft(node, called)
                .name(given.getOrDefault("name", Value.ABSENT))
                .title(given.getOrDefault("title", Value.ABSENT))
                .description(given.getOrDefault("description", Value.ABSENT));
        Value schema = given.getOrDefault("input_schema", Value.ABSENT);
        draft.parameters(Values.isNothing(schema) ? new SchemaDraft() : SchemaDraft.of(schema));
        if (given.getOrDefault("annotations", Value.ABSENT).plain() instanceof Value.Fields hints) {
            hints(hints.entries(), draft);
        }
        return draft.finish();
    }

    /** {@code Class.new(MCP::Tool) do … end}. */
    private Optional<FoundTool> anonymous(SyntaxNode node) {
        boolean heir = node.child("arguments").map(SyntaxNode::children).orElse(List.of()).stream()
                .anyMatch(argument -> ToolHeirs.isRoot(argument.text()));
        List<SyntaxNode> statements = RubySchemas.statements(node);
        return heir
                ? described(node, "Class.new(Tool)", first(said(statements), "tool_name"), statements)
                        .finish()
                : Optional.empty();
    }

    /** {@code tool "name" do description …; argument …; call do … end end}. */
    private Optional<FoundTool> block(SyntaxNode node) {
        List<SyntaxNode> statements = RubySchemas.statements(node);
        Map<String, SyntaxNode> said = said(statements);
        boolean isTool = said.containsKey("description") && said.containsKey("call");
        Value name = evaluator.arguments(node).getOrDefault("0", Value.ABSENT);
        return isTool ? described(node, "tool do", name, statements).finish() : Optional.empty();
    }

    /** <code>{ name: …, description: …, inputSchema: … }</code>. */
    private Optional<FoundTool> hash(SyntaxNode node) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (SyntaxNode pair : node.children()) {
            pair.child("key").flatMap(key -> evaluator.value(key).asText()).ifPresent(key -> {
                if (isField(key.text())) {
                    entries.put(
                            key.text(),
                            pair.child("value").map(evaluator::value).orElse(Value.UNKNOWN));
                }
            });
        }
        Value schema = entries.getOrDefault("inputSchema", entries.getOrDefault("input_schema", Value.ABSENT));
        if (!entries.containsKey("name") || !entries.containsKey("description") || schema instanceof Value.Absent) {
            return Optional.empty();
        }
        ToolDraft draft = new ToolDraft(node, "tools/list")
                .name(entries.getOrDefault("name", Value.ABSENT))
                .title(entries.getOrDefault("title", Value.ABSENT))
                .description(entries.getOrDefault("description", Value.ABSENT))
                .parameters(SchemaDraft.of(schema));
        if (entries.getOrDefault("annotations", Value.ABSENT).plain() instanceof Value.Fields hints) {
            hints(hints.entries(), draft);
        }
        return draft.finish();
    }

    private static boolean isField(String key) {
        return switch (key) {
            case "name", "title", "description", "inputSchema", "input_schema", "annotations" -> true;
            default -> false;
        };
    }
}
