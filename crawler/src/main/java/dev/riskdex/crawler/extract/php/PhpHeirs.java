package dev.riskdex.crawler.extract.php;

import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.constant.TextForms;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Classes that extend a framework's {@code Tool}, or that implement a tool's methods. */
final class PhpHeirs {

    private static final Map<String, String> MARKS = Map.of(
            "IsReadOnly", "readOnlyHint",
            "IsDestructive", "destructiveHint",
            "IsIdempotent", "idempotentHint",
            "IsOpenWorld", "openWorldHint");

    private static final Pattern EXTENDS = Pattern.compile("extends\\s+([\\w\\\\]*Tool)\\s*");
    private static final Set<String> SAYING = Set.of("description", "enum", "default", "format", "pattern");
    private static final int LONGEST_CHAIN = 50;
    private static final int DEEPEST = 12;

    private final PhpEvaluator evaluator;

    PhpHeirs(PhpEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    Optional<FoundTool> read(SyntaxNode type) {
        boolean isAbstract = type.text().startsWith("abstract");
        if (isAbstract || PhpSyntax.attribute(type, "McpTool").isPresent()) {
            return Optional.empty();
        }
        return isHeir(type) ? heir(type) : implementer(type);
    }

    /** Whether a class extends a tool class, itself or its parent in a file that uses the framework. */
    private boolean isHeir(SyntaxNode type) {
        Optional<String> parent = type.children().stream()
                .filter(child -> child.is("base_clause"))
                .map(base -> EXTENDS.matcher(base.text()))
                .filter(Matcher::matches)
                .map(matcher -> PhpSyntax.unqualified(matcher.group(1)))
                .findFirst();
        return parent.filter(name -> speaksOfProtocol(type.file())
                        || evaluator
                                .files()
                                .declaration(name, type.file(), Set.of("class_declaration"))
                                .filter(it -> speaksOfProtocol(it.file()))
                                .isPresent())
                .isPresent();
    }

    private static boolean speaksOfProtocol(SyntaxFile file) {
        return file.root().children().stream()
                .filter(child -> child.is("namespace_use_declaration") || child.is("namespace_definition"))
                .anyMatch(child -> child.text().matches("(?s).*\\b(?:Mcp|MCP)\\b.*"));
    }

    private Optional<FoundTool> heir(SyntaxNode type) {
        String own = PhpSyntax.ownName(type);
        Value name = member(type, "name", "Name");
        Value description = member(type, "description", "Description");
        ToolDraft draft = new ToolDraft(type, "extends Tool")
                .name(Values.isNothing(name) ? Values.text(kebab(own)) : name)
                .title(member(type, "title", "Title"))
                .description(Values.isNothing(description) ? Values.text(TextForms.headline(own)) : description)
                .parameters(schema(type))
                .annotations(member(type, "annotations", "Annotations"));
        PhpSyntax.attributes(type).forEach(attribute -> {
            String hint = MARKS.get(PhpSyntax.name(attribute));
            if (hint != null) {
                Value given = evaluator.named(attribute).getOrDefault("0", Values.bool(true));
                draft.annotation(hint, given.plain());
            }
        });
        return draft.finish();
    }

    /** As the framework does it: a hyphen before every capital letter but the first. */
    private static String kebab(String name) {
        return name.replaceAll("(.)(?=[A-Z])", "$1-").toLowerCase(Locale.ROOT);
    }

    /** A class with methods for name, description and schema: {@code getName()} or {@code name()}. */
    private Optional<FoundTool> implementer(SyntaxNode type) {
        boolean isTool = !(said(type, "name") instanceof Value.Absent)
                && !(said(type, "description") instanceof Value.Absent)
                && (PhpSyntax.method(type, "getInputSchema").isPresent()
                        || PhpSyntax.method(type, "inputSchema").isPresent());
        return isTool
                ? new ToolDraft(type, "class with inputSchema()")
                        .name(said(type, "name"))
                        .title(said(type, "title"))
                        .description(said(type, "description"))
                        .annotations(said(type, "annotations"))
                        .parameters(SchemaDraft.of(said(type, "inputSchema")))
                        .finish()
                : Optional.empty();
    }

    private Value said(SyntaxNode type, String what) {
        String getter = "get" + Character.toUpperCase(what.charAt(0)) + what.substring(1);
        Value value = member(type, getter, "");
        return value instanceof Value.Absent ? member(type, what, "") : value;
    }

    /** A property of a class, a method that returns it, or an attribute that says the same. */
    private Value member(SyntaxNode type, String property, String attribute) {
        Optional<Value> byAttribute = PhpSyntax.attribute(type, attribute)
                .map(it -> evaluator.named(it))
                .map(given -> given.values().stream().findFirst().orElse(Value.UNKNOWN));
        Optional<Value> byProperty = PhpSyntax.members(type).stream()
                .filter(child -> child.is("property_declaration"))
                .flatMap(child -> child.children().stream())
                .filter(child ->
                        child.is("property_element") && PhpSyntax.ownName(child).equals("$" + property))
                .flatMap(child -> child.child("default_value").stream())
                .findFirst()
                .map(evaluator::value);
        Optional<Value> byMethod =
                PhpSyntax.method(type, property).flatMap(PhpSyntax::returned).map(evaluator::value);
        return byAttribute.or(() -> byProperty).or(() -> byMethod).orElse(Value.ABSENT);
    }

    /** {@code return ['key' => $schema->string()->description('…')->required()]}. */
    private SchemaDraft schema(SyntaxNode type) {
        Optional<SyntaxNode> method = PhpSyntax.method(type, "schema").or(() -> PhpSyntax.method(type, "inputSchema"));
        if (method.isEmpty()) {
            return new SchemaDraft();
        }
        return PhpSyntax.returned(method.get())
                .filter(node -> node.is("array_creation_expression"))
                .map(array -> properties(array, 0))
                .orElseGet(() -> new SchemaDraft().incomplete());
    }

    private SchemaDraft properties(SyntaxNode array, int depth) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode element : array.children()) {
            List<SyntaxNode> parts = element.children();
            Optional<Value.Text> name =
                    parts.size() == 2 ? evaluator.value(parts.get(0)).asText() : Optional.empty();
            if (name.isPresent()) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                boolean required = chain(parts.get(1), json, depth);
                schema.property(name.get().text(), json, required);
            } else if (element.is("array_element_initializer")) {
                schema.incomplete();
            }
        }
        return schema;
    }

    /** Reads a builder, call by call; whether it says that the value is required. */
    private boolean chain(SyntaxNode expression, ObjectNode json, int depth) {
        List<SyntaxNode> calls = new ArrayList<>();
        Optional<SyntaxNode> at = Optional.of(expression);
        while (calls.size() < LONGEST_CHAIN
                && at.filter(it -> it.is("member_call_expression")).isPresent()) {
            calls.add(0, at.get());
            at = at.get().child("object");
        }
        calls.forEach(call -> link(call, json, depth));
        return calls.stream().anyMatch(call -> PhpSyntax.ownName(call).equals("required"));
    }

    private void link(SyntaxNode call, ObjectNode json, int depth) {
        String called = PhpSyntax.ownName(call);
        Optional<SyntaxNode> first =
                PhpSyntax.arguments(call).stream().findFirst().map(PhpSyntax::expression);
        PhpParameters.plain(called).ifPresent(type -> json.put("type", type));
        if (SAYING.contains(called)) {
            first.flatMap(it -> Json.of(evaluator.value(it))).ifPresent(value -> json.set(called, value));
        } else if (called.equals("items") && depth < DEEPEST) {
            first.ifPresent(it -> chain(it, json.putObject("items"), depth + 1));
        } else if (called.equals("object") && depth < DEEPEST) {
            first.filter(it -> it.is("array_creation_expression"))
                    .ifPresent(it -> json.setAll(properties(it, depth + 1).json()));
        }
    }
}
