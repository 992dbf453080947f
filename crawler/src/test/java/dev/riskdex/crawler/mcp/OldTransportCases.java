package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.TWO;
import static dev.riskdex.crawler.mcp.Scripts.initialized;
import static dev.riskdex.crawler.mcp.Scripts.result;

import dev.riskdex.crawler.mcp.RawHttpServer.Answer;
import dev.riskdex.crawler.mcp.RawHttpServer.Request;
import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The transport of 2024-11-05. */
final class OldTransportCases extends CaseTable {

    OldTransportCases() {
        oldTransport();
    }

    /** The stream of the oldest transport; answers to posted messages are handed to it. */
    static final class OldServer implements Script {
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
