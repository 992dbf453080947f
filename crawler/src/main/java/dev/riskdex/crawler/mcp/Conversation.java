package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.parse.JsonDocument;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Both directions of one conversation, whatever carries it: leads each answer to its question, answers the server's
 * own requests, counts everything that comes unasked, and fails all questions once a bound is passed.
 */
final class Conversation {

    /** Levels of a message above a tool's schema: result, tools, the tool, the schema. */
    private static final int LEVELS_ABOVE_SCHEMA = 4;

    /** Deepest schema that is kept; the deepest seen has 24 levels. */
    private static final int SCHEMA_DEPTH = 64;

    private static final long TOKENS = 2_000_000;
    private static final int WARNINGS = 200;

    /** Sends a message to the server. */
    interface Outlet {
        void send(ObjectNode message) throws McpException;
    }

    private final McpLimits limits;
    private final Deadline deadline;
    private final String where;
    private final Outlet outlet;
    private final JsonTreeReader json;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<String, CompletableFuture<RpcAnswer>> questions = new ConcurrentHashMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable McpException failure;
    private long bytes;
    private int uninvited;
    private int strayLines;
    private boolean listChanged;

    Conversation(McpLimits limits, Deadline deadline, String where, Outlet outlet) {
        this.limits = limits;
        this.deadline = deadline;
        this.where = where;
        this.outlet = outlet;
        this.json = JsonTreeReader.strict(new ReadLimits(
                limits.messageBytes(),
                limits.messageBytes(),
                SCHEMA_DEPTH + LEVELS_ABOVE_SCHEMA,
                TOKENS,
                0,
                0,
                0,
                WARNINGS));
    }

    /** A question on its way: its message, and where the answer will be. */
    record Question(ObjectNode message, CompletableFuture<RpcAnswer> answer) {}

    synchronized Question ask(String method, ObjectNode parameters) throws McpException {
        if (failure != null) {
            throw failure;
        }
        int id = lastId.incrementAndGet();
        CompletableFuture<RpcAnswer> answer = new CompletableFuture<>();
        questions.put(Integer.toString(id), answer);
        return new Question(Rpc.request(id, method, parameters), answer);
    }

    /** Waits for an answer; one that comes later is still accepted. */
    RpcAnswer await(Question question, Duration patience) throws McpException {
        try {
            return question.answer().get(deadline.within(patience).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new McpException("timeout", "no answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof McpException known
                    ? known
                    : new McpException("internal-error", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new McpException("interrupted", "interrupted");
        }
    }

    Duration within(Duration patience) throws McpException {
        return deadline.within(patience);
    }

    /** Takes in what came from the server; what is no message is left to the caller. */
    Optional<JsonNode> accept(byte[] message, int length) throws McpException {
        count(length);
        List<Warning> noted = new ArrayList<>();
        JsonDocument document = json.read(Texts.decode(message, length, where, noted), where);
        JsonNode root = document.root().orElse(null);
        boolean broken =
                document.broken() && (root == null || !root.path("result").isObject());
        if (root == null || broken || !(root.isObject() || root.isArray())) {
            return Optional.empty();
        }
        noted.addAll(document.warnings());
        noted.forEach(this::warn);
        if (root.isArray()) {
            for (JsonNode one : root) {
                dispatch(one, true);
            }
        } else {
            dispatch(root, !document.broken());
        }
        return Optional.of(root);
    }

    private synchronized void count(int length) throws McpException {
        bytes += length;
        if (bytes > limits.listBytes()) {
            throw new McpException("too-large", "the server sent more than " + limits.listBytes() + " bytes");
        }
    }

    private void dispatch(JsonNode message, boolean whole) throws McpException {
        if (message.path("method").isString()) {
            uninvited(message, message.path("method").stringValue());
        } else if (message.has("result") || message.has("error")) {
            answer(message, whole);
        }
    }

    private void uninvited(JsonNode message, String method) throws McpException {
        synchronized (this) {
            if (++uninvited > limits.uninvited()) {
                throw new McpException(
                        "notification-flood", "more than " + limits.uninvited() + " messages came unasked");
            }
            listChanged |= method.equals("notifications/tools/list_changed");
        }
        if (message.path("id").isString() || message.path("id").isNumber()) {
            outlet.send(Rpc.reply(message.get("id"), method));
        }
    }

    private void answer(JsonNode message, boolean whole) {
        Optional<JsonNode> error = Optional.ofNullable(message.get("error")).filter(node -> !node.isNull());
        Optional<JsonNode> result = error.isPresent() ? Optional.empty() : Optional.ofNullable(message.get("result"));
        CompletableFuture<RpcAnswer> question = questions.get(message.path("id").asString(""));
        if (question == null && error.isPresent()) {
            question = onlyOpenQuestion();
        }
        if (question != null) {
            question.complete(new RpcAnswer(result, error, whole, 0));
        }
    }

    /** Servers that could not read the question answer without its id, or with one of their own. */
    private @Nullable CompletableFuture<RpcAnswer> onlyOpenQuestion() {
        List<CompletableFuture<RpcAnswer>> open = questions.values().stream()
                .filter(question -> !question.isDone())
                .toList();
        return open.size() == 1 ? open.get(0) : null;
    }

    /** Takes note of a line that is no message. */
    synchronized void stray(int length) throws McpException {
        if (strayLines++ == 0) {
            warn(new Warning("dirty-stdout", "standard output carries lines that are no messages", where));
        }
        if (strayLines > limits.strayLines() || length > limits.strayBytes()) {
            throw new McpException("stdout-flood", "too much on standard output is no message of the protocol");
        }
    }

    /** All open and later questions end with this. */
    synchronized void fail(McpException reason) {
        if (failure == null) {
            failure = reason;
        }
        questions.values().forEach(question -> question.completeExceptionally(reason));
    }

    /** Whether the server said so since this was last asked. */
    synchronized boolean takeListChanged() {
        boolean changed = listChanged;
        listChanged = false;
        return changed;
    }

    synchronized void warn(Warning warning) {
        if (warnings.size() < WARNINGS) {
            warnings.add(warning);
        }
    }

    void warn(String code, String message) {
        warn(new Warning(code, message, where));
    }

    String where() {
        return where;
    }

    synchronized List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
