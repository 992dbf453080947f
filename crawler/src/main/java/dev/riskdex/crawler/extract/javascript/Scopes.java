package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.javascript.Declaration.Kind;
import dev.riskdex.crawler.extract.javascript.Declaration.Step;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what declares a name, by the rules of lexical scope. Scopes are read when first needed. */
final class Scopes {

    static final Set<String> FUNCTIONS = Set.of(
            "function_declaration",
            "function_expression",
            "arrow_function",
            "generator_function",
            "generator_function_declaration",
            "method_definition");
    private static final Set<String> BLOCKS =
            Set.of("program", "statement_block", "switch_case", "switch_default", "for_statement", "for_in_statement");
    /** Statements that a {@code var} inside them is hoisted out of. */
    private static final Set<String> TRANSPARENT = Set.of(
            "statement_block",
            "if_statement",
            "else_clause",
            "for_statement",
            "for_in_statement",
            "while_statement",
            "do_statement",
            "try_statement",
            "catch_clause",
            "finally_clause",
            "switch_statement",
            "switch_body",
            "switch_case",
            "switch_default",
            "labeled_statement");

    private static final int HOIST_DEPTH = 12;
    private static final int PATTERN_DEPTH = 30;

    private final Map<SyntaxNode, Map<String, Declaration>> scopes = new IdentityHashMap<>();

    /** The declaration that an identifier refers to; empty for globals. */
    Optional<Declaration> find(String name, SyntaxNode at) {
        Optional<SyntaxNode> node = Optional.of(at);
        while (node.isPresent()) {
            SyntaxNode scope = node.get();
            if (BLOCKS.contains(scope.kind()) || FUNCTIONS.contains(scope.kind()) || scope.is("catch_clause")) {
                Declaration declared = declarations(scope).get(name);
                if (declared != null) {
                    return Optional.of(declared);
                }
            }
            node = scope.parent();
        }
        return Optional.empty();
    }

    /** The names declared directly in a scope. */
    Map<String, Declaration> declarations(SyntaxNode scope) {
        Map<String, Declaration> known = scopes.get(scope);
        if (known == null) {
            known = new HashMap<>();
            collect(scope, known);
            scopes.put(scope, known);
        }
        return known;
    }

    private static void collect(SyntaxNode scope, Map<String, Declaration> into) {
        if (FUNCTIONS.contains(scope.kind())) {
            parameters(scope)
                    .forEach(parameter -> pattern(
                            parameter,
                            Kind.PARAMETER,
                            parameter,
                            scope,
                            Optional.empty(),
                            List.of(),
                            Optional.empty(),
                            into));
            if (scope.is("function_expression")) {
                scope.child("name").ifPresent(name -> declare(name, Kind.FUNCTION, scope, scope, into));
            }
        } else if (scope.is("catch_clause")) {
            scope.child("parameter")
                    .ifPresent(name -> pattern(
                            name, Kind.OPAQUE, name, scope, Optional.empty(), List.of(), Optional.empty(), into));
        } else if (scope.is("for_in_statement")) {
            scope.child("left")
                    .ifPresent(left -> pattern(
                            left, Kind.LOOP, left, scope, scope.child("right"), List.of(), Optional.empty(), into));
        } else {
            scope.children().forEach(statement -> statement(statement, scope, into, 0));
        }
    }

    /** The formal parameters of a function, in order. */
    static List<SyntaxNode> parameters(SyntaxNode function) {
        Optional<SyntaxNode> single = function.child("parameter");
        if (single.isPresent()) {
            return List.of(single.get());
        }
        return function.child("parameters").map(SyntaxNode::children).orElse(List.of());
    }

    private static void statement(SyntaxNode node, SyntaxNode scope, Map<String, Declaration> into, int depth) {
        switch (node.kind()) {
            case "lexical_declaration", "variable_declaration" -> {
                if (depth == 0 || node.is("variable_declaration")) {
                    node.children().forEach(declarator -> variable(declarator, scope, into));
                }
            }
            case "function_declaration", "generator_function_declaration" -> {
                if (depth <= 1) {
                    node.child("name").ifPresent(name -> declare(name, Kind.FUNCTION, node, scope, into));
                }
            }
            case "class_declaration", "abstract_class_declaration", "enum_declaration" -> {
                if (depth == 0) {
                    node.child("name").ifPresent(name -> declare(name, Kind.CLASS, node, scope, into));
                }
            }
            case "import_statement" -> imports(node, scope, into);
            case "export_statement" ->
                node.child("declaration").ifPresent(inner -> statement(inner, scope, into, depth));
            default -> {
                if (TRANSPARENT.contains(node.kind()) && depth < HOIST_DEPTH) {
                    node.children().forEach(inner -> statement(inner, scope, into, depth + 1));
                }
            }
        }
    }

    private static void variable(SyntaxNode declarator, SyntaxNode scope, Map<String, Declaration> into) {
        declarator
                .child("name")
                .ifPresent(name -> pattern(
                        name,
                        Kind.VARIABLE,
                        declarator,
                        scope,
                        declarator.child("value"),
                        List.of(),
                        Optional.empty(),
                        into));
    }

    private static void declare(
            SyntaxNode name, Kind kind, SyntaxNode node, SyntaxNode scope, Map<String, Declaration> into) {
        into.put(
                name.text(),
                new Declaration(name.text(), kind, node, scope, Optional.of(node), List.of(), Optional.empty()));
    }

    private static void imports(SyntaxNode statement, SyntaxNode scope, Map<String, Declaration> into) {
        Optional<SyntaxNode> source = statement.child("source");
        statement.children().stream()
                .filter(child -> child.is("import_clause"))
                .flatMap(clause -> clause.children().stream())
                .forEach(item -> {
                    switch (item.kind()) {
                        case "identifier" -> imported(item, "default", source, scope, into);
                        case "namespace_import" ->
                            item.children().forEach(name -> imported(name, "*", source, scope, into));
                        case "named_imports" ->
                            item.children().forEach(specifier -> specifier(specifier, source, scope, into));
                        default -> {}
                    }
                });
    }

    private static void specifier(
            SyntaxNode specifier, Optional<SyntaxNode> source, SyntaxNode scope, Map<String, Declaration> into) {
        Optional<SyntaxNode> name = specifier.child("name");
        Optional<SyntaxNode> local = specifier.child("alias").or(() -> name);
        if (name.isPresent() && local.isPresent()) {
            imported(local.get(), name.get().text(), source, scope, into);
        }
    }

    private static void imported(
            SyntaxNode local,
            String name,
            Optional<SyntaxNode> source,
            SyntaxNode scope,
            Map<String, Declaration> into) {
        into.put(
                local.text(),
                new Declaration(
                        local.text(),
                        Kind.IMPORT,
                        local,
                        scope,
                        source,
                        List.of(Step.key(Literals.unquote(name))),
                        Optional.empty()));
    }

    private static void pattern(
            SyntaxNode node,
            Kind kind,
            SyntaxNode root,
            SyntaxNode scope,
            Optional<SyntaxNode> value,
            List<Step> path,
            Optional<SyntaxNode> fallback,
            Map<String, Declaration> into) {
        if (path.size() > PATTERN_DEPTH) {
            return;
        }
        switch (node.kind()) {
            case "identifier", "shorthand_property_identifier_pattern" ->
                into.putIfAbsent(node.text(), new Declaration(node.text(), kind, root, scope, value, path, fallback));
            case "assignment_pattern", "object_assignment_pattern" ->
                node.child("left")
                        .ifPresent(left ->
                                pattern(left, kind, root, scope, value, keyed(left, path), node.child("right"), into));
            case "required_parameter", "optional_parameter" ->
                node.child("pattern")
                        .ifPresent(inner -> pattern(inner, kind, root, scope, value, path, node.child("value"), into));
            case "pair_pattern" ->
                node.child("value").ifPresent(inner -> {
                    String key = node.child("key")
                            .map(k -> Literals.unquote(k.text()))
                            .orElse("");
                    pattern(inner, kind, root, scope, value, plus(path, Step.key(key)), fallback, into);
                });
            case "rest_pattern" ->
                node.children()
                        .forEach(inner ->
                                pattern(inner, kind, root, scope, value, plus(path, Step.REST), fallback, into));
            case "object_pattern" ->
                node.children()
                        .forEach(inner ->
                                pattern(inner, kind, root, scope, value, keyed(inner, path), Optional.empty(), into));
            case "array_pattern" -> {
                for (int i = 0; i < node.children().size(); i++) {
                    pattern(
                            node.children().get(i),
                            kind,
                            root,
                            scope,
                            value,
                            plus(path, Step.index(i)),
                            Optional.empty(),
                            into);
                }
            }
            default -> {}
        }
    }

    private static List<Step> keyed(SyntaxNode name, List<Step> path) {
        return name.is("shorthand_property_identifier_pattern") ? plus(path, Step.key(name.text())) : path;
    }

    private static List<Step> plus(List<Step> path, Step step) {
        List<Step> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
