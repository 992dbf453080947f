package dev.riskdex.crawler.extract.syntax;

/** Counts syntax nodes held in memory, over all files of one extraction. */
public final class NodeBudget {

    private int left;

    public NodeBudget(int nodes) {
        this.left = nodes;
    }

    void spend(int nodes) {
        left -= nodes;
    }

    /** Whether no further node may be unfolded. */
    public boolean isSpent() {
        return left <= 0;
    }
}
