package dev.riskdex.search;

/** A query that asks for something that there is not, such as {@code severity:huge}. The message is for its author. */
public final class QuerySyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int from;
    private final int to;

    QuerySyntaxException(int from, int to, String message) {
        super(message);
        this.from = from;
        this.to = to;
    }

    /** Where the part that is wrong begins, in characters from 0. */
    public int from() {
        return from;
    }

    /** The first character after the part that is wrong. */
    public int to() {
        return to;
    }
}
