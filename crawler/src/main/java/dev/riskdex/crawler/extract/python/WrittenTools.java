package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads tools that are written out: {@code Tool(name=…, inputSchema=…)} and dictionaries of the protocol's form. */
final class WrittenTools {

    private static final Set<String> MODEL_SCHEMAS = Set.of("model_json_schema", "schema", "json_schema");

    private final PythonEvaluator evaluator;
    private final Contexts contexts;
    private final PythonTypes types;
    private final Origins origins;
    private final Registrations registrations;

    WrittenTools(PythonEvaluator evaluator, Contexts contexts, PythonTypes types, Origins origins) {
        this.evaluator = evaluator;
        this.contexts = contexts;
        this.types = types;
        this.origins = origins;
        this.registrations = new Registrations(evaluator);
    }

    /** {@code Tool(name=…, description=…, inputSchema=…)}. */
    void called(SyntaxNode node, List<FoundTool> tools) {
        Arguments arguments = Arguments.of(node);
        boolean runsCode = arguments.named("func").isPresent()
                || arguments.named("coroutine").isPresent()
                || arguments.named("function").isPresent();
        boolean isTool = arguments.named("name").isPresent()
                && !runsCode
                && (schemaOf(arguments).isPresent()
                        || arguments.named("description").isPresent());
        if (isTool && origins.isToolClass(node)) {
            tools(node, "Tool(…)", arguments, tools);
        }
    }

    private static Optional<SyntaxNode> schemaOf(Arguments arguments) {
        return arguments
                .named("inputSchema")
                .or(() -> arguments.named("input_schema"))
                .or(() -> arguments.named("parameters"));
    }

    /** {@code {"name": …, "description": …, "inputSchema": …}} of a server that speaks the protocol itself. */
    void dictionary(SyntaxNode node, List<FoundTool> tools) {
        Map<String, SyntaxNode> values = new LinkedHashMap<>();
        for (SyntaxNode pair : node.children()) {
            pair.child("key")
                    .filter(key -> key.is("string"))
                    .flatMap(key -> evaluator.value(key).asText())
                    .ifPresent(key -> pair.child("value").ifPresent(value -> values.put(key.text(), value)));
        }
        if (values.keySet().containsAll(Set.of("name", "description", "inputSchema")) && !isModelApi(values)) {
            tools(node, "tools/list", new Arguments(List.of(), values, false), tools);
        }
    }

    /** Whether the schema is wrapped as in requests to a hosted model, which are no tools of a server. */
    private boolean isModelApi(Map<String, SyntaxNode> values) {
        return Optional.ofNullable(values.get("inputSchema"))
                .map(evaluator::value)
                .filter(value -> value.plain() instanceof Value.Fields fields
                        && fields.entries().keySet().equals(Set.of("json")))
                .isPresent();
    }

    private void tools(SyntaxNode node, String how, Arguments arguments, List<FoundTool> tools) {
        for (Bindings bindings : contexts.of(node)) {
            Map<String, Value> said = registrations.of(arguments, -1, bindings);
            ToolDraft draft = new ToolDraft(node, how)
                    .name(said.getOrDefault("name", Value.ABSENT))
                    .title(said.getOrDefault("title", Value.ABSENT))
                    .description(said.getOrDefault("description", Value.ABSENT))
                    .conditional(Conditions.around(node));
            schemaOf(arguments).ifPresent(schema -> draft.parameters(schema(schema, bindings)));
            Hints.add(draft, said);
            draft.finish().ifPresent(tools::add);
        }
    }

    /** A schema as written: a dictionary, a model's schema, what another function adapts, or not readable. */
    private SchemaDraft schema(SyntaxNode node, Bindings bindings) {
        SchemaDraft written = ofModel(node, bindings).orElseGet(() -> SchemaDraft.of(evaluator.value(node, bindings)));
        if (written.isComplete() || !node.is("call")) {
            return written;
        }
        return Arguments.of(node)
                .at(0)
                .map(inner -> schema(inner, bindings))
                .filter(SchemaDraft::isComplete)
                .orElse(written);
    }

    private Optional<SchemaDraft> ofModel(SyntaxNode node, Bindings bindings) {
        if (!node.is("call") || !MODEL_SCHEMAS.contains(Arguments.calledName(node))) {
            return Optional.empty();
        }
        return node.child("function")
                .flatMap(function -> function.child("object"))
                .map(object -> evaluator.value(object, bindings).plain())
                .filter(Value.Type.class::isInstance)
                .map(type -> types.model(((Value.Type) type).node()));
    }
}
