package dev.riskdex.crawler.extract.kotlin;

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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds tools in a Kotlin file: calls, classes with a name and a description, annotated functions. */
final class KotlinTools {

    private static final Set<String> ANNOTATIONS = Set.of("Tool", "McpTool");
    private static final Set<String> ARGUMENTS =
            Set.of("ToolParam", "McpToolParam", "ToolArg", "McpDescription", "LLMDescription", "P");
    private static final Set<String> HINTS =
            Set.of("title", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");
    private static final Pattern INJECTED = Pattern.compile(
            "\\w*(?:Exchange|Context|Connection|ProgressToken)|McpLog|Progress|Cancellation|McpMeta|CallToolRequest");
    /** What classes that are tools extend. */
    private static final Pattern BASES = Pattern.compile("\\w*Tool|\\w*Tool(?:Base|Definition|Handler)");

    /** Classes whose objects are tools. */
    private static final Pattern MADE = Pattern.compile("Tool|\\w*ToolDefinition|McpTool|ToolSpec");
    /** Functions that hand a tool on to each other. */
    private static final int DEEPEST_WRAPPER = 3;
    /** Calls of a chain that start and end a schema. */
    private static final Set<String> FRAME = Set.of("build", "builder", "tool", "schema", "create");

    private final CodeFiles files;
    private final KotlinEvaluator evaluator;
    private final KotlinTypes types;

    KotlinTools(CodeFiles files, KotlinEvaluator evaluator) {
        this.files = files;
        this.evaluator = evaluator;
        this.types = new KotlinTypes(evaluator);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxNode node : CodeFiles.all(file.root())) {
            switch (node.kind()) {
                case "call_expression" -> call(node, tools);
                case "class_declaration", "object_declaration" -> type(node, tools);
                case "function_declaration" -> function(node, tools);
                default -> {}
            }
        }
        return tools;
    }

    /** {@code server.addTool(name, description, schema)}, {@code Tool(name, …)}. */
    private void call(SyntaxNode call, List<FoundTool> tools) {
        String called = Kotlin.called(call);
        Map<String, SyntaxNode> arguments = Kotlin.arguments(call);
        boolean adds = called.equals("addTool") && arguments.size() > 1;
        boolean makes =
                MADE.matcher(called).matches() && arguments.containsKey("name") && arguments.containsKey("description");
        if (!adds && !makes) {
            return;
        }
        SyntaxNode name = arguments.getOrDefault("name", arguments.get("0"));
        SyntaxNode description = arguments.getOrDefault("description", arguments.get(adds ? "1" : "2"));
        SyntaxNode schema = arguments.getOrDefault("inputSchema", arguments.get(adds ? "2" : "1"));
        ToolDraft draft = new ToolDraft(call, called + "(…)")
                .name(evaluator.optional(name))
                .title(evaluator.optional(arguments.get("title")))
                .description(evaluator.optional(description));
        hints(arguments.get("toolAnnotations"), draft);
        hints(arguments.get("annotations"), draft);
        if (schema != null) {
            draft.parameters(schema(schema));
        } else if (adds) {
            draft.parameters(new SchemaDraft());
        }
        Optional<FoundTool> found = draft.finish();
        found.ifPresent(tools::add);
        if (found.isEmpty() && name != null) {
            wrapped(call, name.text(), description, tools, 0);
        }
    }

    private SchemaDraft schema(SyntaxNode expression) {
        Value value = evaluator.value(expression);
        return value.plain() instanceof Value.Fields ? SchemaDraft.of(value) : built(expression);
    }

    /** A schema that is built by a chain of calls such as {@code .stringProperty("name", "description")}. */
    private SchemaDraft built(SyntaxNode expression) {
        SchemaDraft schema = new SchemaDraft();
        boolean complete = false;
        SyntaxNode at = expression;
        List<SyntaxNode> calls = new ArrayList<>();
        while (at.is("call_expression") || at.is("navigation_expression")) {
            if (at.is("call_expression")) {
                calls.add(0, at);
            }
            complete |= at.is("call_expression") && Kotlin.called(at).equals("build");
            at = at.children().get(0);
        }
        for (SyntaxNode call : calls) {
            complete &= property(call, schema) || FRAME.contains(Kotlin.called(call));
        }
        return complete ? schema : schema.incomplete();
    }

    private boolean property(SyntaxNode call, SchemaDraft schema) {
        Map<String, SyntaxNode> arguments = Kotlin.arguments(call);
        String called = Kotlin.called(call);
        Optional<String> name = text(arguments.getOrDefault("name", arguments.get("0")));
        if (!called.endsWith("Property") || name.isEmpty()) {
            return false;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String kind = called.substring(0, called.length() - "Property".length());
        if (kind.endsWith("Array")) {
            json.put("type", "array");
        } else if (Set.of("string", "boolean", "object", "number", "integer").contains(kind)) {
            json.put("type", kind);
        } else if (kind.equals("int")) {
            json.put("type", "integer");
        }
        text(arguments.getOrDefault("description", arguments.get("1"))).ifPresent(it -> json.put("description", it));
        boolean required =
                Values.truth(evaluator.optional(arguments.get("required"))).orElse(false);
        schema.property(name.get(), json, required);
        return true;
    }

    private Optional<String> text(@Nullable SyntaxNode node) {
        return evaluator.optional(node).asText().map(Value.Text::text);
    }

    /** {@code ToolAnnotations(title = …, readOnlyHint = …)}. */
    private void hints(@Nullable SyntaxNode call, ToolDraft draft) {
        if (call != null) {
            Kotlin.arguments(call).forEach((key, value) -> {
                if (HINTS.contains(key)) {
                    draft.annotation(key, evaluator.value(value).plain());
                }
            });
        }
    }

    /** A function of the project whose parameters, or type argument, reach the call: its calls declare the tools. */
    private void wrapped(
            SyntaxNode call, String name, @Nullable SyntaxNode description, List<FoundTool> tools, int depth) {
        Optional<SyntaxNode> around = CodeFiles.around(call, Set.of("function_declaration"));
        if (around.isEmpty() || depth > DEEPEST_WRAPPER) {
            return;
        }
        SyntaxNode function = around.get();
        boolean byType = Kotlin.first(function, "type_parameters").isPresent()
                && (depth > 0 || function.text().contains("simpleName"));
        List<String> parameters = Kotlin.first(function, "function_value_parameters")
                .map(it ->
                        Kotlin.all(it, "parameter").stream().map(Kotlin::name).toList())
                .orElse(List.of());
        if (!byType && !parameters.contains(name)) {
            return;
        }
        for (SyntaxNode use : files.uses(Kotlin.name(function))) {
            CodeFiles.around(use, Set.of("call_expression"))
                    .filter(it -> Kotlin.called(it).equals(Kotlin.name(function)) && !it.isWithin(function))
                    .ifPresent(it -> use(it, parameters, byType ? "" : name, description, tools, depth));
        }
    }

    private void use(
            SyntaxNode call,
            List<String> parameters,
            String name,
            @Nullable SyntaxNode description,
            List<FoundTool> tools,
            int depth) {
        Optional<SyntaxNode> type = Kotlin.first(call, "call_suffix")
                .flatMap(it -> Kotlin.first(it, "type_arguments"))
                .flatMap(it -> it.children().stream().findFirst())
                .flatMap(Kotlin::last);
        Optional<SyntaxNode> declared = type.flatMap(it -> evaluator.types().find(Kotlin.typeName(it), call.file()));
        if (name.isEmpty() && declared.isEmpty()) {
            wrapped(call, name, description, tools, depth + 1);
            return;
        }
        Value own = name.isEmpty()
                ? Values.text(TextForms.snakeCase(type.map(Kotlin::typeName).orElse("")))
                : given(call, parameters, name);
        ToolDraft draft = new ToolDraft(call, Kotlin.called(call) + "(…)").name(own);
        if (description != null) {
            Value described = given(call, parameters, description.text());
            draft.description(described instanceof Value.Absent ? evaluator.value(description) : described);
        }
        declared.ifPresent(it -> draft.parameters(types.arguments(it)));
        draft.finish().ifPresent(tools::add);
    }

    private Value given(SyntaxNode call, List<String> parameters, String parameter) {
        Map<String, SyntaxNode> arguments = Kotlin.arguments(call);
        int place = parameters.indexOf(parameter);
        return evaluator.optional(arguments.getOrDefault(parameter, arguments.get(String.valueOf(place))));
    }

    /** A class with the properties {@code name} and {@code description} that extends something called a tool. */
    private void type(SyntaxNode type, List<FoundTool> tools) {
        List<SyntaxNode> bases = Kotlin.all(type, "delegation_specifier").stream()
                .map(base -> Kotlin.first(base, "constructor_invocation").orElse(base))
                .toList();
        Optional<SyntaxNode> body = Kotlin.first(type, "class_body");
        boolean isTool = bases.stream()
                .anyMatch(base -> BASES.matcher(Kotlin.typeName(base)).matches());
        if (body.isEmpty() || !isTool) {
            return;
        }
        Optional<SyntaxNode> name = member(body.get(), "name");
        Optional<SyntaxNode> description = member(body.get(), "description");
        if (name.isEmpty() || description.isEmpty()) {
            return;
        }
        ToolDraft draft = new ToolDraft(type, "class of a tool")
                .name(evaluator.value(name.get()))
                .title(member(body.get(), "title").map(evaluator::value).orElse(Value.ABSENT))
                .description(evaluator.value(description.get()));
        member(body.get(), "annotations").ifPresent(it -> hints(it, draft));
        Optional<SchemaDraft> schema = member(body.get(), "inputSchema").map(this::schema);
        schema.or(() -> byTypeArgument(bases)).ifPresent(draft::parameters);
        draft.finish().ifPresent(tools::add);
    }

    /** The value of a property of a class, or what a function without parameters of that name returns. */
    private static Optional<SyntaxNode> member(SyntaxNode body, String name) {
        return body.children().stream()
                .filter(it -> it.is("property_declaration") && Kotlin.name(it).equals(name))
                .findFirst()
                .flatMap(Kotlin::initial);
    }

    /** The arguments of the class that a tool is parameterised with. */
    private Optional<SchemaDraft> byTypeArgument(List<SyntaxNode> bases) {
        return bases.stream()
                .flatMap(base -> Kotlin.first(base, "user_type").stream())
                .flatMap(base -> Kotlin.first(base, "type_arguments").stream())
                .flatMap(arguments -> arguments.children().stream().limit(1))
                .flatMap(argument -> Kotlin.last(argument).stream())
                .flatMap(argument -> evaluator.types().find(Kotlin.typeName(argument), argument.file()).stream())
                .findFirst()
                .map(types::arguments);
    }

    private void function(SyntaxNode function, List<FoundTool> tools) {
        Optional<SyntaxNode> annotation = Kotlin.annotations(function).stream()
                .filter(it -> ANNOTATIONS.contains(Kotlin.typeName(it)))
                .findFirst();
        if (annotation.isEmpty()) {
            return;
        }
        Map<String, SyntaxNode> arguments = Kotlin.arguments(annotation.get());
        Value given = evaluator.optional(arguments.getOrDefault("name", arguments.get("0")));
        boolean named = given instanceof Value.Text text && !text.text().isEmpty();
        ToolDraft draft = new ToolDraft(function, "@" + Kotlin.typeName(annotation.get()))
                .name(named ? given : Values.text(Kotlin.name(function)))
                .title(evaluator.optional(arguments.get("title")))
                .description(
                        arguments.containsKey("description")
                                ? evaluator.value(arguments.get("description"))
                                : described(function))
                .parameters(parameters(function));
        hints(arguments.get("annotations"), draft);
        draft.finish().ifPresent(tools::add);
    }

    /** A description that stands in an annotation of its own. */
    private Value described(SyntaxNode function) {
        return Kotlin.annotations(function).stream()
                .filter(it -> Kotlin.typeName(it).endsWith("Description"))
                .map(it -> evaluator.optional(
                        Kotlin.arguments(it).values().stream().findFirst().orElse(null)))
                .findFirst()
                .orElse(Value.ABSENT);
    }

    private SchemaDraft parameters(SyntaxNode function) {
        SchemaDraft schema = new SchemaDraft();
        List<SyntaxNode> children = Kotlin.first(function, "function_value_parameters")
                .map(SyntaxNode::children)
                .orElse(List.of());
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).is("parameter")) {
                boolean modified = i > 0 && children.get(i - 1).is("parameter_modifiers");
                boolean hasDefault = i + 1 < children.size()
                        && !children.get(i + 1).is("parameter")
                        && !children.get(i + 1).is("parameter_modifiers");
                Optional<SyntaxNode> modifiers = modified ? Optional.of(children.get(i - 1)) : Optional.empty();
                parameter(children.get(i), modifiers, hasDefault, schema);
            }
        }
        return schema;
    }

    private void parameter(
            SyntaxNode parameter, Optional<SyntaxNode> modifiers, boolean hasDefault, SchemaDraft schema) {
        Optional<SyntaxNode> type = KotlinTypes.type(parameter);
        if (type.isEmpty() || INJECTED.matcher(Kotlin.typeName(type.get())).matches()) {
            return;
        }
        Map<String, SyntaxNode> values = modifiers.stream()
                .flatMap(it -> Kotlin.all(it, "annotation").stream())
                .flatMap(it -> Kotlin.first(it, "constructor_invocation").stream())
                .filter(it -> ARGUMENTS.contains(Kotlin.typeName(it)))
                .map(Kotlin::arguments)
                .findFirst()
                .orElse(Map.of());
        ObjectNode json = types.schema(type.get());
        text(values.getOrDefault("description", values.get("0"))).ifPresent(it -> json.put("description", it));
        boolean required = !hasDefault
                && !type.get().is("nullable_type")
                && !values.containsKey("defaultValue")
                && (!values.containsKey("required")
                        || Values.truth(evaluator.optional(values.get("required")))
                                .orElse(true));
        schema.property(text(values.get("name")).orElse(Kotlin.name(parameter)), json, required);
    }
}
