package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.constant.Bindings;
import dev.riskdex.crawler.extract.constant.Value;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What files export, whether by ESM statements or by assignments to {@code exports}. */
final class Modules {

    private static final Set<String> GETTER_KEYS = Set.of("get", "value");
    private static final int CHAIN = 16;
    private static final int ASSIGNMENTS = 4_000;

    private final Project project;
    private final Scopes scopes;
    private final Evaluator evaluator;
    private final Map<String, Exports> known = new HashMap<>();

    Modules(Project project, Scopes scopes, Evaluator evaluator) {
        this.project = project;
        this.scopes = scopes;
        this.evaluator = evaluator;
    }

    /** What an import refers to: the module, when it is a file of the tree. */
    Value module(String from, String specifier) {
        return project.files()
                .resolve(from, specifier)
                .filter(ProjectFiles::isScript)
                .filter(project::mayHoldConstants)
                .<Value>map(Value.Module::new)
                .orElse(Value.UNKNOWN);
    }

    /** The value that a module exports under a name. */
    Value export(String path, String name) {
        return export(path, name, 0);
    }

    private Value export(String path, String name, int depth) {
        Exports exports = exports(path);
        if (name.equals("*")) {
            return new Value.Module(path);
        }
        Exported exported = exports.named.get(name);
        if (exported != null && depth < CHAIN) {
            return value(path, exported, depth);
        }
        if (depth < CHAIN) {
            for (String source : exports.stars) {
                if (module(path, source) instanceof Value.Module other
                        && !other.path().equals(path)) {
                    Value value = export(other.path(), name, depth + 1);
                    if (!(value instanceof Value.Unknown) && !(value instanceof Value.Absent)) {
                        return value;
                    }
                }
            }
        }
        if (exports.whole.isPresent()) {
            Value whole = evaluator.evaluate(exports.whole.get(), Bindings.NONE);
            return name.equals("default") ? whole : evaluator.property(whole, name);
        }
        return name.equals("default") && !exports.named.isEmpty() ? new Value.Module(path) : Value.UNKNOWN;
    }

    private Value value(String path, Exported exported, int depth) {
        if (exported.source.isEmpty()) {
            return evaluator.evaluate(exported.node, Bindings.NONE);
        }
        return module(path, exported.source) instanceof Value.Module other
                ? export(other.path(), exported.name, depth + 1)
                : Value.UNKNOWN;
    }

    /** All exports of a module as an object. */
    Value.Fields all(String path) {
        Map<String, Value> entries = new LinkedHashMap<>();
        collect(path, entries, 0);
        return new Value.Fields(entries, false, Optional.empty());
    }

    private void collect(String path, Map<String, Value> entries, int depth) {
        Exports exports = exports(path);
        exports.named.keySet().forEach(name -> entries.computeIfAbsent(name, key -> export(path, key)));
        if (exports.whole.isPresent()
                && evaluator.evaluate(exports.whole.get(), Bindings.NONE).plain() instanceof Value.Fields fields) {
            fields.entries().forEach(entries::putIfAbsent);
        }
        if (depth < CHAIN) {
            for (String source : exports.stars) {
                if (module(path, source) instanceof Value.Module other) {
                    collect(other.path(), entries, depth + 1);
                }
            }
        }
    }

    private Exports exports(String path) {
        Exports exports = known.get(path);
        if (exports == null) {
            exports = new Exports();
            known.put(path, exports);
            Optional<SyntaxFile> file = project.file(path);
            if (file.isPresent()) {
                read(file.get(), exports);
            }
        }
        return exports;
    }

    private void read(SyntaxFile file, Exports exports) {
        for (SyntaxNode statement : file.root().children()) {
            if (statement.is("export_statement")) {
                exportStatement(statement, exports);
            }
        }
        for (int offset : file.words("exports", 0, file.size(), ASSIGNMENTS)) {
            assignment(file.nodeAt(offset), exports);
        }
    }

    private void exportStatement(SyntaxNode statement, Exports exports) {
        String source = statement
                .child("source")
                .map(node -> Literals.unquote(node.text()))
                .orElse("");
        statement.child("value").ifPresent(value -> exports.named.put("default", new Exported(value, "", "")));
        statement.child("declaration").ifPresent(declaration -> {
            if (statement.text().startsWith("export default")) {
                exports.named.put("default", new Exported(declaration, "", ""));
            }
            scopes.declarations(statement.file().root()).values().stream()
                    .filter(declared -> declared.root().isWithin(declaration))
                    .sorted(Comparator.comparingInt(declared -> declared.root().start()))
                    .forEach(declared -> nameNode(declared)
                            .ifPresent(node -> exports.named.putIfAbsent(declared.name(), new Exported(node, "", ""))));
        });
        boolean listed = false;
        for (SyntaxNode child : statement.children()) {
            if (child.is("export_clause")) {
                listed = true;
                child.children().forEach(specifier -> specifier(specifier, source, exports));
            } else if (child.is("namespace_export")) {
                listed = true;
                child.children().forEach(name -> exports.named.put(name.text(), new Exported(name, source, "*")));
            }
        }
        if (!source.isEmpty() && !listed) {
            exports.stars.add(source);
        }
    }

    private static Optional<SyntaxNode> nameNode(Declaration declared) {
        if (declared.root().is("variable_declarator")) {
            return declared.root().child("name").flatMap(name -> find(name, declared.name(), 0));
        }
        return Optional.of(declared.root());
    }

    private static Optional<SyntaxNode> find(SyntaxNode pattern, String name, int depth) {
        if (depth > CHAIN * 4) {
            return Optional.empty();
        }
        if (pattern.children().isEmpty()) {
            return pattern.text().equals(name) ? Optional.of(pattern) : Optional.empty();
        }
        return pattern.children().stream()
                .flatMap(child -> find(child, name, depth + 1).stream())
                .findFirst();
    }

    private static void specifier(SyntaxNode specifier, String source, Exports exports) {
        specifier.child("name").ifPresent(name -> {
            String alias = Literals.unquote(
                    specifier.child("alias").map(SyntaxNode::text).orElse(name.text()));
            exports.named.put(alias, new Exported(name, source, Literals.unquote(name.text())));
        });
    }

    /** {@code exports.a = …}, {@code module.exports = …}, and a getter defined on {@code exports}. */
    private static void assignment(SyntaxNode word, Exports exports) {
        SyntaxNode target = word;
        if (word.role().equals("property")) {
            target = word.parent().orElse(word);
        }
        SyntaxNode outer = target.parent().orElse(target);
        if (outer.is("assignment_expression") && target.role().equals("left") && target != word) {
            outer.child("right").ifPresent(right -> exports.whole = Optional.of(right));
        } else if (outer.is("member_expression") || outer.is("subscript_expression")) {
            Optional<String> key = outer.child("property")
                    .map(SyntaxNode::text)
                    .or(() -> outer.child("index").map(index -> Literals.unquote(index.text())));
            Optional<SyntaxNode> right = outer.parent()
                    .filter(parent ->
                            parent.is("assignment_expression") && outer.role().equals("left"))
                    .flatMap(parent -> parent.child("right"));
            if (key.isPresent() && right.isPresent() && !right.get().text().startsWith("void 0")) {
                lastOf(right.get()).ifPresent(value -> exports.named.put(key.get(), new Exported(value, "", "")));
            }
        } else if (outer.is("arguments") && target == word) {
            getter(outer, exports);
        }
    }

    /** The value of {@code a = b = value}. */
    private static Optional<SyntaxNode> lastOf(SyntaxNode value) {
        SyntaxNode at = value;
        while (at.is("assignment_expression")) {
            Optional<SyntaxNode> right = at.child("right");
            if (right.isEmpty()) {
                return Optional.empty();
            }
            at = right.get();
        }
        return at.text().startsWith("void 0") ? Optional.empty() : Optional.of(at);
    }

    /** {@code Object.defineProperty(exports, "a", {get: …})} and {@code __exportStar(require("./b"), exports)}. */
    private static void getter(SyntaxNode arguments, Exports exports) {
        if (arguments.children().size() == 3) {
            SyntaxNode key = arguments.children().get(1);
            SyntaxNode description = arguments.children().get(2);
            description.children().stream()
                    .filter(pair -> pair.child("key")
                            .map(SyntaxNode::text)
                            .filter(GETTER_KEYS::contains)
                            .isPresent())
                    .flatMap(pair -> pair.child("value").stream())
                    .forEach(value -> exports.named.put(Literals.unquote(key.text()), new Exported(value, "", "")));
        } else if (arguments.children().size() == 2) {
            arguments.children().get(0).child("arguments").stream()
                    .flatMap(inner -> inner.children().stream())
                    .filter(inner -> inner.is("string"))
                    .forEach(source -> exports.stars.add(Literals.unquote(source.text())));
        }
    }

    private record Exported(SyntaxNode node, String source, String name) {}

    private static final class Exports {
        private final Map<String, Exported> named = new LinkedHashMap<>();
        private final List<String> stars = new ArrayList<>();
        private Optional<SyntaxNode> whole = Optional.empty();
    }
}
