package dev.riskdex.catalog.crawl;

import dev.riskdex.model.CanonicalJson;
import dev.riskdex.model.Sha256;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a crawl was asked for. The same request goes on with a crawl that was cut off.
 *
 * @param sources notations of the sources, in order, without what may be secret in them
 * @param options what changes what is read, such as {@code --run}; budgets do not
 */
public record CrawlRequest(List<String> sources, List<String> options) {

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public CrawlRequest {
        sources = List.copyOf(sources);
        options = List.copyOf(options);
    }

    /** One line of JSON in ASCII. */
    String json() {
        return ASCII.writeValueAsString(node());
    }

    /** 64 hex digits, the same for the same request. */
    String hash() {
        return Sha256.hex(CanonicalJson.bytes(node()));
    }

    private ObjectNode node() {
        ObjectNode node = ASCII.createObjectNode();
        ArrayNode places = node.putArray("sources");
        sources.forEach(places::add);
        ArrayNode flags = node.putArray("options");
        options.forEach(flags::add);
        return node;
    }
}
