package dev.riskdex.crawler.extract.elixir;

import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds component modules, calls that register a tool, and maps in an Elixir file. */
final class ElixirTools {

    private final ElixirEvaluator evaluator;
    private final ElixirSchemas schemas;
    private final Components components;

    ElixirTools(ElixirEvaluator evaluator) {
        this.evaluator = evaluator;
        this.schemas = new ElixirSchemas(evaluator);
        this.components = new Components(evaluator);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            if (node.is("map")) {
                map(node).ifPresent(tools::add);
            } else if (node.is("call")) {
                call(node).ifPresent(tools::add);
            }
        }
        return tools;
    }

    private Optional<FoundTool> call(SyntaxNode node) {
        return switch (ElixirCalls.name(node)) {
            case "defmodule" -> component(node);
            case "register_tool", "Frame.register_tool", "Anubis.Server.Frame.register_tool" -> registered(node);
            case "tool" -> action(node);
            default -> Optional.empty();
        };
    }

    /** A module that uses a component of the type {@code :tool}. */
    private Optional<FoundTool> component(SyntaxNode module) {
        Optional<SyntaxNode> use = ElixirCalls.statements(module).stream()
                .filter(components::makesTool)
                .findFirst();
        return use.flatMap(it -> component(module, it).finish());
    }

    private ToolDraft component(SyntaxNode module, SyntaxNode use) {
        Map<String, Value> options = options(ElixirCalls.arguments(use));
        String full = ElixirCalls.moduleName(module);
        String own = TextForms.snakeCase(full.substring(full.lastIndexOf('.') + 1));
        Value name = components
                .givenName(full)
                .or(() -> function("name", module))
                .orElseGet(() -> options.getOrDefault("name", Values.text(own)));
        ToolDraft draft = new ToolDraft(module, "component")
                .name(name)
                .title(function("title", module).orElseGet(() -> options.getOrDefault("title", Value.ABSENT)))
                .description(function("description", module).orElseGet(() -> moduledoc(module)))
                .annotations(function("annotations", module)
                        .orElseGet(() -> options.getOrDefault("annotations", Value.ABSENT)));
        return draft.parameters(parameters(module));
    }

    private Optional<Value> function(String name, SyntaxNode module) {
        return ElixirCalls.function(name, module).map(evaluator::value);
    }

    private Value moduledoc(SyntaxNode module) {
        return ElixirEvaluator.attribute("moduledoc", module, module.end())
                .map(evaluator::value)
                .filter(value -> value instanceof Value.Text || value instanceof Value.Unknown)
                .orElse(Value.ABSENT);
    }

    private SchemaDraft parameters(SyntaxNode module) {
        Optional<SyntaxNode> schema = ElixirCalls.statements(module).stream()
                .filter(statement -> ElixirCalls.name(statement).equals("schema"))
                .findFirst();
        Optional<SyntaxNode> written = ElixirCalls.function("input_schema", module);
        return schema.map(it -> schemas.block(ElixirCalls.statements(it)))
                .or(() -> written.map(it -> schemas.map(evaluator.value(it))))
                .orElseGet(SchemaDraft::new);
    }

    private Map<String, Value> options(List<SyntaxNode> arguments) {
        return !arguments.isEmpty()
                        && evaluator.value(arguments.get(arguments.size() - 1)).plain() instanceof Value.Fields fields
                ? fields.entries()
                : Map.of();
    }

    /** {@code register_tool(frame, "name", input_schema: %{…}, description: "…")}, the frame piped in or not. */
    private Optional<FoundTool> registered(SyntaxNode node) {
        List<SyntaxNode> arguments = ElixirCalls.arguments(node);
        Map<String, Value> options = options(arguments);
        Value name = arguments.stream()
                .map(evaluator::value)
                .filter(value -> value.asText().isPresent())
                .findFirst()
                .orElse(Value.UNKNOWN);
        Value schema = options.getOrDefault("input_schema", Value.ABSENT);
        return new ToolDraft(node, "register_tool")
                .name(name)
                .title(options.getOrDefault("title", Value.ABSENT))
                .description(options.getOrDefault("description", Value.ABSENT))
                .annotations(options.getOrDefault("annotations", Value.ABSENT))
                .parameters(Values.isNothing(schema) ? new SchemaDraft() : schemas.map(schema))
                .finish();
    }

    /** {@code tools do tool :name, Resource, :action end}: what it takes is said by the resource's action. */
    private Optional<FoundTool> action(SyntaxNode node) {
        List<SyntaxNode> arguments = ElixirCalls.arguments(node);
        boolean listed = node.parent()
                .flatMap(SyntaxNode::parent)
                .filter(around -> ElixirCalls.name(around).equals("tools"))
                .isPresent();
        if (!listed || arguments.size() < 3 || !arguments.get(0).is("atom")) {
            return Optional.empty();
        }
        Value description = ElixirCalls.statements(node).stream()
                .filter(statement -> ElixirCalls.name(statement).equals("description"))
                .flatMap(statement -> ElixirCalls.arguments(statement).stream())
                .findFirst()
                .map(evaluator::value)
                .orElse(options(arguments).getOrDefault("description", Value.UNKNOWN));
        return new ToolDraft(node, "tools do")
                .name(evaluator.value(arguments.get(0)))
                .description(description)
                .finish();
    }

    /** {@code %{name: …, description: …, inputSchema: …}}. */
    private Optional<FoundTool> map(SyntaxNode node) {
        if (!node.text().contains("chema")
                || !(evaluator.value(node) instanceof Value.Fields fields)
                || !fields.entries().containsKey("description")) {
            return Optional.empty();
        }
        Value schema =
                fields.entries().getOrDefault("inputSchema", fields.entries().get("input_schema"));
        return schema == null
                ? Optional.empty()
                : new ToolDraft(node, "tools/list")
                        .name(fields.get("name"))
                        .title(fields.get("title"))
                        .description(fields.get("description"))
                        .annotations(fields.get("annotations"))
                        .parameters(schemas.map(schema))
                        .finish();
    }
}
