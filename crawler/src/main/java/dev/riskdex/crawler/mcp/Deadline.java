package dev.riskdex.crawler.mcp;

import java.time.Duration;

/** The moment at which a conversation is over, whatever happened until then. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The shorter of a patience and what is left. */
    Duration within(Duration patience) throws McpException {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new McpException("timeout", "the conversation took too long");
        }
        return patience.compareTo(left) < 0 ? patience : left;
    }
}
