package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.mcp.RawHttpServer.Answer;
import dev.riskdex.crawler.mcp.RawHttpServer.Request;
import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Servers on HTTP that keep to the protocol or break it, each with what must come of asking it. */
final class HttpCases {

    /** What must come of a case: names of the tools in order, or "-" where there must be no server. */
    record Expected(String tools, String codes, String details) {}

    /** A script and its outcome. */
    record Case(Script script, Expected expected) {}

    private static final String TWO = "{\"tools\":[" + tool("a") + "," + tool("b") + "]}";

    private final Map<String, Case> cases = new LinkedHashMap<>();

    static Map<String, Case> all() {
        HttpCases table = new HttpCases();
        table.eras();
        table.streams();
        table.sessions();
        table.pages();
        table.tools();
        table.sizes();
        table.redirects();
        table.logins();
        table.failures();
        table.oldTransport();
        return table.cases;
    }

    private void add(String name, String tools, String codes, Script script) {
        add(name, tools, codes, "", script);
    }

    private void add(String name, String tools, String codes, String details, Script script) {
        cases.put(name, new Case(script, new Expected(tools, codes, details)));
    }

    static String tool(String name) {
        return "{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}";
    }

    static String result(Request request, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + result + "}";
    }

    static String error(Request request, int code, String data) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"error\":{\"code\":" + code
                + ",\"message\":\"no\",\"data\":" + data + "}}";
    }

    static String initialized(Request request, String version) {
        return result(
                request,
                "{\"protocolVersion\":\"" + version + "\",\"capabilities\":{\"tools\":{}},"
                        + "\"serverInfo\":{\"name\":\"odd\",\"version\":\"1\"}}");
    }

    private static String discovered(Request request) {
        return result(
                request,
                "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}");
    }

    /** A server of the stateless era whose answer to the question for tools is the script's. */
    private static Script modern(Script list) {
        return (request, answer) -> {
            switch (request.rpc()) {
                case "server/discover" -> answer.json(200, discovered(request));
                case "tools/list" -> list.answer(request, answer);
                default -> answer.json(404, error(request, -32601, "{}"));
            }
        };
    }

    /** A server with a handshake whose answer to the question for tools is the script's. */
    private static Script legacy(Script list) {
        return (request, answer) -> {
            switch (request.rpc()) {
                case "initialize" -> answer.json(200, initialized(request, "2025-06-18"));
                case "notifications/initialized" -> answer.head(202);
                case "tools/list" -> list.answer(request, answer);
                default -> answer.json(400, error(request, -32000, "{}"));
            }
        };
    }

    /** A list as it stands. */
    private static Script modern(String list) {
        return modern((request, answer) -> answer.json(200, result(request, list)));
    }

    private static Script listOf(String... tools) {
        return modern("{\"tools\":[" + String.join(",", tools) + "]}");
    }

    private void eras() {
        add("stateless", "a,b", "", "era=stateless", modern(TWO));
        add(
                "handshake",
                "a,b",
                "",
                "era=handshake",
                legacy((request, answer) -> answer.json(200, result(request, TWO))));
        AtomicInteger asked = new AtomicInteger();
        add("other revision offered, then accepted", "a,b", "", "era=stateless", (request, answer) -> {
            if (request.rpc().equals("server/discover") && asked.getAndIncrement() == 0) {
                answer.json(400, error(request, -32022, "{\"supported\":[\"2026-07-28\"]}"));
            } else {
                modern(TWO).answer(request, answer);
            }
        });
        Script handshake = legacy((request, answer) -> answer.json(200, result(request, TWO)));
        add("only old revisions offered", "a,b", "", "era=handshake", (request, answer) -> {
            if (request.rpc().equals("server/discover")) {
                answer.json(400, error(request, -32022, "{\"supported\":[\"2025-06-18\"]}"));
            } else {
                handshake.answer(request, answer);
            }
        });
        add("unknown revision", "a,b", "unknown-protocol-version", (request, answer) -> {
            if (request.rpc().equals("initialize")) {
                answer.json(200, initialized(request, "2031-01-01"));
            } else {
                handshake.answer(request, answer);
            }
        });
        add("revision that is no header", "-", "bad-handshake", (request, answer) -> {
            if (request.rpc().equals("initialize")) {
                answer.json(200, initialized(request, "a b\\r\\nX: y"));
            } else {
                handshake.answer(request, answer);
            }
        });
        add(
                "handshake refused for good",
                "-",
                "error-response",
                (request, answer) -> answer.json(200, error(request, -32601, "{}")));
        add("silent at the first question", "a,b", "", "era=handshake", (request, answer) -> {
            if (request.rpc().equals("server/discover")) {
                Thread.sleep(60_000);
            }
            handshake.answer(request, answer);
        });
        add("no tools at all", "", "no-tools-declared", (request, answer) -> {
            if (request.rpc().equals("initialize")) {
                answer.json(200, result(request, "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}"));
            } else if (request.rpc().startsWith("notifications/")) {
                answer.head(202);
            } else {
                answer.json(200, error(request, -32601, "{}"));
            }
        });
    }

    private void streams() {
        add("answer in a stream with a priming event", "a,b", "", legacy((request, answer) -> {
            answer.events();
            answer.text(": hello\r\nid: 1\r\nretry: 10\r\ndata:\r\n\r\nevent: odd\rdata: x\r\r");
            answer.event(result(request, TWO));
        }));
        add("data over several lines", "a,b", "", legacy((request, answer) -> {
            answer.events();
            answer.text("data: " + result(request, TWO).replace(",\"result\"", "\ndata: ,\"result\"") + "\n\n");
        }));
        add("requests of the server before the answer", "a,b", "", legacy((request, answer) -> {
            answer.events();
            answer.event("{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"method\":\"ping\"}");
            answer.event("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"sampling/createMessage\",\"params\":{}}");
            answer.event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}");
            answer.event(result(request, TWO));
        }));
        add("stream without end", "-", "event-flood", modern((request, answer) -> {
            answer.events();
            while (true) {
                answer.text("data:\n\n");
            }
        }));
        add("comments without end", "-", "event-flood", modern((request, answer) -> {
            answer.events();
            while (true) {
                answer.text(": still here\n");
            }
        }));
        add("stream that waits for ever", "-", "timeout", modern((request, answer) -> {
            answer.events();
            answer.event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}");
            Thread.sleep(60_000);
        }));
        add("event without end", "-", "too-large", modern((request, answer) -> {
            answer.events();
            answer.text("data: ");
            while (true) {
                answer.text("x".repeat(4_000));
            }
        }));
        add("notifications without end", "-", "notification-flood", modern((request, answer) -> {
            answer.events();
            while (true) {
                answer.event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}");
            }
        }));
        add(
                "stream taken up again",
                "a,b",
                "",
                legacy((request, answer) -> {
                    answer.events();
                    answer.text("id: 7\ndata:\n\n");
                }),
                "7");
        add("stream that ends without the answer", "-", "no-answer", modern((request, answer) -> {
            answer.events();
            answer.event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}");
        }));
        add(
                "batch of answers",
                "a,b",
                "",
                legacy((request, answer) -> answer.json(200, "[" + result(request, TWO) + "]")));
        add(
                "answer to another question",
                "-",
                "no-answer",
                modern((request, answer) ->
                        answer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":" + TWO + "}")));
    }

    /** A stream that ends early and is taken up by GET with the id of its last event. */
    private void add(String name, String tools, String codes, Script first, String id) {
        AtomicInteger asked = new AtomicInteger();
        add(name, tools, codes, (request, answer) -> {
            if (request.rpc().equals("tools/list")) {
                asked.set(Integer.parseInt(request.id()));
            }
            if (request.method().equals("GET")
                    && request.header("Last-Event-ID").equals(id)) {
                answer.events();
                answer.event("{\"jsonrpc\":\"2.0\",\"id\":" + asked.get() + ",\"result\":" + TWO + "}");
            } else {
                first.answer(request, answer);
            }
        });
    }

    private void sessions() {
        add("session kept", "a,b", "", session((request, answer) -> answer.json(200, result(request, TWO)), 0, 404));
        add(
                "session lost once, 404",
                "a,b",
                "",
                session((request, answer) -> answer.json(200, result(request, TWO)), 1, 404));
        add(
                "session lost once, 400",
                "a,b",
                "",
                session((request, answer) -> answer.json(200, result(request, TWO)), 1, 400));
        add(
                "session lost again and again",
                "-",
                "session-lost",
                session((request, answer) -> answer.json(200, result(request, TWO)), 99, 404));
        Script noSession = legacy((request, answer) -> answer.json(200, result(request, TWO)));
        add("session id with a space", "a,b", "bad-session-id", (request, answer) -> {
            if (request.rpc().equals("initialize")) {
                answer.json(200, initialized(request, "2025-06-18"), "Mcp-Session-Id: a b");
            } else {
                noSession.answer(request, answer);
            }
        });
        add("notification refused", "a,b", "notification-refused", (request, answer) -> {
            if (request.rpc().startsWith("notifications/")) {
                answer.head(500);
            } else {
                noSession.answer(request, answer);
            }
        });
    }

    private static Script session(Script list, int losses, int status) {
        AtomicInteger lost = new AtomicInteger();
        AtomicInteger sessions = new AtomicInteger();
        return (request, answer) -> {
            switch (request.rpc()) {
                case "initialize" ->
                    answer.json(
                            200, initialized(request, "2025-11-25"), "Mcp-Session-Id: s" + sessions.incrementAndGet());
                case "tools/list" -> {
                    boolean right = request.header("Mcp-Session-Id").equals("s" + sessions.get())
                            && request.header("MCP-Protocol-Version").equals("2025-11-25");
                    if (!right || lost.getAndIncrement() < losses) {
                        answer.json(status, error(request, -32001, "{}"));
                    } else {
                        list.answer(request, answer);
                    }
                }
                case "server/discover" -> answer.json(400, error(request, -32000, "{}"));
                default -> answer.head(request.method().equals("DELETE") ? 405 : 202);
            }
        };
    }

    private static Script paged(Script second) {
        return modern((request, answer) -> {
            if (request.cursor().isEmpty()) {
                answer.json(200, result(request, "{\"tools\":[" + tool("a") + "],\"nextCursor\":\"2\"}"));
            } else {
                second.answer(request, answer);
            }
        });
    }

    private void pages() {
        add(
                "two pages",
                "a,b",
                "",
                paged((request, answer) ->
                        answer.json(200, result(request, "{\"tools\":[" + tool("b") + "],\"nextCursor\":\"\"}"))));
        add(
                "repeated cursor",
                "a,b",
                "repeated-cursor",
                paged((request, answer) ->
                        answer.json(200, result(request, "{\"tools\":[" + tool("b") + "],\"nextCursor\":\"2\"}"))));
        add(
                "cursor that is ignored",
                "a",
                "repeated-page repeated-cursor",
                modern("{\"tools\":[" + tool("a") + "],\"nextCursor\":\"2\"}"));
        AtomicInteger pages = new AtomicInteger();
        add("pages without end", "p1,p2,p3,p4,p5", "too-many-pages", modern((request, answer) -> {
            int page = pages.incrementAndGet();
            answer.json(
                    200, result(request, "{\"tools\":[" + tool("p" + page) + "],\"nextCursor\":\"c" + page + "\"}"));
        }));
        add("cursor that is a number", "a", "bad-cursor", modern("{\"tools\":[" + tool("a") + "],\"nextCursor\":2}"));
        add(
                "cursor of great length",
                "a",
                "bad-cursor",
                modern("{\"tools\":[" + tool("a") + "],\"nextCursor\":\"" + "c".repeat(5_000) + "\"}"));
        add(
                "second page is an error",
                "a",
                "error-response",
                paged((request, answer) -> answer.json(200, error(request, -32603, "{}"))));
        add("second page never comes", "a", "timeout", paged((request, answer) -> Thread.sleep(60_000)));
        add("second page is cut off", "a", "unreachable", paged((request, answer) -> answer.text("HTTP/1.1 2")));
        add("second page is a refusal", "a", "unavailable", paged((request, answer) -> answer.head(503)));
    }

    private void tools() {
        add(
                "tools that are none",
                "a,b",
                "tool-not-an-object tool-without-name not-a-text",
                listOf(tool("a"), "7", "{\"description\":\"x\"}", "{\"name\":{}}", tool("b")));
        add(
                "same name twice",
                "a,a",
                "duplicate-tool-name",
                listOf(tool("a"), tool("a").replace("object", "array")));
        add("list that is no array", "-", "tools-not-an-array", modern("{\"tools\":{\"a\":1}}"));
        add("wants input first", "-", "input-required", modern("{\"resultType\":\"input_required\",\"tools\":[]}"));
        add("schema that is a text", "a", "schema-not-an-object", listOf("{\"name\":\"a\",\"inputSchema\":\"x\"}"));
        add("key twice", "a", "duplicate-key", listOf("{\"name\":\"z\",\"name\":\"a\"}"));
        add("lone surrogate", "a", "lone-surrogate", listOf("{\"name\":\"a\",\"description\":\"x\\ud800y\"}"));
        add(
                "invalid UTF-8",
                "a",
                "invalid-utf8",
                modern((request, answer) -> answer.json(
                        200,
                        result(request, "{\"tools\":[{\"name\":\"a\",\"description\":\"x\u00e9\"}]}")
                                .getBytes(StandardCharsets.ISO_8859_1))));
        add("raw control characters", "a", "control-character", listOf("{\"name\":\"a\",\"description\":\"\u0001\"}"));
        add("name of great length", "a", "tool-name-too-long", listOf(tool("n".repeat(300)), tool("a")));
        add(
                "description of great length",
                "a",
                "description-cut",
                listOf("{\"name\":\"a\",\"description\":\"" + "d".repeat(20_000) + "\"}"));
        add(
                "schema of many parts",
                "a,b",
                "schema-too-large",
                listOf(
                        "{\"name\":\"a\",\"inputSchema\":{\"enum\":["
                                + IntStream.range(0, 6_000)
                                        .mapToObj(String::valueOf)
                                        .collect(Collectors.joining(","))
                                + "]}}",
                        tool("b")));
        add(
                "schema of great depth",
                "a,b",
                "too-deep",
                listOf(
                        "{\"name\":\"a\",\"inputSchema\":" + "{\"not\":".repeat(2_000) + "{}" + "}".repeat(2_000) + "}",
                        tool("b")));
        add(
                "more tools than are read",
                names(50),
                "too-many-tools",
                listOf(IntStream.range(0, 200).mapToObj(i -> tool("t" + i)).toArray(String[]::new)));
        add(
                "parameters that go into headers",
                "a,b",
                "bad-mcp-header",
                listOf(
                        "{\"name\":\"a\",\"inputSchema\":{\"properties\":{"
                                + "\"x\":{\"type\":\"number\",\"x-mcp-header\":\"X\"}}}}",
                        "{\"name\":\"b\",\"inputSchema\":{\"properties\":{"
                                + "\"y\":{\"type\":\"string\",\"x-mcp-header\":\"Y\"}}}}"));
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "t" + i).collect(Collectors.joining(","));
    }

    private void sizes() {
        add(
                "body of great length",
                "-",
                "too-large",
                modern((request, answer) ->
                        answer.json(200, result(request, "{\"tools\":[],\"x\":\"" + "y".repeat(400_000) + "\"}"))));
        add("gzip bomb", "-", "too-large", modern((request, answer) -> {
            byte[] packed = gzip(new byte[50 << 20]);
            answer.json(200, packed, "Content-Encoding: gzip");
        }));
        add(
                "gzip",
                "a,b",
                "",
                modern((request, answer) -> answer.json(
                        200, gzip(result(request, TWO).getBytes(StandardCharsets.UTF_8)), "Content-Encoding: gzip")));
        add(
                "gzip that is none",
                "-",
                "unreachable",
                modern((request, answer) -> answer.json(200, result(request, TWO), "Content-Encoding: gzip")));
        add("text that breaks off", "a", "answer-cut not-json", modern((request, answer) -> {
            String whole = result(request, "{\"tools\":[" + tool("a") + "," + tool("b") + "]}");
            answer.json(200, whole.substring(0, whole.length() - 20));
        }));
        add("fewer bytes than promised", "-", "unreachable", modern((request, answer) -> {
            answer.head(200, "Content-Type: application/json", "Content-Length: 100000");
            answer.text(result(request, TWO));
        }));
        add("broken chunks", "-", "unreachable", modern((request, answer) -> {
            answer.head(200, "Content-Type: application/json", "Transfer-Encoding: chunked");
            answer.text("zz\r\nnonsense\r\n");
        }));
        add("slow drip", "-", "timeout", modern((request, answer) -> {
            answer.head(200, "Content-Type: application/json");
            while (true) {
                answer.text(" ");
                Thread.sleep(100);
            }
        }));
        add("header without end", "-", "unreachable", (request, answer) -> {
            answer.text("HTTP/1.1 200 OK\r\nX: ");
            while (true) {
                answer.text("x".repeat(4_000));
            }
        });
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private void redirects() {
        for (String to : Arrays.asList(
                "http://169.254.169.254/latest", "http://[fd00:ec2::254]/", "http://metadata.google.internal/")) {
            add(
                    "redirect to " + to,
                    "-",
                    "refused",
                    (request, answer) -> answer.head(307, "Location: " + to, "Content-Length: 0"));
        }
        add(
                "redirect to no address",
                "-",
                "redirects",
                (request, answer) -> answer.head(307, "Location: file:///etc/passwd", "Content-Length: 0"));
        add(
                "redirects in a circle",
                "-",
                "redirects",
                (request, answer) -> answer.head(308, "Location: /mcp", "Content-Length: 0"));
        add("redirect to the right path", "a,b", "", (request, answer) -> {
            if (request.path().equals("/mcp")) {
                answer.head(307, "Location: /mcp/", "Content-Length: 0");
            } else {
                modern(TWO).answer(request, answer);
            }
        });
    }

    private void logins() {
        String metadata =
                "{\"resource\":\"http://127.0.0.1:PORT/mcp\",\"authorization_servers\":[\"https://login.example\"],"
                        + "\"scopes_supported\":[\"read\"]}";
        Script oauth = (request, answer) -> {
            if (request.path().startsWith("/.well-known/oauth-protected-resource")) {
                answer.json(200, metadata.replace("PORT", Integer.toString(request.port())));
            } else {
                answer.head(401, "WWW-Authenticate: Bearer scope=\"read\"", "Content-Length: 0");
            }
        };
        add("login by OAuth", "closed", "auth-required", "auth=oauth authIssuers=https://login.example", oauth);
        add(
                "login by OAuth, described elsewhere",
                "closed",
                "auth-required auth-metadata-elsewhere",
                "auth=oauth",
                (request, answer) -> answer.head(
                        401,
                        "WWW-Authenticate: Bearer resource_metadata=\"http://169.254.169.254/x\"",
                        "Content-Length: 0"));
        add(
                "login by password",
                "closed",
                "auth-required",
                "auth=header-key",
                (request, answer) -> answer.head(401, "WWW-Authenticate: Basic realm=\"x\"", "Content-Length: 0"));
        add(
                "login of an unknown kind",
                "closed",
                "auth-required",
                "auth=unknown",
                (request, answer) -> answer.head(request.path().equals("/mcp") ? 401 : 404, "Content-Length: 0"));
        add("forbidden", "closed", "forbidden", "auth=403", (request, answer) -> answer.head(403, "Content-Length: 0"));
        add("login wished for, but not needed", "a,b", "", "auth=optional", (request, answer) -> {
            if (request.rpc().equals("tools/list")) {
                answer.json(200, result(request, TWO), "WWW-Authenticate: Bearer");
            } else if (request.method().equals("GET")) {
                answer.head(404, "Content-Length: 0");
            } else {
                modern(TWO).answer(request, answer);
            }
        });
        add("no login", "a,b", "", "auth=none", modern(TWO));
    }

    private void failures() {
        add("silence", "-", "timeout", (request, answer) -> Thread.sleep(60_000));
        add("hangs up at once", "-", "unreachable", (request, answer) -> {});
        add("no HTTP", "-", "unreachable", (request, answer) -> answer.text("SSH-2.0-odd\r\n"));
        add("a web page", "-", "not-json", (request, answer) -> {
            answer.head(200, "Content-Type: text/html");
            answer.text("<html>hello</html>");
        });
        add("busy", "-", "unavailable", (request, answer) -> answer.head(503, "Retry-After: 1"));
        add("nothing there", "-", "not-found", (request, answer) -> answer.head(404, "Content-Length: 0"));
        add("server error", "-", "unavailable", (request, answer) -> answer.head(500, "Content-Length: 0"));
        add("accepts and never answers", "-", "no-answer", (request, answer) -> answer.head(202));
    }

    /** The stream of the oldest transport; answers to posted messages are handed to it. */
    private static final class OldServer implements Script {
        private final String endpoint;
        private final Script posted;
        private volatile Answer stream = new Answer(new ByteArrayOutputStream());

        OldServer(String endpoint, Script posted) {
            this.endpoint = endpoint;
            this.posted = posted;
        }

        @Override
        public void answer(Request request, Answer answer) throws IOException, InterruptedException {
            if (request.method().equals("GET") && request.path().equals("/mcp")) {
                stream = answer;
                answer.events();
                answer.text("event: endpoint\ndata: " + endpoint + "\n\n");
                Thread.sleep(60_000);
            } else if (request.path().equals("/mcp")) {
                answer.head(405, "Content-Length: 0");
            } else {
                answer.head(202, "Content-Length: 0");
                posted.answer(request, stream);
            }
        }
    }

    private void oldTransport() {
        Script posted = (request, stream) -> {
            if (request.rpc().equals("initialize")) {
                stream.event(initialized(request, "2024-11-05"));
            } else if (request.rpc().equals("tools/list")) {
                stream.event(result(request, TWO));
            }
        };
        add("old transport", "a,b", "", "era=handshake", new OldServer("/message?session=1", posted));
        add("old transport, foreign endpoint", "-", "foreign-endpoint", new OldServer("http://127.0.0.1:1/x", posted));
        add("old transport, other host", "-", "foreign-endpoint", new OldServer("//169.254.169.254/x", posted));
        add("old transport, endpoint is no address", "-", "no-endpoint", new OldServer("http://[::x", posted));
        add("old transport, silent", "-", "timeout", new OldServer("/message", (request, stream) -> {}));
        add("old transport, other first event", "-", "no-endpoint", (request, answer) -> {
            if (request.method().equals("POST")) {
                answer.head(404, "Content-Length: 0");
            } else {
                answer.events();
                answer.event("{}");
            }
        });
    }
}
