package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.files.ExtractLimits;
import dev.riskdex.crawler.extract.files.ParsedFiles;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.syntax.Grammar;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
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

    /** A larger file is a bundle, of the server or of the libraries it uses. */
    private static final int BUNDLE_BYTES = 512 << 10;

    private final SourceTree tree;
    private final ProjectFiles files;
    private final ParsedFiles parsed;
    private final Set<String> scope = new LinkedHashSet<>();
    private final Map<String, Signs> signs = new HashMap<>();

    Project(SourceTree tree, ExtractLimits limits) {
        this.tree = tree;
        this.files = new ProjectFiles(tree);
        this.parsed = new ParsedFiles(tree, limits);
    }

    ProjectFiles files() {
        return files;
    }

    ExtractLimits limits() {
        return parsed.limits();
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
        return parsed.words(path).contains(word);
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
        return parsed.isParsed(path);
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
        return parsed.step();
    }

    /** Whether the work that is allowed is done; what was found until then stays. */
    boolean isSpent() {
        return parsed.isSpent();
    }

    /** The syntax tree of a file; empty, with a warning, when it is over a limit. */
    Optional<SyntaxFile> file(String path) {
        return parsed.file(path, ProjectFiles.isTypeScript(path) ? Grammar.TYPESCRIPT : Grammar.JAVASCRIPT);
    }

    void warn(String code, String message, String where) {
        parsed.warn(code, message, where);
    }

    List<Warning> warnings() {
        return parsed.warnings();
    }

    @Override
    public void close() {
        parsed.close();
    }
}
