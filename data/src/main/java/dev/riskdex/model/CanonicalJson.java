package dev.riskdex.model;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON with object keys sorted and no white space, so that equal values have equal bytes and hashes. */
public final class CanonicalJson {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private CanonicalJson() {}

    /** The canonical text of a value in UTF-8. */
    public static byte[] bytes(JsonNode node) {
        return SORTED.writeValueAsBytes(node);
    }
}
