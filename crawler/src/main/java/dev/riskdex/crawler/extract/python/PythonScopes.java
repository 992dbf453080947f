package dev.riskdex.crawler.extract.python;

import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names stand for, by the scopes of the language: function, enclosing functions, module, other modules. */
final class PythonScopes {

    /** Modules that hand a name on to others; a longer chain is a circle. */
    private static final int LONGEST_CHAIN = 8;

    private final PythonProject project;
    private final Map<SyntaxNode, Map<String, Declared>> scopes = new IdentityHashMap<>();
    private final Map<SyntaxNode, Map<String, List<SyntaxNode>>> growths = new IdentityHashMap<>();

    PythonScopes(PythonProject project) {
        this.project = project;
    }

    PythonProject project() {
        return project;
    }

    /** What a name stands for at a place. */
    Optional<Declared> lookup(SyntaxNode at, String name) {
        boolean inFunction = false;
        for (Optional<SyntaxNode> node = Optional.of(at);
                node.isPresent();
                node = node.get().parent()) {
            SyntaxNode scope = node.get();
            if (scope.is("for_statement")) {
                Optional<Declared> turn = loopVariable(scope, name);
                if (turn.isPresent()) {
                    return turn;
                }
            }
            boolean isClass = scope.is("class_definition");
            boolean isScope =
                    isClass || scope.is("function_definition") || scope.is("module") || isComprehension(scope);
            if (isScope && !(isClass && inFunction)) {
                Declared found = names(scope).get(name);
                if (found != null) {
                    return Optional.of(found);
                }
            }
            inFunction |= scope.is("function_definition");
        }
        return Optional.empty();
    }

    /** The variable of the loop around a place; another loop of the same function may use its name again. */
    private static Optional<Declared> loopVariable(SyntaxNode loop, String name) {
        Map<String, Declared> names = new LinkedHashMap<>();
        loop.child("left").ifPresent(left -> loopNames(left, names));
        return Optional.ofNullable(names.get(name));
    }

    /** What a name stands for, with imports followed as far as they stay in the project. */
    Optional<Declared> resolve(SyntaxNode at, String name) {
        return lookup(at, name).flatMap(found -> follow(found, 0));
    }

    private Optional<Declared> follow(Declared found, int depth) {
        if (found.kind() != Declared.Kind.IMPORT || found.name().isEmpty() || depth > LONGEST_CHAIN) {
            return Optional.of(found);
        }
        String importing = found.node().file().path();
        Optional<Declared> member = project.module(importing, found.from())
                .flatMap(project::file)
                .flatMap(file -> member(file, found.name(), depth + 1));
        if (member.filter(it -> !isOpen(it)).isPresent()) {
            return member;
        }
        String separator = found.from().endsWith(".") ? "" : ".";
        Optional<String> module = project.module(importing, found.from() + separator + found.name());
        return Optional.of(
                module.isPresent()
                        ? new Declared(Declared.Kind.IMPORT, found.node(), found.from() + separator + found.name(), "")
                        : member.orElse(found));
    }

    /** Whether this still is an import: in a package's own file, {@code from . import part} leads back to itself. */
    private static boolean isOpen(Declared declared) {
        return declared.kind() == Declared.Kind.IMPORT && !declared.name().isEmpty();
    }

    /** What a module's name stands for; a star import is looked through. */
    Optional<Declared> member(SyntaxFile module, String name) {
        return member(module, name, 0);
    }

    private Optional<Declared> member(SyntaxFile module, String name, int depth) {
        Map<String, Declared> names = names(module.root());
        Declared found = names.get(name);
        if (found != null) {
            return follow(found, depth);
        }
        for (Declared star : names.values()) {
            if (star.name().equals("*") && depth <= LONGEST_CHAIN) {
                Optional<Declared> inside = project.module(module.path(), star.from())
                        .flatMap(project::file)
                        .flatMap(file -> member(file, name, depth + 1));
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    /** The file that an import of a module means. */
    Optional<SyntaxFile> moduleFile(Declared imported) {
        return project.module(imported.node().file().path(), imported.from()).flatMap(project::file);
    }

    /** The names that a scope declares itself. */
    Map<String, Declared> names(SyntaxNode scope) {
        Map<String, Declared> known = scopes.get(scope);
        if (known == null) {
            known = new LinkedHashMap<>();
            scopes.put(scope, known);
            collect(scope, known);
        }
        return known;
    }

    /** Expressions that a list in the same scope is extended by: appended ones, and whole lists in brackets. */
    List<SyntaxNode> growth(SyntaxNode value, String name) {
        SyntaxNode scope = scopeOf(value);
        names(scope);
        return growths.getOrDefault(scope, Map.of()).getOrDefault(name, List.of());
    }

    /** The function, class or module around a node. */
    static SyntaxNode scopeOf(SyntaxNode node) {
        SyntaxNode at = node;
        while (at.parent().isPresent()) {
            at = at.parent().get();
            if (at.is("function_definition") || at.is("class_definition")) {
                return at;
            }
        }
        return at;
    }

    static boolean isComprehension(SyntaxNode node) {
        return node.kind().endsWith("_comprehension") || node.is("generator_expression");
    }

    private void collect(SyntaxNode scope, Map<String, Declared> names) {
        if (isComprehension(scope)) {
            scope.children().stream()
                    .filter(child -> child.is("for_in_clause"))
                    .forEach(clause -> clause.child("left").ifPresent(left -> loopNames(left, names)));
            return;
        }
        scope.child("parameters")
                .ifPresent(parameters -> parameters.children().forEach(parameter -> {
                    SyntaxNode name = Signatures.nameOf(parameter);
                    names.putIfAbsent(name.text(), Declared.of(Declared.Kind.PARAMETER, name));
                }));
        SyntaxNode body = scope.is("module") ? scope : scope.child("body").orElse(scope);
        Map<String, List<SyntaxNode>> grown = new LinkedHashMap<>();
        List<SyntaxNode> open = new ArrayList<>(List.of(body));
        Set<String> annotatedOnly = new HashSet<>();
        for (int i = 0; i < open.size(); i++) {
            for (SyntaxNode statement : open.get(i).children()) {
                statement(statement, names, grown, open, annotatedOnly);
            }
        }
        growths.put(scope, grown);
    }

    private static void statement(
            SyntaxNode statement,
            Map<String, Declared> names,
            Map<String, List<SyntaxNode>> grown,
            List<SyntaxNode> open,
            Set<String> annotatedOnly) {
        switch (statement.kind()) {
            case "expression_statement" ->
                statement.children().forEach(expression -> expression(expression, names, grown));
            case "function_definition" -> declare(statement, Declared.Kind.FUNCTION, names);
            case "class_definition" -> declare(statement, Declared.Kind.CLASS, names);
            case "decorated_definition" ->
                statement
                        .child("definition")
                        .ifPresent(definition -> declare(
                                definition,
                                definition.is("class_definition") ? Declared.Kind.CLASS : Declared.Kind.FUNCTION,
                                names));
            case "import_statement", "import_from_statement" -> imports(statement, names);
            case "for_statement" -> {
                statement.child("left").ifPresent(left -> loopNames(left, names));
                open.add(statement);
            }
            case "with_statement" -> {
                opened(statement, names);
                open.add(statement);
            }
            case "if_statement",
                    "elif_clause",
                    "else_clause",
                    "try_statement",
                    "except_clause",
                    "finally_clause",
                    "while_statement",
                    "block",
                    "match_statement",
                    "case_clause" -> open.add(statement);
            default -> {}
        }
    }

    /** {@code with open(path) as name}: the name stands for what is opened. */
    private static void opened(SyntaxNode statement, Map<String, Declared> names) {
        statement.children().stream()
                .filter(clause -> clause.is("with_clause"))
                .flatMap(clause -> clause.children().stream())
                .flatMap(item -> item.child("value").stream())
                .filter(pattern ->
                        pattern.is("as_pattern") && pattern.children().size() > 1)
                .forEach(pattern -> pattern.child("alias")
                        .ifPresent(alias -> names.putIfAbsent(
                                alias.text(),
                                Declared.of(
                                        Declared.Kind.VALUE, pattern.children().get(0)))));
    }

    private static void declare(SyntaxNode definition, Declared.Kind kind, Map<String, Declared> names) {
        definition.child("name").ifPresent(name -> names.putIfAbsent(name.text(), Declared.of(kind, definition)));
    }

    private static void expression(
            SyntaxNode expression, Map<String, Declared> names, Map<String, List<SyntaxNode>> grown) {
        Optional<SyntaxNode> left = expression.child("left");
        Optional<SyntaxNode> right = expression.child("right");
        if (expression.is("assignment") && left.isPresent() && right.isPresent()) {
            if (left.get().is("identifier")) {
                names.putIfAbsent(left.get().text(), Declared.of(Declared.Kind.VALUE, right.get()));
            }
            if (right.get().is("assignment")) {
                expression(right.get(), names, grown);
            }
        } else if (expression.is("augmented_assignment") && left.isPresent() && right.isPresent()) {
            grown.computeIfAbsent(left.get().text(), it -> new ArrayList<>()).add(right.get());
        } else if (expression.is("call")) {
            Optional<SyntaxNode> function = expression.child("function");
            String method = function.flatMap(it -> it.child("attribute"))
                    .map(SyntaxNode::text)
                    .orElse("");
            boolean grows = method.equals("append") || method.equals("extend");
            if (grows) {
                String list = function.flatMap(it -> it.child("object"))
                        .map(SyntaxNode::text)
                        .orElse("");
                expression
                        .child("arguments")
                        .flatMap(arguments -> arguments.children().stream().findFirst())
                        .ifPresent(item -> grown.computeIfAbsent(list, it -> new ArrayList<>())
                                .add(method.equals("append") ? expression : item));
            }
        }
    }

    private static void loopNames(SyntaxNode left, Map<String, Declared> names) {
        if (left.is("identifier")) {
            names.putIfAbsent(left.text(), Declared.of(Declared.Kind.LOOP, left));
        } else {
            left.children().forEach(child -> loopNames(child, names));
        }
    }

    private static void imports(SyntaxNode statement, Map<String, Declared> names) {
        String module = statement.child("module_name").map(SyntaxNode::text).orElse("");
        for (SyntaxNode child : statement.children()) {
            if (child.is("wildcard_import")) {
                names.putIfAbsent("*" + module, new Declared(Declared.Kind.IMPORT, statement, module, "*"));
            } else if (child.role().equals("name")) {
                String imported = child.is("aliased_import")
                        ? child.child("name").map(SyntaxNode::text).orElse("")
                        : child.text();
                String alias = child.is("aliased_import")
                        ? child.child("alias").map(SyntaxNode::text).orElse(imported)
                        : imported;
                Declared declared = module.isEmpty()
                        ? new Declared(Declared.Kind.IMPORT, statement, imported, "")
                        : new Declared(Declared.Kind.IMPORT, statement, module, imported);
                names.putIfAbsent(alias, declared);
            }
        }
    }
}
