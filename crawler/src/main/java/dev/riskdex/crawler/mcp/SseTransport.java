package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.HttpAnswer;
import dev.riskdex.crawler.net.HttpMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The transport of 2024-11-05: one long stream of events carries all answers; its first event names the address that
 * messages are posted to, which must be of the same origin.
 */
final class SseTransport implements DetachedTransport {

    private static final int POST_ANSWER_BYTES = 1 << 20;

    private final Fetcher fetcher;
    private final McpLimits limits;
    private final Conversation conversation;
    private final HttpAnswer stream;
    private final EventStream events;
    private final String endpoint;

    private SseTransport(Fetcher fetcher, HttpAnswer stream, McpLimits limits, Deadline deadline, String where)
            throws IOException {
        this.fetcher = fetcher;
        this.limits = limits;
        this.stream = stream;
        this.events = new EventStream(stream.body(), limits);
        this.conversation = new Conversation(limits, deadline, where, this::send);
        this.endpoint = endpoint();
        Thread listening = new Thread(this::listen, "sse-reader");
        listening.setDaemon(true);
        listening.start();
    }

    /** Opens the stream and waits for the address to post to. */
    static SseTransport open(
            Fetcher fetcher, String url, McpLimits limits, Deadline deadline, String where, AuthChallenge challenge)
            throws McpException {
        HttpMessage get = new HttpMessage(
                "GET",
                url,
                Map.of("Accept", "text/event-stream"),
                Optional.empty(),
                limits.listBytes(),
                deadline.within(limits.whole()));
        try {
            HttpAnswer stream = fetcher.exchange(get);
            challenge.see(stream);
            try {
                return new SseTransport(fetcher, accepted(stream), limits, deadline, where);
            } catch (IOException e) {
                stream.close();
                throw e;
            }
        } catch (McpException e) {
            throw e;
        } catch (FetchException e) {
            throw McpException.of(e);
        } catch (IOException e) {
            throw new McpException("unreachable", "the stream cannot be read: " + e.getMessage());
        }
    }

    private static HttpAnswer accepted(HttpAnswer stream) throws McpException {
        if (stream.status() != 200) {
            throw McpException.refused(stream.status());
        }
        if (!stream.mediaType().equals("text/event-stream")) {
            throw new McpException("no-answer", "the address serves no stream of events");
        }
        return stream;
    }

    private String endpoint() throws IOException {
        Optional<EventStream.Event> first = events.next();
        if (first.isEmpty() || !first.get().type().equals("endpoint")) {
            throw new McpException("no-endpoint", "the stream does not begin with the address to post to");
        }
        String named = new String(first.get().data(), StandardCharsets.UTF_8).strip();
        try {
            URI own = new URI(stream.url());
            URI resolved = own.resolve(new URI(named));
            if (!origin(own).equals(origin(resolved))) {
                throw new McpException("foreign-endpoint", "the stream names an address of another origin to post to");
            }
            return resolved.toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new McpException("no-endpoint", "the stream names no address to post to");
        }
    }

    private static String origin(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }

    private void listen() {
        try {
            Optional<EventStream.Event> event = events.next();
            while (event.isPresent()) {
                conversation.accept(event.get().data(), event.get().data().length);
                event = events.next();
            }
            conversation.fail(new McpException("stream-ended", "the stream of answers ended"));
        } catch (McpException e) {
            conversation.fail(e);
        } catch (FetchException e) {
            conversation.fail(McpException.of(e));
        } catch (IOException e) {
            conversation.fail(new McpException("stream-ended", "the stream of answers broke: " + e.getMessage()));
        }
    }

    /** Most servers answer 202 and nothing; some put the answer there and not on the stream. */
    @Override
    public void send(ObjectNode message) throws McpException {
        HttpMessage post = new HttpMessage(
                "POST",
                endpoint,
                Map.of("Accept", "application/json"),
                Optional.of(Rpc.bytes(message)),
                POST_ANSWER_BYTES,
                conversation.within(limits.answer()));
        try (HttpAnswer answer = fetcher.exchange(post)) {
            if (answer.status() >= 300) {
                throw McpException.refused(answer.status());
            }
            byte[] body = answer.mediaType().equals("application/json")
                    ? answer.body().readAllBytes()
                    : new byte[0];
            if (body.length > 0) {
                conversation.accept(body, body.length);
            }
        } catch (McpException e) {
            throw e;
        } catch (FetchException e) {
            throw McpException.of(e);
        } catch (IOException e) {
            throw new McpException("unreachable", "the answer cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String kind() {
        return "live-sse";
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    @Override
    public void close() {
        stream.abort();
    }
}
