package dev.riskdex.crawler.extract.syntax;

import java.time.Duration;
import java.util.Optional;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/** Parses files; a time limit stops a parse that does not end. */
public final class SourceParser {

    /** Bytes handed to the parser at a time. */
    private static final int CHUNK = 1 << 16;

    private final Duration limit;
    private final NodeBudget budget;

    /** @param limit longest parse of one file */
    public SourceParser(Duration limit, NodeBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /** The parsed file, errors in it marked and stepped over; empty when the time was over. */
    public Optional<SyntaxFile> parse(String path, byte[] bytes, WordIndex words, Grammar grammar) {
        long deadline = System.nanoTime() + limit.toNanos();
        try (TSParser parser = new TSParser()) {
            if (!parser.setLanguage(grammar.language())) {
                throw new IllegalStateException("grammar and parser do not fit: " + grammar);
            }
            Optional<TSTree> tree = Optional.ofNullable(parser.parseWithOptions(
                    new byte[CHUNK],
                    null,
                    (buffer, offset, point) -> copy(bytes, buffer, offset),
                    TSInputEncoding.TSInputEncodingUTF8,
                    state -> System.nanoTime() > deadline));
            return tree.map(parsed -> new SyntaxFile(path, bytes, words, grammar, parsed, budget));
        }
    }

    private static int copy(byte[] bytes, byte[] buffer, int offset) {
        int length = Math.max(0, Math.min(buffer.length, bytes.length - offset));
        System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, length);
        return length;
    }
}
