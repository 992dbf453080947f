package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.parse.ReadLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for all pages of a server's tool list, and for nothing else. A page that fails costs the pages behind it. */
final class ToolLister {

    private static final int METHOD_NOT_FOUND = -32601;
    private static final String SESSION_LOST = "session-lost";

    /** How often a server is looked at while it may still announce a change. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final McpLimits limits;
    private final ReadLimits reading;
    private final Handshake handshake;

    ToolLister(McpLimits limits, ReadLimits reading) {
        this.limits = limits;
        this.reading = reading;
        this.handshake = new Handshake(limits);
    }

    /** All pages of one list, in the order in which they came. */
    private static final class Pages {
        private final List<JsonNode> tools = new ArrayList<>();
        private final Set<JsonNode> seen = new HashSet<>();
        private final Set<String> cursors = new HashSet<>();
        private Optional<JsonNode> first = Optional.empty();
        private boolean complete = true;
    }

    ToolListing list(Transport transport, Session session) throws McpException {
        long opened = System.nanoTime();
        boolean mayChange = !session.modern() && session.announcesChanges();
        if (mayChange) {
            transport.hearChanges();
        }
        if (!session.modern() && !transport.kind().equals("live-http")) {
            sleep(limits.settle());
        }
        transport.conversation().takeListChanged();
        Session current = session;
        Pages pages;
        try {
            pages = read(transport, current);
        } catch (McpException e) {
            if (!e.code().equals(SESSION_LOST)) {
                throw e;
            }
            current = handshake.initialize(transport);
            pages = read(transport, current);
        }
        if (mayChange && changes(transport, opened)) {
            pages = again(transport, current, pages);
        }
        return new ToolListing(transport.kind(), current, pages.tools, pages.first, pages.complete);
    }

    private boolean changes(Transport transport, long opened) throws McpException {
        boolean hears = true;
        while (hears && System.nanoTime() - opened < limits.change().toNanos()) {
            hears = transport.hearsChanges();
            if (transport.conversation().takeListChanged()) {
                return true;
            }
            if (hears) {
                sleep(LOOK);
            }
        }
        return transport.conversation().takeListChanged();
    }

    private static void sleep(Duration time) throws McpException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new McpException("interrupted", "interrupted");
        }
    }

    /** Lists once more; whatever goes wrong with that, the first list stays. */
    private Pages again(Transport transport, Session session, Pages before) {
        try {
            Pages pages = read(transport, session);
            return pages.complete ? pages : before;
        } catch (McpException e) {
            transport
                    .conversation()
                    .warn("list-changed", "the server announced another list, but did not give it: " + e.getMessage());
            return before;
        }
    }

    private Pages read(Transport transport, Session session) throws McpException {
        Pages pages = new Pages();
        Optional<String> cursor = Optional.empty();
        try {
            do {
                RpcAnswer answer = page(transport, session, cursor);
                boolean more = take(transport, session, answer, pages);
                cursor = more ? next(answer, pages) : Optional.empty();
            } while (cursor.isPresent());
        } catch (McpException e) {
            if (pages.first.isEmpty() || e.code().equals(SESSION_LOST)) {
                throw e;
            }
            pages.complete = false;
            transport.conversation().warn(e.code(), String.valueOf(e.getMessage()));
        }
        return pages;
    }

    private RpcAnswer page(Transport transport, Session session, Optional<String> cursor) throws McpException {
        ObjectNode parameters = session.modern() ? Revisions.modernParameters() : Rpc.object();
        cursor.ifPresent(text -> parameters.put("cursor", text));
        try {
            RpcAnswer answer = transport.ask("tools/list", parameters, limits.answer());
            if (answer.error().isPresent()) {
                checkSession(transport, answer.status());
            }
            return answer;
        } catch (McpException e) {
            checkSession(transport, e.status());
            throw e;
        }
    }

    /** After the end of a session servers answer 404 by the protocol, and 400 in practice. */
    private static void checkSession(Transport transport, int status) throws McpException {
        if ((status == 404 || status == 400) && transport.forgetSession()) {
            throw new McpException(SESSION_LOST, "the server does not know the session any more");
        }
    }

    /** Takes the tools of a page; false when the server has no tools at all. */
    private static boolean take(Transport transport, Session session, RpcAnswer answer, Pages pages)
            throws McpException {
        if (answer.code() == METHOD_NOT_FOUND && !session.declaresTools() && pages.first.isEmpty()) {
            transport.conversation().warn("no-tools-declared", "the server offers no tools");
            return false;
        }
        if (answer.error().isPresent()) {
            throw answer.failure();
        }
        if (answer.field("resultType")
                .filter(type -> type.asString("").equals("input_required"))
                .isPresent()) {
            throw new McpException("input-required", "the server wants input before it lists");
        }
        JsonNode tools = answer.field("tools")
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new McpException("tools-not-an-array", "the answer holds no array of tools"));
        pages.first = pages.first.or(answer::result);
        if (pages.seen.add(tools) || tools.isEmpty()) {
            tools.forEach(pages.tools::add);
        } else {
            transport.conversation().warn("repeated-page", "the server gave the same page again");
        }
        if (!answer.whole()) {
            throw new McpException("answer-cut", "the answer breaks off; the rest is missing");
        }
        return true;
    }

    /** Where the list goes on; empty at its end. */
    private Optional<String> next(RpcAnswer answer, Pages pages) throws McpException {
        Optional<JsonNode> node = answer.field("nextCursor");
        if (node.isEmpty() || node.get().asString("-").isEmpty() || pages.tools.size() > reading.tools()) {
            return Optional.empty();
        }
        String cursor = node.get().isString() ? node.get().stringValue() : "";
        if (cursor.isEmpty() || cursor.length() > limits.cursorLength()) {
            throw new McpException("bad-cursor", "the list goes on at a place that is no text of bearable length");
        }
        if (!pages.cursors.add(cursor)) {
            throw new McpException("repeated-cursor", "the list goes on at a place where it was before");
        }
        if (pages.cursors.size() >= limits.pages()) {
            throw new McpException("too-many-pages", "the list has more than " + limits.pages() + " pages");
        }
        return Optional.of(cursor);
    }
}
