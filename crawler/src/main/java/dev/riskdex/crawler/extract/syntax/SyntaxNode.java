package dev.riskdex.crawler.extract.syntax;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;

/** A node of a syntax tree. Children are unfolded when first asked for. */
public final class SyntaxNode {

    private final SyntaxFile file;
    private final @Nullable SyntaxNode parent;
    private final TSNode node;
    private final String kind;
    private final String field;
    private final int start;
    private final int end;
    private @Nullable List<SyntaxNode> children;

    SyntaxNode(SyntaxFile file, @Nullable SyntaxNode parent, TSNode node, String kind, String field) {
        this.file = file;
        this.parent = parent;
        this.node = node;
        this.kind = kind;
        this.field = field;
        this.start = node.getStartByte();
        this.end = node.getEndByte();
    }

    public SyntaxFile file() {
        return file;
    }

    /** The grammar's name of this kind of node. */
    public String kind() {
        return kind;
    }

    public boolean is(String wanted) {
        return kind.equals(wanted);
    }

    /** The role in the parent by the grammar, empty without one. */
    public String role() {
        return field;
    }

    /** First byte of the node in the file. */
    public int start() {
        return start;
    }

    /** First byte after the node. */
    public int end() {
        return end;
    }

    public Optional<SyntaxNode> parent() {
        return Optional.ofNullable(parent);
    }

    /** Kind of the parent, empty at the root. */
    public String parentKind() {
        return parent == null ? "" : parent.kind;
    }

    /** Children that carry meaning: the named ones except comments, and operators. */
    public List<SyntaxNode> children() {
        if (children == null) {
            children = file.unfold(this, node);
        }
        return children;
    }

    /** The first child with a role. */
    public Optional<SyntaxNode> child(String role) {
        for (SyntaxNode child : children()) {
            if (child.field.equals(role)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    public String text() {
        return file.text(start, end);
    }

    /** Line of the first byte, from 1. */
    public int line() {
        return file.line(start);
    }

    /** Whether this node is the other or lies inside it. */
    public boolean isWithin(SyntaxNode other) {
        return file == other.file && other.start <= start && end <= other.end;
    }

    @Override
    public String toString() {
        return kind + "@" + file.path() + ":" + line();
    }
}
