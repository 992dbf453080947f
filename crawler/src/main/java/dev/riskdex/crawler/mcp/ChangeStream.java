package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.HttpAnswer;
import dev.riskdex.crawler.net.HttpMessage;
import java.io.IOException;
import java.util.Optional;

/**
 * The stream that servers of the older revisions open to a GET, to tell of changes of their list. Most have none and
 * say so at once. A thread of its own listens, so that a server that neither opens nor refuses it holds nothing up.
 */
final class ChangeStream {

    private final Fetcher fetcher;
    private final HttpMessage message;
    private final McpLimits limits;
    private final Conversation conversation;
    private Optional<HttpAnswer> stream = Optional.empty();
    private boolean closed;
    private volatile boolean open = true;

    private ChangeStream(Fetcher fetcher, HttpMessage message, McpLimits limits, Conversation conversation) {
        this.fetcher = fetcher;
        this.message = message;
        this.limits = limits;
        this.conversation = conversation;
    }

    /**
     * Begins to listen.
     *
     * @param message the question for the stream; its time is how long is listened at most
     */
    static ChangeStream open(Fetcher fetcher, HttpMessage message, McpLimits limits, Conversation conversation) {
        ChangeStream changes = new ChangeStream(fetcher, message, limits, conversation);
        Thread listening = new Thread(changes::listen, "change-reader");
        listening.setDaemon(true);
        listening.start();
        return changes;
    }

    /** Whether something may still come. */
    boolean open() {
        return open;
    }

    private void listen() {
        try (HttpAnswer answer = fetcher.exchange(message)) {
            boolean events = answer.status() == 200 && answer.mediaType().equals("text/event-stream");
            if (taken(answer) && events) {
                read(new EventStream(answer.body(), limits));
            }
        } catch (McpException e) {
            conversation.warn(
                    "list-changed", "the stream that tells of changes is not heard to its end: " + e.getMessage());
        } catch (IOException e) {
            // No such stream, or its time is over: no change is heard of then, and nobody waits for one.
            open = false;
        } finally {
            open = false;
        }
    }

    private void read(EventStream events) throws IOException {
        for (Optional<EventStream.Event> event = events.next(); event.isPresent(); event = events.next()) {
            conversation.accept(event.get().data(), event.get().data().length);
        }
    }

    private synchronized boolean taken(HttpAnswer answer) {
        stream = Optional.of(answer);
        return !closed;
    }

    /** Ends the stream; one that is not open yet ends as soon as it is. */
    synchronized void close() {
        closed = true;
        stream.ifPresent(HttpAnswer::abort);
    }
}
