package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the places of a file that declare tools and hands each to the reader of its shape. */
final class PythonTools {

    /** The decorator by which a wrapper takes the name of what it wraps. */
    private static final String WRAPS = "wraps";

    private final PythonEvaluator evaluator;
    private final Contexts contexts;
    private final PythonTypes types;
    private final Signatures signatures;
    private final Mounts mounts;
    private final Origins origins;
    private final ToolClasses classes;

    PythonTools(PythonEvaluator evaluator) {
        this.evaluator = evaluator;
        this.contexts = new Contexts(evaluator);
        this.types = new PythonTypes(evaluator);
        this.signatures = new Signatures(types, evaluator);
        this.mounts = new Mounts(evaluator);
        this.origins = new Origins(evaluator.scopes());
        this.classes = new ToolClasses(evaluator, types, origins);
    }

    List<FoundTool> read(SyntaxFile file) {
        List<FoundTool> tools = new ArrayList<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(file.root()));
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            switch (node.kind()) {
                case "decorated_definition" -> decorated(node, tools);
                case "call" -> call(node, tools);
                case "dictionary" -> dictionary(node, tools);
                case "class_definition" -> tools.addAll(classes.read(node));
                default -> {}
            }
            open.addAll(node.children());
        }
        return tools;
    }

    private void decorated(SyntaxNode node, List<FoundTool> tools) {
        Optional<SyntaxNode> function =
                node.child("definition").filter(definition -> definition.is("function_definition"));
        if (function.isEmpty() || Decorators.has(function.get(), WRAPS)) {
            return;
        }
        List<SyntaxNode> decorators = Decorators.of(function.get());
        Optional<SyntaxNode> sdk =
                decorators.stream().filter(origins::isSdkDecorator).findFirst();
        Optional<SyntaxNode> decorator =
                sdk.or(() -> decorators.stream().filter(origins::isOwnDecorator).findFirst());
        if (decorator.isPresent()) {
            SyntaxNode at = decorator.get();
            String how = "@"
                    + (at.is("call")
                            ? at.child("function").map(SyntaxNode::text).orElse("")
                            : at.text());
            Arguments arguments = at.is("call") ? Arguments.of(at) : new Arguments(List.of(), Map.of(), false);
            for (Bindings bindings : at.is("call") ? contexts.of(at) : List.of(Bindings.NONE)) {
                tool(node, how, function.get(), arguments, 0, bindings, mounts.prefix(at))
                        .ifPresent(tools::add);
            }
        }
    }

    /**
     * A tool made of a function.
     *
     * @param arguments of the registration
     * @param position of the name among them
     */
    private Optional<FoundTool> tool(
            SyntaxNode place,
            String how,
            SyntaxNode function,
            Arguments arguments,
            int position,
            Bindings bindings,
            String prefix) {
        Value given = argument(arguments, "name", position, bindings);
        if (!(given.plain() instanceof Value.Text) && arguments.named("name").isEmpty()) {
            given = Value.ABSENT;
        }
        Value name = given instanceof Value.Absent || Values.isNothing(given)
                ? Values.text(Signatures.name(function))
                : given;
        Value described = argument(arguments, "description", -1, bindings);
        Value description = Values.isNothing(described)
                ? PythonStrings.docstring(function).map(Values::text).orElse(Value.ABSENT)
                : described;
        Set<String> hidden = new HashSet<>();
        if (argument(arguments, "exclude_args", -1, bindings).plain() instanceof Value.Items items) {
            items.items().forEach(item -> item.asText().ifPresent(text -> hidden.add(text.text())));
        }
        ToolDraft draft = new ToolDraft(function, how)
                .name(prefix.isEmpty() ? name : Values.concat(Values.text(prefix), name))
                .title(argument(arguments, "title", -1, bindings))
                .description(description)
                .parameters(signatures.of(function, hidden))
                .conditional(Conditions.around(place));
        Hints.add(draft, arguments, argument -> evaluator.value(argument, bindings));
        return draft.finish();
    }

    /** The function that is handed over; of a wrapper the function that it wraps, where that is known. */
    private Optional<SyntaxNode> function(Value value) {
        if (!(value.plain() instanceof Value.Function function)
                || !function.node().is("function_definition")) {
            return Optional.empty();
        }
        Optional<SyntaxNode> wraps = Decorators.of(function.node()).stream()
                .filter(decorator -> Decorators.lastName(decorator).equals(WRAPS))
                .findFirst();
        if (wraps.isEmpty()) {
            return Optional.of(function.node());
        }
        return Arguments.of(wraps.get())
                .at(0)
                .map(wrapped -> evaluator.value(wrapped, function.bindings()))
                .filter(wrapped -> !wrapped.equals(value))
                .flatMap(this::function);
    }

    private Value argument(Arguments arguments, String name, int position, Bindings bindings) {
        return arguments
                .get(name, position)
                .map(node -> evaluator.value(node, bindings))
                .orElse(Value.ABSENT);
    }

    private void call(SyntaxNode node, List<FoundTool> tools) {
        String name = Arguments.calledName(node);
        boolean isDecorator = node.parentKind().equals("decorator");
        if (isDecorator) {
            return;
        }
        switch (name) {
            case "Tool" -> written(node, tools);
            case "add_tool", "from_function", "register_tool", "tool" -> handedOver(node, name, tools);
            default -> curried(node, tools);
        }
    }

    /** {@code server.tool(name="x")(function)}. */
    private void curried(SyntaxNode node, List<FoundTool> tools) {
        Optional<SyntaxNode> inner = node.child("function").filter(function -> function.is("call"));
        boolean registers = inner.filter(origins::isSdkDecorator).isPresent();
        Optional<SyntaxNode> handed = Arguments.of(node).at(0);
        if (registers && handed.isPresent()) {
            Arguments arguments = Arguments.of(inner.get());
            for (Bindings bindings : contexts.of(node)) {
                function(evaluator.value(handed.get(), bindings))
                        .flatMap(function -> tool(
                                node,
                                "tool(…)(function)",
                                function,
                                arguments,
                                0,
                                bindings,
                                mounts.prefix(inner.get())))
                        .ifPresent(tools::add);
            }
        }
    }

    /** {@code server.add_tool(function, …)}, {@code Tool.from_function(function, …)}, also in loops and helpers. */
    private void handedOver(SyntaxNode node, String how, List<FoundTool> tools) {
        Arguments arguments = Arguments.of(node);
        Optional<SyntaxNode> handed = arguments.get("fn", 0).or(() -> arguments.named("func"));
        boolean foreign = how.equals("from_function") && !origins.isToolClass(node) || origins.isForeign(node);
        if (handed.isEmpty() || foreign) {
            return;
        }
        for (Bindings bindings : contexts.of(node)) {
            Value value = evaluator.value(handed.get(), bindings);
            function(value)
                    .flatMap(function -> tool(node, how, function, arguments, 1, bindings, mounts.prefix(node)))
                    .map(tool -> value instanceof Value.Maybe maybe ? tool.under(maybe.condition()) : tool)
                    .ifPresent(tools::add);
        }
    }

    /** {@code Tool(name=…, description=…, inputSchema=…)}. */
    private void written(SyntaxNode node, List<FoundTool> tools) {
        Arguments arguments = Arguments.of(node);
        boolean isTool = arguments.named("name").isPresent()
                && arguments.named("func").isEmpty()
                && arguments.named("coroutine").isEmpty()
                && arguments.named("function").isEmpty()
                && (arguments.named("inputSchema").isPresent()
                        || arguments.named("description").isPresent() && origins.isToolClass(node));
        if (!isTool || !origins.isToolClass(node)) {
            return;
        }
        for (Bindings bindings : contexts.of(node)) {
            ToolDraft draft = new ToolDraft(node, "Tool(…)")
                    .name(argument(arguments, "name", -1, bindings))
                    .title(argument(arguments, "title", -1, bindings))
                    .description(argument(arguments, "description", -1, bindings))
                    .conditional(Conditions.around(node));
            arguments
                    .named("inputSchema")
                    .or(() -> arguments.named("parameters"))
                    .ifPresent(schema -> draft.parameters(schema(schema, bindings)));
            Hints.add(draft, arguments, argument -> evaluator.value(argument, bindings));
            draft.finish().ifPresent(tools::add);
        }
    }

    /** A schema as written: a dictionary, a model's schema, or not readable. */
    SchemaDraft schema(SyntaxNode node, Bindings bindings) {
        boolean ofModel = node.is("call")
                && Set.of("model_json_schema", "schema", "json_schema").contains(Arguments.calledName(node));
        if (ofModel) {
            Optional<Value> model = node.child("function")
                    .flatMap(function -> function.child("object"))
                    .map(object -> evaluator.value(object, bindings).plain());
            if (model.isPresent() && model.get() instanceof Value.Type type) {
                return types.model(type.node());
            }
        }
        return SchemaDraft.of(evaluator.value(node, bindings));
    }

    /** {@code {"name": …, "description": …, "inputSchema": …}} of a server that speaks the protocol itself. */
    private void dictionary(SyntaxNode node, List<FoundTool> tools) {
        Set<String> keys = new HashSet<>();
        Map<String, SyntaxNode> values = new java.util.LinkedHashMap<>();
        for (SyntaxNode pair : node.children()) {
            pair.child("key").filter(key -> key.is("string")).ifPresent(key -> {
                String text =
                        evaluator.value(key).asText().map(Value.Text::text).orElse("");
                keys.add(text);
                pair.child("value").ifPresent(value -> values.put(text, value));
            });
        }
        if (!keys.contains("name") || !keys.contains("description") || !keys.contains("inputSchema")) {
            return;
        }
        Arguments arguments = new Arguments(List.of(), values, false);
        for (Bindings bindings : contexts.of(node)) {
            ToolDraft draft = new ToolDraft(node, "tools/list")
                    .name(argument(arguments, "name", -1, bindings))
                    .title(argument(arguments, "title", -1, bindings))
                    .description(argument(arguments, "description", -1, bindings))
                    .parameters(arguments
                            .named("inputSchema")
                            .map(schema -> schema(schema, bindings))
                            .orElseThrow())
                    .conditional(Conditions.around(node));
            Hints.add(draft, arguments, argument -> evaluator.value(argument, bindings));
            draft.finish().ifPresent(tools::add);
        }
    }
}
