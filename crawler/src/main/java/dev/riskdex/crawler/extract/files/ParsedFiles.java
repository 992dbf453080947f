package dev.riskdex.crawler.extract.files;

import dev.riskdex.crawler.extract.syntax.Grammar;
import dev.riskdex.crawler.extract.syntax.NodeBudget;
import dev.riskdex.crawler.extract.syntax.SourceParser;
import dev.riskdex.crawler.extract.syntax.SyntaxFile;
import dev.riskdex.crawler.extract.syntax.WordIndex;
import dev.riskdex.model.Warning;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of one extraction, parsed when first needed, the work that is left for it, and what could not be read. */
public final class ParsedFiles implements AutoCloseable {

    private static final int MOST_WARNINGS = 500;

    private final SourceTree tree;
    private final ExtractLimits limits;
    private final SourceParser parser;
    private final NodeBudget budget;
    private final Map<String, Optional<SyntaxFile>> parsed = new HashMap<>();
    private final Map<String, WordIndex> words = new HashMap<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private long bytesLeft;
    private int stepsLeft;

    public ParsedFiles(SourceTree tree, ExtractLimits limits) {
        this.tree = tree;
        this.limits = limits;
        this.budget = new NodeBudget(limits.nodes());
        this.parser = new SourceParser(limits.parseTime(), budget);
        this.bytesLeft = limits.parsedBytes();
        this.stepsLeft = limits.steps();
    }

    public SourceTree tree() {
        return tree;
    }

    public ExtractLimits limits() {
        return limits;
    }

    /** Where the identifiers of a file stand; the file need not be parsed for it. */
    public WordIndex words(String path) {
        return words.computeIfAbsent(path, it -> new WordIndex(tree.bytes(it)));
    }

    /** Those of some paths whose files have a word as a whole identifier; nothing is parsed for it. */
    public List<String> having(String word, List<String> paths) {
        return paths.stream().filter(path -> words(path).contains(word)).toList();
    }

    /** Whether the file was asked for before. */
    public boolean isParsed(String path) {
        return parsed.containsKey(path);
    }

    /** The syntax tree of a file; empty, with a warning, when it is over a limit. */
    public Optional<SyntaxFile> file(String path, Grammar grammar) {
        Optional<SyntaxFile> known = parsed.get(path);
        if (known == null) {
            known = parse(path, grammar);
            parsed.put(path, known);
        }
        return known;
    }

    private Optional<SyntaxFile> parse(String path, Grammar grammar) {
        byte[] bytes = tree.bytes(path);
        if (bytes.length > limits.fileBytes() || bytes.length > bytesLeft) {
            warn("source-too-large", "The file has " + bytes.length + " bytes and was not parsed.", path);
            return Optional.empty();
        }
        bytesLeft -= bytes.length;
        tree.entering(path);
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

    /** Counts one evaluated expression; false when no more may be evaluated. */
    public boolean step() {
        return stepsLeft > 0 && stepsLeft-- > 0 && !budget.isSpent();
    }

    /** Whether the work that is allowed is done; what was found until then stays. */
    public boolean isSpent() {
        return budget.isSpent() || stepsLeft <= 0;
    }

    /** Notes what could not be read, once; after some hundred no more are kept. */
    public void warn(String code, String message, String where) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(new Warning(code, message, where));
        }
    }

    /** What could not be read, with a last word when the work allowed was used up. */
    public List<Warning> warnings() {
        if (isSpent()) {
            warn("extraction-cut-short", "The work allowed was used up before everything was read.", "");
        }
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        parsed.values().forEach(file -> file.ifPresent(SyntaxFile::close));
    }
}
