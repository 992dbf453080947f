package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.HttpAnswer;
import dev.riskdex.crawler.net.HttpMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** One POST for each message; the answer is a JSON object or a stream of events that ends in it. */
final class StreamableHttpTransport implements Transport {

    private static final String SESSION_HEADER = "Mcp-Session-Id";

    /** Visible ASCII, as the protocol demands; longer ones were never seen. */
    private static final String SESSION_ID = "[\\x21-\\x7e]{1,1024}";

    /** How long a server may take to end a session; nothing depends on it. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    /** How often a stream that ended before the answer is taken up again. */
    private static final int RESUMPTIONS = 3;

    /** A pause before a stream is taken up again; servers that close streams early want to be asked now and then. */
    private static final Duration BEFORE_RESUMPTION = Duration.ofMillis(500);

    /** Methods that change nothing, so that they may be asked again; {@code initialize} begins a session each time. */
    private static final Set<String> ONLY_ASK = Set.of("server/discover", "tools/list");

    private final Fetcher fetcher;
    private final String url;
    private final McpLimits limits;
    private final Conversation conversation;
    private final AuthChallenge challenge;
    private String session = "";
    private String protocolVersion = "";
    private Optional<ChangeStream> changes = Optional.empty();

    StreamableHttpTransport(
            Fetcher fetcher, String url, McpLimits limits, Deadline deadline, String where, AuthChallenge challenge) {
        this.fetcher = fetcher;
        this.url = url;
        this.limits = limits;
        this.challenge = challenge;
        this.conversation = new Conversation(limits, deadline, where, this::reply);
    }

    @Override
    public String kind() {
        return "live-http";
    }

    @Override
    public RpcAnswer ask(String method, ObjectNode parameters, Duration patience) throws McpException {
        Duration time = conversation.within(patience);
        Conversation.Question question = conversation.ask(method, parameters);
        HttpMessage post = post(question.message(), method, time);
        try (HttpAnswer answer = fetcher.exchange(ONLY_ASK.contains(method) ? post.mayBeRepeated() : post)) {
            takeSession(answer, method);
            challenge.see(answer);
            if (answer.status() == 401 || answer.status() == 403) {
                throw McpException.refused(answer.status());
            }
            read(answer, question, time);
            if (!question.answer().isDone()) {
                throw answer.status() == 200 || answer.status() == 202
                        ? new McpException("no-answer", "the server answered without a message of the protocol")
                        : McpException.refused(answer.status());
            }
            return conversation.await(question, patience).withStatus(answer.status());
        } catch (FetchException e) {
            throw McpException.of(e);
        } catch (McpException e) {
            throw e;
        } catch (IOException e) {
            throw new McpException("unreachable", "the answer cannot be read: " + e.getMessage());
        }
    }

    private void takeSession(HttpAnswer answer, String method) {
        Optional<String> given = answer.header(SESSION_HEADER);
        if (method.equals("initialize") && given.isPresent()) {
            session = given.filter(id -> id.matches(SESSION_ID)).orElse("");
            if (session.isEmpty()) {
                conversation.warn("bad-session-id", "the session's id holds characters that it must not hold");
            }
        }
    }

    private void read(HttpAnswer answer, Conversation.Question question, Duration time) throws IOException {
        if (!answer.mediaType().equals("text/event-stream")) {
            byte[] body = answer.body().readAllBytes();
            if (body.length > 0 && conversation.accept(body, body.length).isEmpty() && answer.status() == 200) {
                throw new McpException("not-json", "the server answered with something that is no message");
            }
            return;
        }
        String lastId = readEvents(answer, question);
        for (int i = 0;
                i < RESUMPTIONS && !lastId.isEmpty() && !question.answer().isDone();
                i++) {
            lastId = resume(lastId, question, time);
        }
    }

    private String readEvents(HttpAnswer answer, Conversation.Question question) throws IOException {
        EventStream events = new EventStream(answer.body(), limits);
        while (!question.answer().isDone()) {
            Optional<EventStream.Event> event = events.next();
            if (event.isEmpty()) {
                return events.lastId();
            }
            conversation.accept(event.get().data(), event.get().data().length);
        }
        return "";
    }

    /** Takes up a stream that ended before the answer came; empty when it cannot be taken up further. */
    private String resume(String lastId, Conversation.Question question, Duration time) throws IOException {
        pause();
        Map<String, String> headers = headers();
        headers.put("Accept", "text/event-stream");
        headers.put("Last-Event-ID", lastId);
        HttpMessage message =
                new HttpMessage("GET", url, headers, Optional.empty(), limits.listBytes(), conversation.within(time));
        try (HttpAnswer answer = fetcher.exchange(message)) {
            return answer.status() == 200 && answer.mediaType().equals("text/event-stream")
                    ? readEvents(answer, question)
                    : "";
        }
    }

    private static void pause() throws McpException {
        try {
            Thread.sleep(BEFORE_RESUMPTION.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new McpException("interrupted", "interrupted");
        }
    }

    private HttpMessage post(ObjectNode message, String method, Duration time) {
        Map<String, String> headers = headers();
        headers.put("Accept", "application/json, text/event-stream");
        if (Revisions.MODERN.equals(modernVersion(message))) {
            headers.put("MCP-Protocol-Version", Revisions.MODERN);
            headers.put("Mcp-Method", method);
        }
        return new HttpMessage("POST", url, headers, Optional.of(Rpc.bytes(message)), limits.listBytes(), time);
    }

    private static String modernVersion(ObjectNode message) {
        return message.path("params").path("_meta").path(Revisions.VERSION_KEY).asString("");
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        if (!session.isEmpty()) {
            headers.put(SESSION_HEADER, session);
        }
        if (!protocolVersion.isEmpty()) {
            headers.put("MCP-Protocol-Version", protocolVersion);
        }
        return headers;
    }

    /** An answer to a request of the server, which must not keep the crawl waiting. */
    private void reply(ObjectNode message) throws McpException {
        send(message, "");
    }

    @Override
    public void tell(String method) throws McpException {
        int status = send(Rpc.notification(method), method);
        if (status >= 400) {
            conversation.warn("notification-refused", "the server answered " + method + " with status " + status);
        }
    }

    private int send(ObjectNode message, String method) throws McpException {
        HttpMessage post = post(message, method, conversation.within(limits.probe()));
        try (HttpAnswer answer = fetcher.exchange(post)) {
            return answer.status();
        } catch (FetchException e) {
            throw McpException.of(e);
        }
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    @Override
    public void agreed(String version) {
        protocolVersion = version;
    }

    @Override
    public void hearChanges() {
        Map<String, String> headers = headers();
        headers.put("Accept", "text/event-stream");
        HttpMessage message =
                new HttpMessage("GET", url, headers, Optional.empty(), limits.listBytes(), limits.change());
        changes = Optional.of(ChangeStream.open(fetcher, message, limits, conversation));
    }

    @Override
    public boolean hearsChanges() {
        return changes.filter(ChangeStream::open).isPresent();
    }

    @Override
    public boolean forgetSession() {
        boolean had = !session.isEmpty();
        session = "";
        protocolVersion = "";
        return had;
    }

    @Override
    public void close() {
        changes.ifPresent(ChangeStream::close);
        if (session.isEmpty()) {
            return;
        }
        HttpMessage farewell = new HttpMessage("DELETE", url, headers(), Optional.empty(), 1 << 16, FAREWELL);
        try (HttpAnswer answer = fetcher.exchange(farewell)) {
            challenge.see(answer);
        } catch (FetchException e) {
            // The session ends by itself then; its tools were read.
            conversation.warn("session-not-ended", "the server did not take the end of the session");
        }
    }
}
