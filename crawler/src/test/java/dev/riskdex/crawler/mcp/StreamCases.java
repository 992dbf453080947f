package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.TWO;
import static dev.riskdex.crawler.mcp.Scripts.legacy;
import static dev.riskdex.crawler.mcp.Scripts.modern;
import static dev.riskdex.crawler.mcp.Scripts.result;

import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers that come as a stream of events. */
final class StreamCases extends CaseTable {

    StreamCases() {
        streams();
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
}
