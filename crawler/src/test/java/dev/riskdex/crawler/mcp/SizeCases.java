package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.TWO;
import static dev.riskdex.crawler.mcp.Scripts.modern;
import static dev.riskdex.crawler.mcp.Scripts.result;
import static dev.riskdex.crawler.mcp.Scripts.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Too much, too little, and too slowly. */
final class SizeCases extends CaseTable {

    SizeCases() {
        sizes();
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
}
