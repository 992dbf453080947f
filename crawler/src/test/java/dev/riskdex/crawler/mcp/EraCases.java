package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.TWO;
import static dev.riskdex.crawler.mcp.Scripts.error;
import static dev.riskdex.crawler.mcp.Scripts.initialized;
import static dev.riskdex.crawler.mcp.Scripts.legacy;
import static dev.riskdex.crawler.mcp.Scripts.modern;
import static dev.riskdex.crawler.mcp.Scripts.result;

import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import java.util.concurrent.atomic.AtomicInteger;

/** Which era and which transport a server speaks, and how its sessions end. */
final class EraCases extends CaseTable {

    EraCases() {
        eras();
        sessions();
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
}
