package dev.riskdex.crawler.extract.golang;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.ParsedFiles;
import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.Grammar;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import dev.riskdex.crawler.extract.syntax.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The Go files of a tree, by package: a package is a folder, and its files share their names. */
final class GoProject implements AutoCloseable {

    private static final int MOST_HITS = 5_000;

    private final SourceTree tree;
    private final ParsedFiles files;
    private final List<String> paths;
    private final Map<String, List<String>> byFolder = new HashMap<>();
    /** What files declare at their top, by path. */
    private final Map<String, Map<String, SyntaxNode>> byFile = new HashMap<>();
    /** What was asked for, by folder and name. */
    private final Map<String, Map<String, Optional<SyntaxNode>>> declared = new HashMap<>();

    private final Map<String, List<SyntaxNode>> uses = new HashMap<>();

    GoProject(SourceTree tree, ExtractLimits limits) {
        this.tree = tree;
        this.files = new ParsedFiles(tree, limits);
        this.paths = tree.paths().stream()
                .filter(path -> path.endsWith(".go"))
                .filter(ProductFiles::contain)
                .toList();
        paths.forEach(path ->
                byFolder.computeIfAbsent(folder(path), it -> new ArrayList<>()).add(path));
    }

    ParsedFiles files() {
        return files;
    }

    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The files whose bytes speak of tools. */
    List<SyntaxFile> declaring() {
        return paths.stream()
                .filter(path ->
                        Words.contains(tree.bytes(path), "Tool") || Words.contains(tree.bytes(path), "inputSchema"))
                .flatMap(path -> file(path).stream())
                .toList();
    }

    Optional<SyntaxFile> file(String path) {
        return files.file(path, Grammar.GO);
    }

    /** All uses of an identifier in the project. */
    List<SyntaxNode> uses(String name) {
        return uses.computeIfAbsent(name, this::find);
    }

    private List<SyntaxNode> find(String name) {
        List<SyntaxNode> found = new ArrayList<>();
        for (String path : files.having(name, paths)) {
            file(path)
                    .ifPresent(file -> file.words(name, 0, file.size(), MOST_HITS)
                            .forEach(offset -> found.add(file.nodeAt(offset))));
        }
        return found;
    }

    /**
     * What a folder's files declare at their top under a name: a constant, variable, function or type by its own, a
     * method as {@code Type.name}. Where only one type of a file has a method of a name, it stands as {@code .name} too;
     * where several of the folder have, that is the root of a file. Only files that hold the name are parsed.
     */
    Optional<SyntaxNode> declaration(String folder, String name) {
        return declared.computeIfAbsent(folder, it -> new HashMap<>()).computeIfAbsent(name, it -> find(folder, it));
    }

    private Optional<SyntaxNode> find(String folder, String name) {
        String word = name.substring(name.lastIndexOf('.') + 1);
        List<SyntaxNode> found = files.having(word, byFolder.getOrDefault(folder, List.of())).stream()
                .flatMap(path -> Optional.ofNullable(declarations(path).get(name)).stream())
                .toList();
        boolean several = name.startsWith(".") && found.size() > 1;
        return found.stream().findFirst().map(first -> several ? first.file().root() : first);
    }

    private Map<String, SyntaxNode> declarations(String path) {
        Map<String, SyntaxNode> known = byFile.get(path);
        if (known == null) {
            known = new LinkedHashMap<>();
            byFile.put(path, known);
            Optional<SyntaxFile> file = file(path);
            if (file.isPresent()) {
                collect(file.get().root(), known);
            }
        }
        return known;
    }

    private static void collect(SyntaxNode root, Map<String, SyntaxNode> known) {
        for (SyntaxNode top : root.children()) {
            switch (top.kind()) {
                case "function_declaration" -> top.child("name").ifPresent(name -> known.putIfAbsent(name.text(), top));
                case "method_declaration" -> method(top, known);
                case "const_declaration", "var_declaration", "type_declaration" -> specs(top, known);
                default -> {}
            }
        }
    }

    /** A method stands under its receiver's type, and by its name alone while no other type has one of this name. */
    private static void method(SyntaxNode method, Map<String, SyntaxNode> known) {
        String name = "." + method.child("name").map(SyntaxNode::text).orElse("");
        String receiver = method.child("receiver").stream()
                .flatMap(list -> list.children().stream())
                .flatMap(parameter -> parameter.child("type").stream())
                .map(type -> typeName(type.text()))
                .findFirst()
                .orElse("");
        known.putIfAbsent(receiver + name, method);
        known.merge(
                name, method, (one, other) -> one == other ? one : one.file().root());
    }

    /** The bare name of a type that may be a pointer, of another package, or generic. */
    static String typeName(String type) {
        String bare = type.replaceFirst("\\[.*", "").replaceFirst("^[*&]+", "");
        return bare.substring(bare.lastIndexOf('.') + 1);
    }

    private static void specs(SyntaxNode declaration, Map<String, SyntaxNode> known) {
        for (SyntaxNode spec : declaration.children()) {
            if (spec.is("var_spec_list")) {
                specs(spec, known);
            }
            spec.children().stream()
                    .filter(child -> child.role().equals("name"))
                    .forEach(name -> known.putIfAbsent(name.text(), spec));
        }
    }

    /** The folder of an imported package, by the end of its path; the nearest when there are several. */
    Optional<String> packageFolder(SyntaxFile importing, String alias) {
        for (SyntaxNode top : importing.root().children()) {
            if (top.is("import_declaration")) {
                Optional<String> path = importPath(top, alias);
                if (path.isPresent()) {
                    return packageFolder(path.get());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> folder(Predicate<String> fitting) {
        return byFolder.keySet().stream()
                .filter(folder -> !folder.isEmpty() && fitting.test(folder))
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder()));
    }

    private Optional<String> packageFolder(String path) {
        return folder(folder -> path.equals(folder) || path.endsWith("/" + folder))
                .or(() -> folder(folder -> folder.endsWith("/" + lastPart(path)) && sharesEnd(folder, path)));
    }

    /** Whether an alias is imported from a path that contains a word. */
    boolean imports(SyntaxFile file, String alias, String word) {
        return file.root().children().stream()
                .filter(top -> top.is("import_declaration"))
                .flatMap(top -> importPath(top, alias).stream())
                .anyMatch(path -> path.contains(word));
    }

    private static boolean sharesEnd(String folder, String path) {
        String[] one = folder.split("/", -1);
        String[] other = path.split("/", -1);
        return one.length < 2 || other.length < 2 || one[one.length - 2].equals(other[other.length - 2]);
    }

    private static Optional<String> importPath(SyntaxNode declaration, String alias) {
        List<SyntaxNode> open = new ArrayList<>(List.of(declaration));
        for (int i = 0; i < open.size(); i++) {
            SyntaxNode node = open.get(i);
            if (node.is("import_spec")) {
                String path =
                        node.child("path").map(SyntaxNode::text).orElse("\"\"").replaceAll("[\"`]", "");
                String name = node.child("name").map(SyntaxNode::text).orElse(packageName(path));
                if (name.equals(alias)) {
                    return Optional.of(path);
                }
            } else {
                open.addAll(node.children());
            }
        }
        return Optional.empty();
    }

    /** {@code v2} at the end of a path is a version, {@code go-} at the beginning of a name is decoration. */
    private static String packageName(String path) {
        String last = lastPart(path.replaceFirst("/v\\d+$", ""));
        return last.replaceFirst("^go-", "").replaceFirst("\\.v\\d+$", "");
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        files.close();
    }
}
