package dev.riskdex.crawler.extract.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/** A parsed source file: its bytes, its tree, and search for words in it. */
public final class SyntaxFile implements AutoCloseable {

    private final String path;
    private final byte[] bytes;
    private final Grammar grammar;
    private final TSTree tree;
    private final TSTreeCursor cursor;
    private final NodeBudget budget;
    private final SyntaxNode root;
    private final WordIndex words;
    /** Offsets of the line ends, once somebody has asked for a line. */
    private int @Nullable [] lines;

    SyntaxFile(String path, byte[] bytes, WordIndex words, Grammar grammar, TSTree tree, NodeBudget budget) {
        this.path = path;
        this.bytes = bytes;
        this.words = words;
        this.grammar = grammar;
        this.tree = tree;
        this.budget = budget;
        TSNode top = tree.getRootNode();
        this.cursor = new TSTreeCursor(top);
        this.root = new SyntaxNode(this, null, top, grammar.kind(top.getSymbol()), "");
    }

    public String path() {
        return path;
    }

    public SyntaxNode root() {
        return root;
    }

    public int size() {
        return bytes.length;
    }

    /** Text between two byte offsets. */
    public String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The byte at an offset, or a space outside the file. */
    public byte at(int offset) {
        return offset >= 0 && offset < bytes.length ? bytes[offset] : (byte) ' ';
    }

    /** Line of an offset, from 1. */
    public int line(int offset) {
        if (lines == null) {
            lines = IntStream.range(0, bytes.length)
                    .filter(i -> bytes[i] == '\n')
                    .toArray();
        }
        int position = Arrays.binarySearch(lines, offset);
        return (position < 0 ? -position - 1 : position) + 1;
    }

    /** Offsets of a word between two offsets, as a whole identifier; at most {@code limit} of them. */
    public List<Integer> words(String word, int from, int to, int limit) {
        return words.find(word, from, to, limit);
    }

    /** Offsets inside identifiers that speak of tools by their end and are called, at most {@code limit} of them. */
    public List<Integer> endings(int limit) {
        return Words.calledTools(bytes, limit);
    }

    /** The smallest node around an offset. */
    public SyntaxNode nodeAt(int offset) {
        SyntaxNode node = root;
        while (true) {
            Optional<SyntaxNode> inner = childAt(node.children(), offset);
            if (inner.isEmpty()) {
                return node;
            }
            node = inner.get();
        }
    }

    private static Optional<SyntaxNode> childAt(List<SyntaxNode> children, int offset) {
        int low = 0;
        int high = children.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            SyntaxNode child = children.get(middle);
            if (offset < child.start()) {
                high = middle - 1;
            } else if (offset >= child.end()) {
                low = middle + 1;
            } else {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    List<SyntaxNode> unfold(SyntaxNode parent, TSNode node) {
        cursor.reset(node);
        List<SyntaxNode> children = new ArrayList<>();
        if (!budget.isSpent() && cursor.gotoFirstChild()) {
            do {
                TSNode child = cursor.currentNode();
                int symbol = child.getSymbol();
                String field = grammar.field(cursor.currentFieldId());
                if (grammar.carriesMeaning(symbol, field)) {
                    children.add(new SyntaxNode(this, parent, child, grammar.kind(symbol), field));
                }
            } while (cursor.gotoNextSibling());
        }
        budget.spend(children.size());
        return List.copyOf(children);
    }

    /** What the parser holds outside the heap is freed; the nodes must not be used any more. */
    @Override
    public void close() {
        cursor.close();
        tree.close();
    }

    @Override
    public String toString() {
        return path;
    }
}
