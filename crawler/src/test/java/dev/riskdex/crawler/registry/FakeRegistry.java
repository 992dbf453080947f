package dev.riskdex.crawler.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registry that behaves as the official one does: bounds of {@code limit}, cursors, {@code version=latest},
 * {@code updated_since} with the deleted ones, and status 429 when it is asked to be busy.
 */
final class FakeRegistry extends Dispatcher implements AutoCloseable {

    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockWebServer server = new MockWebServer();
    private final List<ObjectNode> entries = new ArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private boolean endless;

    FakeRegistry() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    /** Adds an active version, the latest of its name. */
    FakeRegistry with(String document) {
        return with(document, "active", true);
    }

    FakeRegistry with(String document, String status, boolean latest) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("server", JSON.readTree(document));
        entry.putObject("_meta")
                .putObject(OFFICIAL)
                .put("status", status)
                .put("statusMessage", status.equals("active") ? null : "superseded by another")
                .put("publishedAt", "2026-10-01T00:00:00Z")
                .put("updatedAt", "2026-11-0" + (1 + entries.size() % 9) + "T00:00:00Z")
                .put("isLatest", latest);
        entries.add(entry);
        return this;
    }

    /** Answers so many requests with status 429 first. */
    FakeRegistry busyFor(int requests) {
        busy.set(requests);
        return this;
    }

    /** Gives the same cursor again and again. */
    FakeRegistry endless() {
        endless = true;
        return this;
    }

    String url(String path) {
        return server.url(path).toString();
    }

    int requests() {
        return server.getRequestCount();
    }

    RecordedRequest takeRequest() throws InterruptedException {
        return server.takeRequest();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new MockResponse.Builder()
                    .code(429)
                    .addHeader("Retry-After", "1")
                    .build();
        }
        HttpUrl url = request.getUrl();
        if (!url.encodedPath().endsWith("/v0.1/servers")) {
            return new MockResponse.Builder().code(404).build();
        }
        int limit = Integer.parseInt(
                Optional.ofNullable(url.queryParameter("limit")).orElse("30"));
        if (limit < 1 || limit > 100) {
            return new MockResponse.Builder().code(422).build();
        }
        return new MockResponse.Builder().body(page(url, limit).toString()).build();
    }

    private ObjectNode page(HttpUrl url, int limit) {
        String since = url.queryParameter("updated_since");
        List<ObjectNode> chosen = entries.stream()
                .filter(entry -> since != null || !"deleted".equals(text(entry, "status")))
                .filter(entry -> since == null || text(entry, "updatedAt").compareTo(since) >= 0)
                .filter(entry -> !"latest".equals(url.queryParameter("version"))
                        || official(entry).path("isLatest").asBoolean())
                .toList();
        String cursor = url.queryParameter("cursor");
        int from = cursor == null || endless ? 0 : Integer.parseInt(cursor.replaceFirst("at: ", ""));
        int to = Math.min(chosen.size(), from + limit);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode servers = page.putArray("servers");
        chosen.subList(from, to).forEach(servers::add);
        ObjectNode metadata = page.putObject("metadata").put("count", to - from);
        if (endless || to < chosen.size()) {
            metadata.put("nextCursor", endless ? "again" : "at: " + to);
        }
        return page;
    }

    private static ObjectNode official(ObjectNode entry) {
        return (ObjectNode) entry.path("_meta").path(OFFICIAL);
    }

    private static String text(ObjectNode entry, String field) {
        return official(entry).path(field).asString("");
    }

    @Override
    public void close() {
        server.close();
    }
}
