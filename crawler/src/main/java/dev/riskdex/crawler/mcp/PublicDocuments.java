package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.Fetcher;
import dev.riskdex.crawler.net.HttpAnswer;
import dev.riskdex.crawler.net.HttpMessage;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Small JSON documents that servers publish about themselves. All of them together are given bounded time. */
final class PublicDocuments {

    private static final int BYTES = 64 << 10;
    private static final ReadLimits LIMITS = new ReadLimits(BYTES, BYTES, 16, 10_000, 0, 0, 0, 10);

    private final Fetcher fetcher;
    private final McpLimits limits;
    private final Deadline deadline;
    private final String where;

    PublicDocuments(Fetcher fetcher, McpLimits limits, String where) {
        this.fetcher = fetcher;
        this.limits = limits;
        this.deadline = Deadline.in(limits.answer());
        this.where = where;
    }

    /** The object at an address; one that cannot be had is no failure: most servers have none. */
    Optional<JsonNode> object(String address) {
        try {
            HttpMessage message = new HttpMessage(
                    "GET",
                    address,
                    Map.of("Accept", "application/json"),
                    Optional.empty(),
                    BYTES,
                    deadline.within(limits.probe()));
            try (HttpAnswer answer = fetcher.exchange(message)) {
                return answer.status() == 200 ? parsed(answer.body().readAllBytes()) : Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> parsed(byte[] bytes) {
        String text = Texts.decode(bytes, bytes.length, where, new ArrayList<>());
        return JsonTreeReader.strict(LIMITS).read(text, where).root().filter(JsonNode::isObject);
    }
}
