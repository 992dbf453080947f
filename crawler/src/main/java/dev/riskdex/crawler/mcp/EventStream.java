package dev.riskdex.crawler.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads server-sent events: lines ended by line feed, carriage return or both, comments, data over several lines.
 * Events without data, as servers send them first to give a stream its id, are passed over.
 */
final class EventStream {

    /** Far more than any field but the data needs. */
    private static final int LONGEST_FIELD_NAME = 64;

    private final InputStream in;
    private final McpLimits limits;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String type = "";
    private String lastId = "";
    private int events;
    private boolean skipLineFeed;

    /**
     * An event.
     *
     * @param type {@code message} where none is stated
     * @param data its lines, joined by line feeds
     */
    record Event(String type, byte[] data) {}

    EventStream(InputStream in, McpLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The next event with data; empty at the end of the stream. One that the end cuts off is given as it is. */
    Optional<Event> next() throws IOException {
        boolean more = true;
        while (more) {
            more = readLine();
            if (line.size() > 0) {
                field(line.toByteArray());
            }
            if (line.size() == 0 || !more) {
                Optional<Event> event = take();
                if (event.isPresent()) {
                    return event;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Event> take() throws McpException {
        count();
        Event event = new Event(type.isEmpty() ? "message" : type, data.toByteArray());
        type = "";
        data.reset();
        return event.data().length == 0 ? Optional.empty() : Optional.of(event);
    }

    /** The id that the stream can be taken up again at; empty where the server gave none. */
    String lastId() {
        return lastId;
    }

    private void count() throws McpException {
        if (++events > limits.events()) {
            throw new McpException("event-flood", "more than " + limits.events() + " events");
        }
    }

    private void field(byte[] bytes) throws McpException {
        int colon = indexOf(bytes, (byte) ':');
        if (colon == 0) {
            count();
            return;
        }
        int end = colon < 0 ? bytes.length : colon;
        int value = Math.min(bytes.length, end + 1);
        if (value < bytes.length && bytes[value] == ' ') {
            value++;
        }
        switch (end > LONGEST_FIELD_NAME ? "" : new String(bytes, 0, end, StandardCharsets.UTF_8)) {
            case "data" -> addData(bytes, value);
            case "event" -> type = text(bytes, value);
            case "id" -> lastId = text(bytes, value);
            default -> {
                // Times to wait and unknown fields say nothing here.
            }
        }
    }

    private void addData(byte[] bytes, int from) throws McpException {
        if (data.size() + bytes.length - from > limits.messageBytes()) {
            throw tooLarge();
        }
        if (data.size() > 0) {
            data.write('\n');
        }
        data.write(bytes, from, bytes.length - from);
    }

    private static String text(byte[] bytes, int from) {
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        return text.length() > 1_000 ? "" : text;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** False at the end of the stream, where a line may have no end. */
    private boolean readLine() throws IOException {
        line.reset();
        while (true) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            boolean secondHalf = skipLineFeed && next == '\n';
            skipLineFeed = next == '\r';
            if (secondHalf) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                return true;
            }
            if (line.size() >= limits.messageBytes()) {
                throw tooLarge();
            }
            line.write(next);
        }
    }

    private McpException tooLarge() {
        return new McpException("too-large", "an event is longer than " + limits.messageBytes() + " bytes");
    }
}
