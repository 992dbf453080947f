package dev.riskdex.crawler.extract.language;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.ParsedFiles;
import dev.riskdex.crawler.extract.files.ProductFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.Grammar;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.SyntaxNode;
import dev.riskdex.crawler.extract.syntax.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The product's files of one language: those that hold a word, and what they declare by name. */
public final class CodeFiles implements AutoCloseable {

    private static final int MOST_HITS = 5_000;

    private final SourceTree tree;
    private final Grammar grammar;
    private final ParsedFiles files;
    private final List<String> paths;
    private final Map<String, List<SyntaxNode>> uses = new HashMap<>();
    /** Paths of the files that hold a word, by the words that were asked for. */
    private final Map<String, List<String>> mentions = new HashMap<>();

    /** @param ending of the language's files, such as {@code .java} */
    public CodeFiles(SourceTree tree, ExtractLimits limits, Grammar grammar, String ending) {
        this.tree = tree;
        this.grammar = grammar;
        this.files = new ParsedFiles(tree, limits);
        this.paths = tree.paths().stream()
                .filter(path -> path.endsWith(ending))
                .filter(ProductFiles::contain)
                .toList();
    }

    public ParsedFiles files() {
        return files;
    }

    /** The files of the language, in a fixed order. */
    public List<String> paths() {
        return paths;
    }

    /** The bytes of a file. */
    public byte[] bytes(String path) {
        return tree.bytes(path);
    }

    /** A file, parsed; empty when it is over a limit. */
    public Optional<SyntaxFile> file(String path) {
        return files.file(path, grammar);
    }

    /** The files whose bytes hold any of some texts, parsed. */
    public List<SyntaxFile> holding(List<String> texts) {
        List<SyntaxFile> found = new ArrayList<>();
        for (String path : paths) {
            byte[] bytes = tree.bytes(path);
            if (texts.stream().anyMatch(text -> Words.contains(bytes, text))) {
                files.file(path, grammar).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether any of the files holds any of some texts; nothing is parsed for it. */
    public boolean mention(List<String> texts) {
        return paths.stream()
                .map(tree::bytes)
                .anyMatch(bytes -> texts.stream().anyMatch(text -> Words.contains(bytes, text)));
    }

    /** The nodes that use an identifier, over all files. */
    public List<SyntaxNode> uses(String name) {
        return uses.computeIfAbsent(name, this::find);
    }

    private List<SyntaxNode> find(String name) {
        List<SyntaxNode> found = new ArrayList<>();
        for (SyntaxFile file : having(name)) {
            file.words(name, 0, file.size(), MOST_HITS).forEach(offset -> found.add(file.nodeAt(offset)));
        }
        return List.copyOf(found);
    }

    /** The files that have a word as a whole identifier, parsed. */
    public List<SyntaxFile> having(String word) {
        return mentions.computeIfAbsent(word, it -> files.having(it, paths)).stream()
                .flatMap(path -> file(path).stream())
                .toList();
    }

    /**
     * What a name is declared as: in the same file, else at the first place of the project.
     *
     * @param kinds of nodes that count as declarations; their role {@code name} holds the name
     */
    public Optional<SyntaxNode> declaration(String name, SyntaxFile near, Set<String> kinds) {
        return declared(name, List.of(near), kinds).or(() -> declared(name, having(name), kinds));
    }

    /** What a name is declared as in some files, the first of these first. */
    public static Optional<SyntaxNode> declared(String name, List<SyntaxFile> files, Set<String> kinds) {
        for (SyntaxFile file : files) {
            for (int offset : file.words(name, 0, file.size(), MOST_HITS)) {
                SyntaxNode node = file.nodeAt(offset);
                Optional<SyntaxNode> holder = node.parent()
                        .filter(parent -> kinds.contains(parent.kind()))
                        .filter(parent ->
                                parent.child("name").filter(it -> it == node).isPresent());
                if (holder.isPresent()) {
                    return holder;
                }
            }
        }
        return Optional.empty();
    }

    /** What a name is declared as inside a node. */
    public static Optional<SyntaxNode> declaredWithin(SyntaxNode scope, String name, String kind) {
        SyntaxFile file = scope.file();
        return file.words(name, scope.start(), scope.end(), MOST_HITS).stream()
                .map(file::nodeAt)
                .filter(node -> node.role().equals("name") && node.parentKind().equals(kind))
                .flatMap(node -> node.parent().stream())
                .findFirst();
    }

    /**
     * Reads files one by one; every recursion is bounded, and should one be deeper than the stack all the same, it
     * costs its file.
     */
    public Findings read(List<String> signs, Function<SyntaxFile, List<FoundTool>> reader) {
        List<FoundTool> tools = new ArrayList<>();
        for (SyntaxFile file : holding(signs)) {
            try {
                tools.addAll(reader.apply(file));
            } catch (StackOverflowError tooDeep) {
                files.warn("source-too-deep", "The file is nested too deeply to be read.", file.path());
            }
        }
        return new Findings(tools, files.warnings(), List.of());
    }

    /** A node and all nodes below it, outer ones first. */
    public static List<SyntaxNode> all(SyntaxNode root) {
        List<SyntaxNode> nodes = new ArrayList<>(List.of(root));
        for (int i = 0; i < nodes.size(); i++) {
            nodes.addAll(nodes.get(i).children());
        }
        return nodes;
    }

    /** The nearest node of some kinds around a node. */
    public static Optional<SyntaxNode> around(SyntaxNode node, Set<String> kinds) {
        Optional<SyntaxNode> at = node.parent();
        while (at.isPresent() && !kinds.contains(at.get().kind())) {
            at = at.get().parent();
        }
        return at;
    }

    @Override
    public void close() {
        files.close();
    }
}
