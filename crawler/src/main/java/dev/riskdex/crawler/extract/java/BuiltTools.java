package dev.riskdex.crawler.extract.java;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.CodeFiles;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.SchemaText;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tools that are put together: by builders, by constructors, and by methods of the project around these. */
final class BuiltTools {

    private static final List<String> HINTS =
            List.of("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    private final JavaEvaluator evaluator;
    private final JavaTypes types;
    private final ProjectBuilders builders;

    BuiltTools(JavaEvaluator evaluator, JavaTypes types) {
        this.evaluator = evaluator;
        this.types = types;
        this.builders = new ProjectBuilders(evaluator);
    }

    /** {@code Tool.builder().name(…).description(…).build()} and builders of projects with setters of these names. */
    void built(SyntaxNode node, List<FoundTool> tools) {
        if (node.role().equals("object") && node.parentKind().equals("method_invocation")) {
            return;
        }
        BuilderCalls chain = BuilderCalls.of(node);
        Map<String, SyntaxNode> calls = new LinkedHashMap<>();
        SchemaDraft added = new SchemaDraft();
        chain.own().forEach(call -> call(call, calls, added));
        if (!calls.containsKey("name")) {
            return;
        }
        chain.further().forEach(call -> call(call, calls, added));
        SyntaxNode start = chain.start();
        boolean ownBuilder = builders.type(chain.maker()).isPresent();
        boolean ofTool = start.text().endsWith("Tool")
                || start.text().endsWith("FunctionToolCallback")
                || calls.containsKey("newTool")
                || ownBuilder && start.text().contains("ToolBuilder");
        if (ofTool && calls.containsKey("description")) {
            String how = start.is("method_invocation") ? "newTool(…)" : start.text() + ".builder()";
            Optional<SchemaDraft> schema = calls.containsKey("newTool")
                    ? Optional.of(added)
                    : builders.schema(chain.maker(), chain.all(), Bindings.NONE);
            finish(node, how, calls, schema, tools);
        }
    }

    /** Notes one call of a chain; a builder may be given the name, and the schema, at its start. */
    private void call(SyntaxNode call, Map<String, SyntaxNode> calls, SchemaDraft added) {
        String called = call.child("name").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> arguments = JavaEvaluator.arguments(call);
        if (arguments.isEmpty()) {
            if (HINTS.contains(key(called))) {
                calls.putIfAbsent(key(called), call);
            }
            return;
        }
        if (called.equals("newTool") || called.equals("builder")) {
            calls.putIfAbsent("name", arguments.get(0));
            if (arguments.size() == 2) {
                calls.putIfAbsent("inputSchema", arguments.get(1));
            }
        }
        calls.putIfAbsent(key(called), arguments.get(arguments.size() - 1));
        if (called.equals("addArgument") && arguments.size() >= 3) {
            argument(arguments, added);
        }
    }

    private static String key(String called) {
        String bare = called.replaceFirst("^(?:set|with)(?=[A-Z])", "");
        return bare.isEmpty() ? bare : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    private void argument(List<SyntaxNode> arguments, SchemaDraft schema) {
        Optional<String> name = evaluator.value(arguments.get(0)).asText().map(Value.Text::text);
        Optional<SyntaxNode> type =
                arguments.stream().filter(it -> it.is("class_literal")).findFirst();
        ObjectNode json = type.flatMap(it -> it.children().stream().findFirst())
                .map(types::schema)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode());
        evaluator.value(arguments.get(1)).asText().ifPresent(text -> json.put("description", text.text()));
        boolean required = Values.truth(evaluator.value(arguments.get(2))).orElse(false);
        name.ifPresent(it -> schema.property(it, json, required));
    }

    /** {@code new Tool("name", "description", schema)}, with a title in between where there are more. */
    void constructed(SyntaxNode node, List<FoundTool> tools) {
        String type = node.child("type").map(SyntaxNode::text).orElse("");
        List<SyntaxNode> arguments = JavaEvaluator.arguments(node);
        if (!type.equals("Tool") && !type.endsWith(".Tool") || arguments.size() < 3) {
            return;
        }
        List<String> keys = arguments.size() < 5
                ? List.of("name", "description", "inputSchema", "annotations")
                : List.of("name", "title", "description", "inputSchema", "outputSchema", "annotations");
        Map<String, SyntaxNode> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size() && i < arguments.size(); i++) {
            values.put(keys.get(i), arguments.get(i));
        }
        finish(node, "new Tool(…)", values, Optional.empty(), tools);
    }

    /** The tool, or those that the calls of the method around declare. */
    private void finish(
            SyntaxNode node,
            String how,
            Map<String, SyntaxNode> values,
            Optional<SchemaDraft> added,
            List<FoundTool> tools) {
        Optional<FoundTool> found =
                draft(node, how, values, added, Bindings.NONE).finish();
        found.ifPresent(tools::add);
        Optional<SyntaxNode> method = CodeFiles.around(node, Set.of("method_declaration"));
        if (found.isPresent() || method.isEmpty()) {
            return;
        }
        String name = method.get().child("name").map(SyntaxNode::text).orElse("");
        int taken =
                method.get().child("parameters").map(it -> it.children().size()).orElse(0);
        if (taken < 2) {
            return;
        }
        for (SyntaxNode use : evaluator.files().uses(name)) {
            Optional<SyntaxNode> call = use.parent()
                    .filter(it -> it.is("method_invocation") && use.role().equals("name"))
                    .filter(it -> JavaEvaluator.arguments(it).size() == taken);
            call.ifPresent(it -> {
                List<Value> given = JavaEvaluator.arguments(it).stream()
                        .map(evaluator::value)
                        .toList();
                draft(it, name + "(…)", values, added, JavaEvaluator.bound(method.get(), given))
                        .finish()
                        .ifPresent(tools::add);
            });
        }
    }

    private ToolDraft draft(
            SyntaxNode place,
            String how,
            Map<String, SyntaxNode> values,
            Optional<SchemaDraft> added,
            Bindings bindings) {
        ToolDraft draft = new ToolDraft(place, how)
                .name(evaluated(values.get("name"), bindings))
                .title(evaluated(values.get("title"), bindings))
                .description(evaluated(values.get("description"), bindings));
        added.or(() -> schema(values, bindings)).ifPresent(draft::parameters);
        HINTS.stream()
                .skip(1)
                .filter(values::containsKey)
                .forEach(hint -> draft.annotation(hint, flag(values, hint, bindings)));
        Optional.ofNullable(values.get("annotations")).ifPresent(it -> hints(it, bindings, draft));
        return draft;
    }

    /** {@code readOnlyHint(true)}, or {@code setReadOnlyHint()} that needs no argument. */
    private Value flag(Map<String, SyntaxNode> values, String hint, Bindings bindings) {
        SyntaxNode node = values.get(hint);
        boolean bare = node != null
                && node.is("method_invocation")
                && key(node.child("name").map(SyntaxNode::text).orElse("")).equals(hint);
        return bare ? Values.bool(true) : evaluated(node, bindings);
    }

    private Value evaluated(@Nullable SyntaxNode node, Bindings bindings) {
        return node == null ? Value.ABSENT : evaluator.value(node, bindings).plain();
    }

    private Optional<SchemaDraft> schema(Map<String, SyntaxNode> values, Bindings bindings) {
        SyntaxNode type = values.get("inputType");
        if (type != null && type.is("class_literal")) {
            return types.members(type.text().replaceFirst("\\.class$", ""), type);
        }
        Value value = evaluated(values.get("inputSchema"), bindings);
        if (value instanceof Value.Text text) {
            return Optional.of(SchemaText.read(text.text()));
        }
        return value instanceof Value.Fields
                ? Optional.of(SchemaDraft.of(value))
                : Optional.ofNullable(values.get("inputSchema")).flatMap(it -> builders.schema(it, bindings));
    }

    /** {@code new ToolAnnotations(title, readOnly, …)} or a builder with setters of the hints' names. */
    private void hints(SyntaxNode node, Bindings bindings, ToolDraft draft) {
        if (node.is("object_creation_expression")) {
            List<SyntaxNode> arguments = JavaEvaluator.arguments(node);
            for (int i = 0; i < HINTS.size() && i < arguments.size(); i++) {
                draft.annotation(HINTS.get(i), evaluated(arguments.get(i), bindings));
            }
        }
        SyntaxNode at = node;
        while (at.is("method_invocation")) {
            String called = at.child("name").map(SyntaxNode::text).orElse("");
            List<SyntaxNode> arguments = JavaEvaluator.arguments(at);
            if (HINTS.contains(called) && !arguments.isEmpty()) {
                draft.annotation(called, evaluated(arguments.get(0), bindings));
            }
            Optional<SyntaxNode> object = at.child("object");
            if (object.isEmpty()) {
                return;
            }
            at = object.get();
        }
    }
}
