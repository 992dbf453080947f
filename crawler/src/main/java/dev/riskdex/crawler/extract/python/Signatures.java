package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Json;
import dev.riskdex.crawler.extract.language.SchemaDraft;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The arguments that a tool takes, read from a function's signature as the libraries do. */
final class Signatures {

    /** Types that the libraries put in themselves, beside all that are called a context; the model never sees them. */
    private static final Set<String> INJECTED = Set.of("ServerSession", "FastMCP");

    /** Defaults that the libraries put in themselves. */
    private static final Set<String> DEPENDENCIES = Set.of("Depends", "CurrentContext", "Inject", "get_context");

    private final PythonTypes types;
    private final PythonEvaluator evaluator;

    Signatures(PythonTypes types, PythonEvaluator evaluator) {
        this.types = types;
        this.evaluator = evaluator;
    }

    static String name(SyntaxNode function) {
        return function.child("name").map(SyntaxNode::text).orElse("");
    }

    static List<SyntaxNode> parameters(SyntaxNode function) {
        return function.child("parameters").map(SyntaxNode::children).orElse(List.of()).stream()
                .filter(parameter -> !parameter.kind().endsWith("_separator"))
                .toList();
    }

    /** The name in a parameter of any form. */
    static SyntaxNode nameOf(SyntaxNode parameter) {
        SyntaxNode at = parameter.child("name").orElse(parameter);
        while (!at.is("identifier") && !at.children().isEmpty()) {
            at = at.children().get(0);
        }
        return at;
    }

    /**
     * The arguments of a function.
     *
     * @param hidden names that the registration leaves out
     */
    SchemaDraft of(SyntaxNode function, Set<String> hidden) {
        SchemaDraft schema = new SchemaDraft();
        Map<String, String> documented =
                PythonStrings.docstring(function).map(Docstrings::arguments).orElse(Map.of());
        boolean first = true;
        for (SyntaxNode parameter : parameters(function)) {
            String name = nameOf(parameter).text();
            boolean self = first && (name.equals("self") || name.equals("cls"));
            first = false;
            boolean variable = parameter.kind().endsWith("splat_pattern")
                    || nameOf(parameter).parentKind().endsWith("splat_pattern");
            if (!self && !variable && !hidden.contains(name) && !isInjected(parameter)) {
                add(schema, name, parameter, documented);
            }
        }
        return schema;
    }

    private void add(SchemaDraft schema, String name, SyntaxNode parameter, Map<String, String> documented) {
        PythonTypes.Read read = parameter.child("type").map(types::read).orElse(PythonTypes.Read.ANY);
        ObjectNode json = read.json().deepCopy();
        Optional<SyntaxNode> given = parameter.child("value");
        boolean required = given.isEmpty() && !read.optional();
        if (given.isPresent() && isField(given.get())) {
            required = types.field(given.get(), json);
        } else if (given.isPresent()) {
            Json.of(evaluator.value(given.get(), Bindings.NONE))
                    .filter(value -> !value.isNull())
                    .ifPresent(value -> json.set("default", value));
        }
        String text = documented.get(name);
        if (text != null && !json.has("description")) {
            json.put("description", text);
        }
        schema.property(types.alias(parameter).orElse(name), json, required);
    }

    static boolean isField(SyntaxNode value) {
        return value.is("call")
                && Set.of("Field", "field", "Param", "Query", "Body").contains(Arguments.calledName(value));
    }

    private static boolean isInjected(SyntaxNode parameter) {
        boolean byType = parameter.child("type").map(Contexts::identifiers).orElse(Set.of()).stream()
                .anyMatch(name -> INJECTED.contains(name) || name.endsWith("Context"));
        boolean byDefault = parameter
                .child("value")
                .filter(value -> value.is("call"))
                .map(Arguments::calledName)
                .filter(DEPENDENCIES::contains)
                .isPresent();
        boolean inAnnotation = parameter.child("type").map(Contexts::identifiers).orElse(Set.of()).stream()
                .anyMatch(DEPENDENCIES::contains);
        return byType || byDefault || inAnnotation;
    }
}
