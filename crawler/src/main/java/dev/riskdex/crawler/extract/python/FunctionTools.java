package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.constant.Values;
import dev.riskdex.crawler.extract.language.FoundTool;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.language.ToolDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads tools that are functions: decorated, or handed over to the server. */
final class FunctionTools {

    private static final String NAME = "__name__";
    private static final String TEXT = "__doc__";
    private static final int MOST_ASSIGNED = 200;

    private final PythonEvaluator evaluator;
    private final Contexts contexts;
    private final Signatures signatures;
    private final Registrations registrations;
    private final Mounts mounts;
    private final Origins origins;
    private final Wrapped wrapped;

    FunctionTools(PythonEvaluator evaluator, Contexts contexts, PythonTypes types, Origins origins) {
        this.evaluator = evaluator;
        this.contexts = contexts;
        this.signatures = new Signatures(types, evaluator);
        this.registrations = new Registrations(evaluator);
        this.mounts = new Mounts(evaluator);
        this.origins = origins;
        this.wrapped = new Wrapped(evaluator);
    }

    /** {@code @server.tool}, {@code @server.tool(…)}, {@code @our_tool(…)}. */
    void decorated(SyntaxNode node, List<FoundTool> tools) {
        Optional<SyntaxNode> function =
                node.child("definition").filter(definition -> definition.is("function_definition"));
        if (function.isEmpty() || Decorators.has(function.get(), Wrapped.WRAPS)) {
            return;
        }
        List<SyntaxNode> decorators = Decorators.of(function.get());
        Optional<SyntaxNode> decorator = decorators.stream()
                .filter(origins::isSdkDecorator)
                .findFirst()
                .or(() -> decorators.stream().filter(origins::isOwnDecorator).findFirst());
        decorator.ifPresent(at -> registered(node, at, function.get(), tools));
    }

    private void registered(SyntaxNode node, SyntaxNode decorator, SyntaxNode function, List<FoundTool> tools) {
        boolean called = decorator.is("call");
        String how = "@" + (called ? decorator.child("function").orElse(decorator) : decorator).text();
        for (Bindings bindings : called ? contexts.of(decorator) : List.of(Bindings.NONE)) {
            tool(node, how, function, said(decorator, bindings), mounts.prefix(decorator))
                    .ifPresent(tools::add);
        }
    }

    /** What a decorator, or the first part of a curried call, says of the tool. */
    private Map<String, Value> said(SyntaxNode decorator, Bindings bindings) {
        Arguments arguments =
                decorator.is("call") ? Arguments.of(decorator) : new Arguments(List.of(), Map.of(), false);
        return origins.isSdkDecorator(decorator)
                ? registrations.of(arguments, 0, bindings)
                : origins.maker(decorator)
                        .map(maker -> registrations.through(maker, arguments, bindings))
                        .orElseGet(() -> registrations.of(arguments, 0, bindings));
    }

    /** {@code server.tool(name="x")(function)}, also with a decorator of the project. */
    void curried(SyntaxNode node, List<FoundTool> tools) {
        Optional<SyntaxNode> inner = node.child("function").filter(function -> function.is("call"));
        Optional<SyntaxNode> handed = Arguments.of(node).at(0);
        boolean registers = inner.isPresent()
                && handed.isPresent()
                && (origins.isSdkDecorator(inner.get()) || origins.isOwnDecorator(inner.get()));
        if (registers) {
            for (Bindings bindings : circumstances(node, handed.get())) {
                add(
                        node,
                        "tool(…)(function)",
                        handed.get(),
                        said(inner.get(), bindings),
                        bindings,
                        mounts.prefix(inner.get()),
                        tools);
            }
        }
    }

    /** {@code server.add_tool(function, …)}, {@code Tool.from_function(function, …)}, also in loops and helpers. */
    void handedOver(SyntaxNode node, String how, List<FoundTool> tools) {
        Arguments arguments = Arguments.of(node);
        Optional<SyntaxNode> handed = arguments.get("fn", 0).or(() -> arguments.named("func"));
        boolean foreign = how.equals("from_function") && !origins.makesTools(node) || origins.isForeign(node);
        if (handed.isEmpty() || foreign) {
            return;
        }
        for (Bindings bindings : circumstances(node, handed.get())) {
            add(
                    node,
                    how,
                    handed.get(),
                    registrations.of(arguments, 1, bindings),
                    bindings,
                    mounts.prefix(node),
                    tools);
        }
    }

    private void add(
            SyntaxNode place,
            String how,
            SyntaxNode handed,
            Map<String, Value> said,
            Bindings bindings,
            String prefix,
            List<FoundTool> tools) {
        Value value = evaluator.value(handed, bindings);
        Map<String, Value> all = new HashMap<>(said);
        assigned(handed, NAME).forEach(name -> all.putIfAbsent("name", evaluator.value(name, bindings)));
        assigned(handed, TEXT).forEach(text -> all.putIfAbsent("description", evaluator.value(text, bindings)));
        wrapped.function(value)
                .or(() -> inside(handed, bindings))
                .flatMap(function -> tool(place, how, function, all, prefix))
                .map(tool -> value instanceof Value.Maybe maybe ? tool.under(maybe.condition()) : tool)
                .ifPresent(tools::add);
    }

    /** What is assigned to an attribute of the function that a name stands for, such as {@code run.__name__ = name}. */
    private static List<SyntaxNode> assigned(SyntaxNode handed, String attribute) {
        if (!handed.is("identifier")) {
            return List.of();
        }
        SyntaxNode scope = PythonScopes.scopeOf(handed);
        String target = handed.text() + "." + attribute;
        return handed.file().words(attribute, scope.start(), scope.end(), MOST_ASSIGNED).stream()
                .flatMap(offset -> handed.file().nodeAt(offset).parent().stream())
                .filter(place -> place.role().equals("left") && place.text().equals(target))
                .flatMap(place -> place.parent().flatMap(it -> it.child("right")).stream())
                .toList();
    }

    private List<Bindings> circumstances(SyntaxNode node, SyntaxNode handed) {
        List<SyntaxNode> assigned = new ArrayList<>(assigned(handed, NAME));
        assigned.addAll(assigned(handed, TEXT));
        return contexts.of(node, assigned);
    }

    /** The function inside a call of something that is not known, such as a wrapper for logging. */
    private Optional<SyntaxNode> inside(SyntaxNode handed, Bindings bindings) {
        return handed.is("call") && !makesTool(handed)
                ? Arguments.of(handed).at(0).flatMap(inner -> wrapped.function(evaluator.value(inner, bindings)))
                : Optional.empty();
    }

    /** Whether the call makes a tool itself, which is read where it stands. */
    private static boolean makesTool(SyntaxNode call) {
        String called = Arguments.calledName(call);
        return called.equals("from_function") || called.endsWith("Tool");
    }

    private Optional<FoundTool> tool(
            SyntaxNode place, String how, SyntaxNode function, Map<String, Value> said, String prefix) {
        Value given = said.getOrDefault("name", Value.ABSENT);
        Value name = Values.isNothing(given) ? Values.text(Signatures.name(function)) : given;
        Value described = said.getOrDefault("description", Value.ABSENT);
        Value description = Values.isNothing(described)
                ? PythonStrings.docstring(function).map(Values::text).orElse(Value.ABSENT)
                : described;
        Set<String> hidden = new HashSet<>();
        if (said.getOrDefault("exclude_args", Value.ABSENT).plain() instanceof Value.Items items) {
            items.items().forEach(item -> item.asText().ifPresent(text -> hidden.add(text.text())));
        }
        SchemaDraft parameters = said.containsKey("inputSchema")
                ? SchemaDraft.of(said.get("inputSchema"))
                : signatures.of(function, hidden);
        ToolDraft draft = new ToolDraft(function, how)
                .name(prefix.isEmpty() ? name : Values.concat(Values.text(prefix), name))
                .title(said.getOrDefault("title", Value.ABSENT))
                .description(description)
                .parameters(parameters)
                .conditional(Conditions.around(place));
        Hints.add(draft, said);
        return draft.finish();
    }
}
