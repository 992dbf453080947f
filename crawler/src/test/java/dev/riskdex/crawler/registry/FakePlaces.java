package dev.riskdex.crawler.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The places that entries lead on to, on one server: {@code /mcp} answers as an MCP server, {@code /closed} wants a login,
 * {@code /busy} is not available, {@code /notes.mcpb} is a bundle, below {@code /npm/} is a package registry and below
 * {@code /forge/} a forge; all else is not there.
 */
final class FakePlaces extends Dispatcher implements AutoCloseable {

    private static final String ADD = "server.registerTool(\"add_note\", { description: \"Adds a note.\", inputSchema:"
            + " { text: z.string() } }, f);";
    private static final String DROP =
            "server.registerTool(\"drop_notes\", { description: \"Drops all.\"," + " inputSchema: {} }, f);";

    private final MockWebServer server = new MockWebServer();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FakePlaces() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    String url(String path) {
        return server.url(path).toString();
    }

    /** Environment of a user whose clients are configured with these places. */
    Map<String, String> variables() {
        return Map.of("npm_config_registry", url("/npm/"), "GITHUB_API_URL", url("/forge"));
    }

    /** The paths that were asked for. */
    List<String> asked() {
        return asked;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        asked.add(path);
        return switch (path) {
            case "/mcp" -> mcp(request);
            case "/closed" ->
                new MockResponse.Builder()
                        .code(401)
                        .addHeader("WWW-Authenticate", "Bearer")
                        .build();
            case "/busy" -> new MockResponse.Builder().code(503).build();
            case "/notes.mcpb" -> bytes(bundle());
            case "/npm/notes-mcp" -> text(metadata());
            case "/npm/notes-mcp.tgz" ->
                bytes(tarball(Map.of(
                        "package/package.json",
                        "{\"name\":\"notes-mcp\",\"version\":\"1.0.0\",\"description\":\"Notes of the package\",\"bin\":\"a.js\"}",
                        "package/a.js",
                        ADD + "\n" + DROP)));
            case "/npm/notes-mcp/latest" ->
                text("{\"name\":\"notes-mcp\",\"repository\":{\"url\":\"git+https://github.com/owner/single.git\"}}");
            case "/forge/repos/Owner/Single/tarball", "/forge/repos/owner/claims/tarball" ->
                bytes(tarball(Map.of("r/package.json", "{\"name\":\"notes-mcp\",\"bin\":\"a.js\"}", "r/a.js", ADD)));
            case "/forge/repos/owner/notes/tarball" ->
                bytes(tarball(Map.of(
                        "r/a/package.json",
                        "{\"name\":\"notes-mcp\",\"bin\":\"a.js\"}",
                        "r/a/a.js",
                        ADD,
                        "r/b/package.json",
                        "{\"name\":\"other-mcp\",\"bin\":\"b.js\"}",
                        "r/b/b.js",
                        DROP)));
            default -> new MockResponse.Builder().code(404).build();
        };
    }

    private static MockResponse mcp(RecordedRequest request) {
        JsonNode message = JsonMapper.shared().readTree(String.valueOf(body(request)));
        String id = message.path("id").toString();
        return switch (message.path("method").asString("")) {
            case "initialize" ->
                text("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"protocolVersion\":\"2025-11-25\","
                        + "\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"notes\",\"version\":\"9\"}}}");
            case "tools/list" ->
                text("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"tools\":[{\"name\":\"live_note\","
                        + "\"inputSchema\":{\"type\":\"object\"}}]}}");
            case "notifications/initialized" ->
                new MockResponse.Builder().code(202).build();
            default ->
                text("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32601,\"message\":\"unknown\"}}");
        };
    }

    private static @Nullable String body(RecordedRequest request) {
        return request.getBody() == null ? "{}" : request.getBody().utf8();
    }

    private static MockResponse text(String json) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(json)
                .build();
    }

    private static MockResponse bytes(byte[] bytes) {
        return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
    }

    private String metadata() {
        return "{\"dist-tags\":{\"latest\":\"1.0.0\"},\"versions\":{\"1.0.0\":{\"dist\":{\"tarball\":\""
                + url("/npm/notes-mcp.tgz") + "\"}}}}";
    }

    /** A bundle that carries a recorded list. */
    byte[] bundle() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("manifest.json");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(("{\"manifest_version\":\"0.3\",\"name\":\"notes\",\"version\":\"1.0.0\",\"_meta\":{"
                            + "\"com.microsoft.windows\":{\"static_responses\":{\"tools/list\":{\"tools\":["
                            + "{\"name\":\"bundled_note\",\"description\":\"Adds.\",\"inputSchema\":{\"type\":\"object\"}}"
                            + "]}}}}}")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] tarball(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.close();
    }
}
