package dev.riskdex.crawler.extract.javascript;

import dev.riskdex.crawler.extract.ExtractLimits;
import dev.riskdex.crawler.extract.SourceTree;
import dev.riskdex.crawler.extract.syntax.Grammar;
import dev.riskdex.crawler.extract.syntax.NodeBudget;
import dev.riskdex.crawler.extract.syntax.SourceParser;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.Words;
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

    private final SourceTree tree;
    private final ProjectFiles files;
    private final ExtractLimits limits;
    private final SourceParser parser;
    private final NodeBudget budget;
    private final long deadline;
    private final Map<String, Optional<SyntaxFile>> parsed = new HashMap<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private final Set<String> scope = new LinkedHashSet<>();
    private long bytesLeft;

    Project(SourceTree tree, ExtractLimits limits) {
        this.tree = tree;
        this.files = new ProjectFiles(tree);
        this.limits = limits;
        this.budget = new NodeBudget(limits.nodes());
        this.parser = new SourceParser(limits.parseTime(), budget);
        this.deadline = System.nanoTime() + limits.totalTime().toNanos();
        this.bytesLeft = limits.parsedBytes();
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

    /** Whether a file mentions a word anywhere, without parsing it. */
    boolean mentions(String path, String word) {
        return Words.contains(tree.bytes(path), word);
    }

    /** How often a file mentions a word as an identifier, without parsing it. */
    int count(String path, String word) {
        byte[] bytes = tree.bytes(path);
        return Words.find(bytes, word, 0, bytes.length, 10_000).size();
    }

    /** Whether time or memory is used up; what was found until then stays. */
    boolean isSpent() {
        return budget.isSpent() || System.nanoTime() > deadline;
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
        Optional<SyntaxFile> file = parser.parse(path, bytes, grammar);
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
