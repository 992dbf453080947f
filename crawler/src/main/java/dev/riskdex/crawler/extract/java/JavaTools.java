package dev.riskdex.crawler.extract.java;

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
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Finds annotated methods, builders and constructors of tools in a Java file. */
final class JavaTools {

    private static final Set<String> TOOLS = Set.of("Tool", "McpTool");
    private static final Set<String> ARGUMENTS =
            Set.of("ToolArg", "ToolParam", "McpToolParam", "McpArg", "P", "ToolParameter");
    private static final Set<String> HINTS =
            Set.of("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    /** Types that the libraries put in themselves; the model never sees them. */
    private static final Set<String> INJECTED = Set.of(
            "McpLog",
            "Progress",
            "ProgressToken",
            "RequestId",
            "RequestUri",
            "RawMessage",
            "Cancellation",
            "Sampling",
            "Elicitation",
            "Roots",
            "Meta",
            "McpMeta",
            "CallToolRequest",
            "Session",
            "Authentication",
            "Principal");

    private static final List<String> INJECTED_ENDINGS = List.of("Exchange", "Context", "Connection");

    private final JavaEvaluator evaluator;
    private final JavaTypes types;
    private final BuiltTools builders;

    JavaTools(JavaEvaluator evaluator) {
        this.evaluator = evaluator;
        this.types = new JavaTypes(evaluator.types());
        this.builders = new BuiltTools(evaluator, types);
    }

    List<FoundTool> read(SyntaxFile file) {
        String imports = imports(file);
        boolean agents = imports.contains("dev.langchain4j") && !imports.contains("mcp");
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            switch (node.kind()) {
                case "method_declaration" -> {
                    if (!agents) {
                        method(node, imports.contains("org.springframework.ai"), tools);
                    }
                }
                case "method_invocation" -> builders.built(node, tools);
                case "object_creation_expression" -> builders.constructed(node, tools);
                default -> {}
            }
        }
        return tools;
    }

    private static String imports(SyntaxFile file) {
        StringBuilder text = new StringBuilder();
        file.root().children().stream()
                .filter(child -> child.is("import_declaration"))
                .forEach(child -> text.append(child.text()).append('\n'));
        return text.toString();
    }

    private static List<SyntaxNode> annotations(SyntaxNode declaration) {
        return declaration.children().stream()
                .filter(child -> child.is("modifiers"))
                .flatMap(modifiers -> modifiers.children().stream())
                .filter(child -> child.kind().endsWith("annotation"))
                .toList();
    }

    private static String name(SyntaxNode annotation) {
        String text = annotation.child("name").map(SyntaxNode::text).orElse("");
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /** The values that an annotation is given; a single one without a key is {@code value}. */
    private static Map<String, SyntaxNode> elements(SyntaxNode annotation) {
        Map<String, SyntaxNode> elements = new LinkedHashMap<>();
        for (SyntaxNode child :
                annotation.child("arguments").map(SyntaxNode::children).orElse(List.of())) {
            if (child.is("element_value_pair")) {
                Optional<SyntaxNode> value = child.child("value");
                child.child("key").ifPresent(key -> value.ifPresent(it -> elements.put(key.text(), it)));
            } else {
                elements.put("value", child);
            }
        }
        return elements;
    }

    private Value element(Map<String, SyntaxNode> elements, String... keys) {
        for (String key : keys) {
            SyntaxNode node = elements.get(key);
            if (node != null) {
                Value value = evaluator.value(node).plain();
                return value instanceof Value.Items items ? Values.join(items, "") : value;
            }
        }
        return Value.ABSENT;
    }

    private void method(SyntaxNode method, boolean springAi, List<FoundTool> tools) {
        Optional<SyntaxNode> annotation = annotations(method).stream()
                .filter(it -> TOOLS.contains(name(it)))
                .findFirst();
        Optional<SyntaxNode> methodName = method.child("name");
        if (annotation.isEmpty() || methodName.isEmpty()) {
            return;
        }
        Map<String, SyntaxNode> elements = elements(annotation.get());
        Value own = Values.text(methodName.get().text());
        Value given = element(elements, "name");
        Value description = element(elements, "description", "value");
        boolean missing = description instanceof Value.Absent;
        ToolDraft draft = new ToolDraft(method, "@" + name(annotation.get()))
                .name(isGiven(given) ? given : own)
                .title(element(elements, "title"))
                .description(missing && springAi && name(annotation.get()).equals("Tool") ? own : description)
                .parameters(parameters(method));
        SyntaxNode hints = elements.get("annotations");
        if (hints != null) {
            elements(hints).forEach((key, value) -> {
                if (HINTS.contains(key)) {
                    draft.annotation(key, evaluator.value(value).plain());
                }
            });
        }
        annotations(method).stream()
                .filter(it -> name(it).startsWith("If") || name(it).startsWith("Conditional"))
                .findFirst()
                .ifPresent(it -> draft.conditional(it.text()));
        draft.finish().ifPresent(tools::add);
    }

    /** Whether a name is given, readable or not; libraries take the method's name for an empty one. */
    private static boolean isGiven(Value name) {
        return name instanceof Value.Unknown
                || name.asText().filter(text -> !text.text().isEmpty()).isPresent();
    }

    private SchemaDraft parameters(SyntaxNode method) {
        SchemaDraft schema = new SchemaDraft();
        for (SyntaxNode parameter :
                method.child("parameters").map(SyntaxNode::children).orElse(List.of())) {
            Optional<SyntaxNode> type = parameter.child("type");
            Optional<SyntaxNode> name = parameter.child("name");
            if (type.isEmpty() || name.isEmpty() || isInjected(parameter, type.get())) {
                continue;
            }
            Map<String, SyntaxNode> elements = annotations(parameter).stream()
                    .filter(it -> ARGUMENTS.contains(name(it)))
                    .findFirst()
                    .map(JavaTools::elements)
                    .orElse(Map.of());
            ObjectNode json = types.schema(type.get());
            element(elements, "description", "value").asText().ifPresent(text -> json.put("description", text.text()));
            String called = element(elements, "name")
                    .asText()
                    .map(Value.Text::text)
                    .filter(text -> !text.isEmpty())
                    .orElse(name.get().text());
            boolean nullable = annotations(parameter).stream().anyMatch(it -> name(it).equals("Nullable"));
            boolean required = !JavaTypes.isOptional(type.get())
                    && !nullable
                    && !elements.containsKey("defaultValue")
                    && (!elements.containsKey("required")
                            || Values.truth(element(elements, "required")).orElse(true));
            schema.property(called, json, required);
        }
        return schema;
    }

    private static boolean isInjected(SyntaxNode parameter, SyntaxNode type) {
        String text = type.text().replaceFirst("<.*", "");
        String name = text.substring(text.lastIndexOf('.') + 1);
        return INJECTED.contains(name)
                || INJECTED_ENDINGS.stream().anyMatch(name::endsWith)
                || annotations(parameter).stream()
                        .anyMatch(it -> name(it).endsWith("ProgressToken") || name(it).equals("MetaField"));
    }
}
