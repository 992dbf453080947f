package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.ExtractLimits;
import dev.riskdex.crawler.extract.SourceTree;
import dev.riskdex.crawler.extract.syntax.Grammar;
import dev.riskdex.crawler.extract.syntax.NodeBudget;
import dev.riskdex.crawler.extract.syntax.SourceParser;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.WordIndex;
import dev.riskdex.model.Warning;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of one extraction, parsed when first needed, and what could not be read of them. */
final class Project implements AutoCloseable {

    private static final int MOST_WARNINGS = 500;

    /** A larger file is a bundle, of the server or of the libraries it uses. */
    private static final int BUNDLE_BYTES = 512 << 10;

    private final SourceTree tree;
    private final ProjectFiles files;
    private final ExtractLimits limits;
    private final SourceParser parser;
    private final NodeBudget budget;
    private final Map<String, Optional<SyntaxFile>> parsed = new HashMap<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private final Set<String> scope = new LinkedHashSet<>();
    private final Map<String, WordIndex> words = new HashMap<>();
    private final Map<String, Signs> signs = new HashMap<>();
    private long bytesLeft;
    private int stepsLeft;

    Project(SourceTree tree, ExtractLimits limits) {
        this.tree = tree;
        this.files = new ProjectFiles(tree);
        this.limits = limits;
        this.budget = new NodeBudget(limits.nodes());
        this.parser = new SourceParser(limits.parseTime(), budget);
        this.bytesLeft = limits.parsedBytes();
        this.stepsLeft = limits.steps();
    }

    ProjectFiles files() {
        return files;
    }

    ExtractLimits limits() {
        return limits;
    }

    byte[] bytes(String path) {
        return tree.bytes(path);
    }

    /** The files whose declarations count. */
    Set<String> scope() {
        return scope;
    }

    void include(Collection<String> more) {
        scope.addAll(more);
    }

    /** Whether a file holds a word as an identifier, without parsing it. */
    boolean mentions(String path, String word) {
        return words(path).contains(word);
    }

    private WordIndex words(String path) {
        return words.computeIfAbsent(path, it -> new WordIndex(tree.bytes(it)));
    }

    /** What a file's bytes say about tools in it. */
    private Signs signs(String path) {
        return signs.computeIfAbsent(path, it -> Signs.in(tree.bytes(it)));
    }

    /** Whether a file is worth parsing for tools: a bundle only when tools are written down in it. */
    boolean declaresTools(String path) {
        return signs(path) == Signs.CLEAR || signs(path) == Signs.FAINT && !isBundle(path);
    }

    /** Whether a bundle handles tools, as a protocol library does, and was not found to declare any. */
    boolean mayDeclareTools(String path) {
        return signs(path) == Signs.FAINT && isBundle(path);
    }

    boolean isParsed(String path) {
        return parsed.containsKey(path);
    }

    /** Whether a file may be parsed for what other files refer to: libraries as large as a bundle are not. */
    boolean mayHoldConstants(String path) {
        return !isBundle(path) || isParsed(path) || declaresTools(path);
    }

    private boolean isBundle(String path) {
        return tree.bytes(path).length > BUNDLE_BYTES;
    }

    /** Counts one evaluated expression; false when no more may be evaluated. */
    boolean step() {
        return stepsLeft > 0 && stepsLeft-- > 0 && !budget.isSpent();
    }

    /** Whether the work that is allowed is done; what was found until then stays. */
    boolean isSpent() {
        return budget.isSpent() || stepsLeft <= 0;
    }

    /** The syntax tree of a file; empty, with a warning, when it is over a limit. */
    Optional<SyntaxFile> file(String path) {
        Optional<SyntaxFile> known = parsed.get(path);
        if (known == null) {
            known = parse(path);
            parsed.put(path, known);
        }
        return known;
    }

    private Optional<SyntaxFile> parse(String path) {
        byte[] bytes = tree.bytes(path);
        if (bytes.length > limits.fileBytes() || bytes.length > bytesLeft) {
            warn("source-too-large", "The file has " + bytes.length + " bytes and was not parsed.", path);
            return Optional.empty();
        }
        bytesLeft -= bytes.length;
        Grammar grammar = ProjectFiles.isTypeScript(path) ? Grammar.TYPESCRIPT : Grammar.JAVASCRIPT;
        Optional<SyntaxFile> file = parser.parse(path, bytes, words(path), grammar);
        if (file.isEmpty()) {
            warn(
                    "source-parse-timeout",
                    "The file was not parsed within " + limits.parseTime().toMillis() + " ms.",
                    path);
        } else if (file.get().root().is("ERROR")) {
            warn("source-unparsable", "The file is no source of its language as a whole.", path);
        }
        return file;
    }

    void warn(String code, String message, String where) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(new Warning(code, message, where));
        }
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        parsed.values().forEach(file -> file.ifPresent(SyntaxFile::close));
    }
}
