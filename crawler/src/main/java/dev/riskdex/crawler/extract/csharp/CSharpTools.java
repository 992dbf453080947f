package dev.riskdex.crawler.extract.csharp;

import dev.riskdex.crawler.extract.constant.Json;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Finds methods and types with a tool's attribute, and triggers of functions, in a C# file. */
final class CSharpTools {

    /** The libraries' attributes, and attributes of projects that are called like them. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:Mcp|MCP|Ai|AI)\\w{0,20}Tool(?:Trigger)?(?:Attribute)?");

    private static final Set<String> ATTRIBUTE_PARTS = Set.of("attribute", "qualified_name", "generic_name");
    private static final Set<String> TYPES =
            Set.of("class_declaration", "record_declaration", "interface_declaration", "struct_declaration");

    private final CSharpEvaluator evaluator;
    private final CSharpTypes types;
    private final ToolLiterals literals;
    private final CommandTrees trees;

    CSharpTools(CSharpEvaluator evaluator) {
        this.evaluator = evaluator;
        this.types = new CSharpTypes(evaluator.types());
        this.literals = new ToolLiterals(evaluator, this);
        this.trees = new CommandTrees(evaluator, types);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode attribute : attributes(file)) {
            Optional<SyntaxNode> declaration = attribute.parent().flatMap(SyntaxNode::parent);
            declaration.ifPresent(it -> declared(attribute, it, tools));
        }
        literals.read(file, tools);
        trees.read(file, tools);
        return tools;
    }

    /** The attributes of a file that speak of a tool. */
    private static List<SyntaxNode> attributes(SyntaxFile file) {
        List<SyntaxNode> found = new ArrayList<>();
        var matcher = ATTRIBUTE.matcher(file.text(0, file.size()));
        Set<String> names = new LinkedHashSet<>();
        while (matcher.find()) {
            names.add(matcher.group());
        }
        for (String name : names) {
            for (int offset : file.words(name, 0, file.size(), 10_000)) {
                Optional<SyntaxNode> at = Optional.of(file.nodeAt(offset));
                at = at.flatMap(SyntaxNode::parent);
                while (at.isPresent()
                        && ATTRIBUTE_PARTS.contains(at.get().kind())
                        && !at.get().is("attribute")) {
                    at = at.get().parent();
                }
                at.filter(it -> it.is("attribute"))
                        .filter(it -> ATTRIBUTE.matcher(Attributes.name(it)).matches())
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(SyntaxNode::start));
        return found;
    }

    private void declared(SyntaxNode attribute, SyntaxNode declaration, List<FoundTool> tools) {
        if (Attributes.name(attribute).endsWith("Trigger")) {
            CodeFiles.around(declaration, Set.of("method_declaration"))
                    .ifPresent(method -> trigger(attribute, method, tools));
        } else if (declaration.is("method_declaration")) {
            method(attribute, declaration, tools);
        } else if (TYPES.contains(declaration.kind())) {
            type(attribute, declaration, tools);
        }
    }

    private Value argument(Map<String, SyntaxNode> arguments, String... keys) {
        for (String key : keys) {
            SyntaxNode node = arguments.get(key);
            if (node != null) {
                return evaluator.value(node).plain();
            }
        }
        return Value.ABSENT;
    }

    private Value description(SyntaxNode declaration) {
        return Attributes.find(declaration, "Description")
                .map(it -> argument(Attributes.arguments(it), "0", "Description"))
                .orElse(Value.ABSENT);
    }

    private void method(SyntaxNode attribute, SyntaxNode method, List<FoundTool> tools) {
        Map<String, SyntaxNode> arguments = Attributes.arguments(attribute);
        Value given = argument(arguments, "Name", "0");
        Value described = description(method);
        ToolDraft draft = new ToolDraft(method, "[" + Attributes.name(attribute) + "]")
                .name(Values.isNothing(given) ? Values.text(defaultName(method)) : given)
                .title(argument(arguments, "Title"))
                .description(described instanceof Value.Absent ? described(method, arguments) : described)
                .parameters(parameters(method));
        ToolHints.note(arguments, evaluator, draft);
        draft.finish().ifPresent(tools::add);
    }

    private Value described(SyntaxNode method, Map<String, SyntaxNode> arguments) {
        Value given = argument(arguments, "Description", "1");
        return given instanceof Value.Absent
                ? XmlDocs.above(method).description().map(Values::text).orElse(given)
                : given;
    }

    /** The method's name without the ending of asynchronous ones, in snake case. */
    static String defaultName(SyntaxNode method) {
        String name = method.child("name").map(SyntaxNode::text).orElse("");
        String bare = name.length() > "Async".length() ? name.replaceFirst("Async$", "") : name;
        return TextForms.snakeCase(bare.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", ""));
    }

    /** A type that is a tool as a whole; what it takes is decided by what is generated from it. */
    private void type(SyntaxNode attribute, SyntaxNode type, List<FoundTool> tools) {
        Map<String, SyntaxNode> arguments = Attributes.arguments(attribute);
        Value described = argument(arguments, "Description", "1");
        ToolDraft draft = new ToolDraft(type, "[" + Attributes.name(attribute) + "] on a type")
                .name(argument(arguments, "Name", "0"))
                .title(argument(arguments, "Title"))
                .description(described instanceof Value.Absent ? description(type) : described);
        ToolHints.note(arguments, evaluator, draft);
        draft.finish()
                .filter(tool -> tool.definition().description().isPresent())
                .ifPresent(tools::add);
    }

    /** What a method takes from the model. */
    SchemaDraft parameters(SyntaxNode method) {
        SchemaDraft schema = new SchemaDraft();
        XmlDocs docs = XmlDocs.above(method);
        parameterNodes(method).forEach(parameter -> parameter(parameter, docs, schema));
        return schema;
    }

    private void parameter(SyntaxNode parameter, XmlDocs docs, SchemaDraft schema) {
        Optional<SyntaxNode> type = parameter.child("type");
        Optional<SyntaxNode> name = parameter.child("name");
        boolean described = Attributes.find(parameter, "Description").isPresent();
        boolean injected = type.isEmpty()
                || name.isEmpty()
                || types.isInjected(type.get(), described)
                || Attributes.of(parameter).stream()
                        .anyMatch(it -> Attributes.name(it).startsWith("From")
                                || Attributes.name(it).equals("RequestID"));
        if (injected) {
            return;
        }
        ObjectNode json = types.schema(type.get());
        description(parameter)
                .asText()
                .map(Value.Text::text)
                .or(() -> docs.parameter(name.get().text()))
                .ifPresent(text -> json.put("description", text));
        SyntaxNode last = parameter.children().get(parameter.children().size() - 1);
        boolean optional = !last.role().equals("name");
        if (optional) {
            Json.of(evaluator.value(last))
                    .filter(value -> !value.isNull())
                    .ifPresent(value -> json.set("default", value));
        }
        schema.property(name.get().text(), json, !optional);
    }

    private static List<SyntaxNode> parameterNodes(SyntaxNode method) {
        return method.child("parameters").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(child -> child.is("parameter"))
                .toList();
    }

    /** A function whose first parameter is a trigger: {@code [McpToolTrigger("name", "description")]}. */
    private void trigger(SyntaxNode trigger, SyntaxNode method, List<FoundTool> tools) {
        Map<String, SyntaxNode> arguments = new LinkedHashMap<>(Attributes.arguments(trigger));
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode other : parameterNodes(method)) {
            Attributes.find(other, "McpToolProperty").ifPresent(property -> property(property, other, schema));
        }
        new ToolDraft(method, "[" + Attributes.name(trigger) + "]")
                .name(argument(arguments, "0", "ToolName"))
                .description(argument(arguments, "1", "Description"))
                .parameters(schema)
                .finish()
                .ifPresent(tools::add);
    }

    private void property(SyntaxNode attribute, SyntaxNode parameter, SchemaDraft schema) {
        Map<String, SyntaxNode> arguments = Attributes.arguments(attribute);
        ObjectNode json = parameter.child("type").map(types::schema).orElseThrow();
        argument(arguments, "2", "Description")
                .asText()
                .or(() -> argument(arguments, "1").asText())
                .ifPresent(text -> json.put("description", text.text()));
        boolean required =
                Values.truth(argument(arguments, "IsRequired", "Required", "3")).orElse(false);
        argument(arguments, "0", "PropertyName")
                .asText()
                .ifPresent(text -> schema.property(text.text(), json, required));
    }
}
