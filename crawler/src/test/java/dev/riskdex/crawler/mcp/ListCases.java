package dev.riskdex.crawler.mcp;

import static dev.riskdex.crawler.mcp.Scripts.error;
import static dev.riskdex.crawler.mcp.Scripts.listOf;
import static dev.riskdex.crawler.mcp.Scripts.modern;
import static dev.riskdex.crawler.mcp.Scripts.result;
import static dev.riskdex.crawler.mcp.Scripts.tool;

import dev.riskdex.crawler.mcp.RawHttpServer.Script;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of a list, and the tools in them. */
final class ListCases extends CaseTable {

    ListCases() {
        pages();
        tools();
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
        AtomicInteger slow = new AtomicInteger();
        add("slow pages until the time is over", "p1,p2,p3,p4", "timeout", modern((request, answer) -> {
            Thread.sleep(2_600);
            int page = slow.incrementAndGet();
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
                "tool of great size",
                "a,b",
                "tool-too-large",
                listOf(
                        "{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\",\"$comment\":\"" + "c".repeat(70_000)
                                + "\"}}",
                        tool("b")));
        add(
                "tool of great size in a field of its own",
                "a,b",
                "tool-too-large",
                listOf("{\"name\":\"a\",\"x\":\"" + "c".repeat(70_000) + "\"}", tool("b")));
        add(
                "tool just small enough",
                "a,b",
                "",
                listOf("{\"name\":\"a\",\"x\":\"" + "c".repeat(65_000) + "\"}", tool("b")));
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
                "parameters of parameters that go into headers",
                "a,b",
                "bad-mcp-header",
                listOf(
                        "{\"name\":\"a\",\"inputSchema\":{\"properties\":{\"x\":{\"type\":\"array\",\"items\":"
                                + "{\"type\":\"string\",\"x-mcp-header\":\"X\"}}}}}",
                        "{\"name\":\"b\",\"inputSchema\":{\"properties\":{\"x\":{\"type\":\"object\",\"properties\":"
                                + "{\"y\":{\"type\":\"string\",\"x-mcp-header\":\"Y\"}},"
                                + "\"default\":{\"x-mcp-header\":1}}}}}"));
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
}
