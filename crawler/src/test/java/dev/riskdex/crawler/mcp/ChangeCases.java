package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.TWO;
import static dev.riskdex.crawler.mcp.Scripts.initialized;
import static dev.riskdex.crawler.mcp.Scripts.legacy;
import static dev.riskdex.crawler.mcp.Scripts.result;
import static dev.riskdex.crawler.mcp.Scripts.tool;

import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers with a handshake that give one list first and tell of another. */
final class ChangeCases extends CaseTable {

    private static final String CHANGED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}";
    private static final String EARLY = "{\"tools\":[" + tool("early") + "]}";

    ChangeCases() {
        add("changes told on a stream of their own", "a,b", "", changing((request, answer) -> {
            answer.events();
            Thread.sleep(200);
            answer.event(CHANGED);
            Thread.sleep(60_000);
        }));
        add("changes told on a stream that ends", "a,b", "", changing((request, answer) -> {
            answer.events();
            answer.text("id: 1\ndata:\n\n");
            Thread.sleep(200);
            answer.event(CHANGED);
        }));
        add("changes told too late", "early", "", changing((request, answer) -> {
            answer.events();
            Thread.sleep(3_000);
            answer.event(CHANGED);
        }));
        add("changes told again and again", "a,b", "", changing((request, answer) -> {
            answer.events();
            while (true) {
                answer.event(CHANGED);
                Thread.sleep(100);
            }
        }));
        add("no stream of changes", "early", "", changing((request, answer) -> answer.head(405)));
        add("stream of changes that never opens", "early", "", changing((request, answer) -> Thread.sleep(60_000)));
        add("stream of changes without end", "early", "list-changed", changing((request, answer) -> {
            answer.events();
            while (true) {
                answer.text("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}\n\n");
            }
        }));
        add("changes told with the answer", "a,b", "", withTheAnswer());
    }

    /** The first list is the early one; the question for a stream is the script's. */
    private static Script changing(Script stream) {
        AtomicInteger lists = new AtomicInteger();
        Script list = legacy((request, answer) ->
                answer.json(200, result(request, lists.getAndIncrement() == 0 ? EARLY : TWO)));
        return announcing(
                (request, answer) -> (request.method().equals("GET") ? stream : list).answer(request, answer));
    }

    private static Script withTheAnswer() {
        AtomicInteger lists = new AtomicInteger();
        return announcing(legacy((request, answer) -> {
            answer.events();
            if (lists.getAndIncrement() == 0) {
                answer.event(CHANGED);
                answer.event(result(request, EARLY));
            } else {
                answer.event(result(request, TWO));
            }
        }));
    }

    private static Script announcing(Script other) {
        return (request, answer) -> {
            if (request.rpc().equals("initialize")) {
                String capabilities = "\"tools\":{\"listChanged\":true}";
                answer.json(200, initialized(request, "2025-11-25").replace("\"tools\":{}", capabilities));
            } else {
                other.answer(request, answer);
            }
        };
    }
}
