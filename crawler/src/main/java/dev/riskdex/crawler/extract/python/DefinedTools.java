package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads tools that a project notes in objects of a class of its own, {@code ToolDefinition(name=…, description=…,
 * fn=…)}, to hand them over somewhere else.
 */
final class DefinedTools {

    private static final List<String> FUNCTIONS = List.of("fn", "func", "function", "handler", "callable");
    private static final List<String> SCHEMAS =
            List.of("inputSchema", "input_schema", "parameters", "schema", "params", "input_model", "args_schema");
    /** Classes whose names speak of tools, but which are calls, results and settings of such. */
    private static final Set<String> OTHERS = Set.of("Result", "Error", "Call", "Response", "Message", "Annotations");

    private final PythonEvaluator evaluator;
    private final Contexts contexts;
    private final PythonTypes types;
    private final Signatures signatures;
    private final Registrations registrations;
    private final Wrapped wrapped;

    DefinedTools(PythonEvaluator evaluator, Contexts contexts, PythonTypes types) {
        this.evaluator = evaluator;
        this.contexts = contexts;
        this.types = types;
        this.signatures = new Signatures(types, evaluator);
        this.registrations = new Registrations(evaluator);
        this.wrapped = new Wrapped(evaluator);
    }

    /** Whether a class is called like the description of a tool. */
    static boolean isNamedSo(String type) {
        return type.contains("Tool")
                && Character.isUpperCase(type.charAt(0))
                && OTHERS.stream().noneMatch(type::endsWith);
    }

    void read(SyntaxNode call, List<FoundTool> tools) {
        boolean own = call.child("function")
                .map(evaluator::value)
                .filter(Value.Type.class::isInstance)
                .isPresent();
        if (own) {
            for (Bindings bindings : contexts.of(call)) {
                if (evaluator.value(call, bindings).plain() instanceof Value.Fields fields) {
                    tool(call, fields).ifPresent(tools::add);
                }
            }
        }
    }

    private Optional<FoundTool> tool(SyntaxNode call, Value.Fields fields) {
        Map<String, Value> said = registrations.of(fields);
        Optional<SyntaxNode> function = FUNCTIONS.stream()
                .flatMap(name -> wrapped.function(fields.get(name)).stream())
                .findFirst();
        Optional<SchemaDraft> schema = SCHEMAS.stream()
                .map(fields::get)
                .flatMap(value -> schema(value).stream())
                .findFirst()
                .or(() -> function.map(node -> signatures.of(node, Set.of())));
        Value named = said.getOrDefault("name", Value.ABSENT);
        Value name =
                Values.isNothing(named) && function.isPresent() ? Values.text(Signatures.name(function.get())) : named;
        if (schema.isEmpty() || !said.containsKey("description")) {
            return Optional.empty();
        }
        ToolDraft draft = new ToolDraft(
                        function.filter(it -> Values.isNothing(named)).orElse(call), Arguments.calledName(call) + "(…)")
                .name(name)
                .title(said.getOrDefault("title", Value.ABSENT))
                .description(said.get("description"))
                .parameters(schema.get())
                .conditional(Conditions.around(call))
                .unregistered();
        Hints.add(draft, said);
        return draft.finish();
    }

    private Optional<SchemaDraft> schema(Value given) {
        Value value = given.plain();
        if (value instanceof Value.Type model) {
            return Optional.of(types.model(model.node()));
        }
        if (value instanceof Value.Items items) {
            return Optional.of(listed(items));
        }
        return value instanceof Value.Fields || value instanceof Value.Schema
                ? Optional.of(SchemaDraft.of(value))
                : Optional.empty();
    }

    /** Arguments given as a list of objects with name, type, description. */
    private static SchemaDraft listed(Value.Items items) {
        SchemaDraft draft = new SchemaDraft();
        for (Value item : items.items()) {
            Optional<Value.Text> name = item.plain() instanceof Value.Fields fields
                    ? fields.get("name").asText()
                    : Optional.empty();
            if (name.isEmpty()) {
                return draft.incomplete();
            }
            Value.Fields fields = (Value.Fields) item.plain();
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            for (String key : List.of("type", "description")) {
                fields.get(key).asText().ifPresent(text -> json.put(key, text.text()));
            }
            draft.property(
                    name.get().text(),
                    json,
                    Values.truth(fields.get("required")).orElse(false));
        }
        return items.open() ? draft.incomplete() : draft;
    }
}
