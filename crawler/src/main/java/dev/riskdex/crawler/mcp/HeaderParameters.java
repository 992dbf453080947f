package dev.riskdex.crawler.mcp;

import dev.riskdex.model.Warning;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Parameters that a client must copy into a header of the request, where every proxy on the way can read them. Clients
 * drop tools that ask for it in a wrong way; here they are kept and flagged.
 */
final class HeaderParameters {

    private static final String KEY = "x-mcp-header";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}";
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

    /** Keywords of a schema that hold values and no schemas. */
    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples");

    private final Set<String> names = new HashSet<>();
    private final List<Warning> noted;

    private HeaderParameters(List<Warning> noted) {
        this.noted = noted;
    }

    /** @param place of the tool, for warnings */
    static void check(JsonNode tool, String place, List<Warning> noted) {
        new HeaderParameters(noted).parts(tool.path("inputSchema"), true, place + "/inputSchema");
    }

    /**
     * Looks at what lies in a schema.
     *
     * @param reachable whether its properties are there in every call, and under this path
     */
    private void parts(JsonNode schema, boolean reachable, String place) {
        for (Map.Entry<String, JsonNode> part : schema.properties()) {
            String at = place + "/" + part.getKey();
            if (part.getKey().equals("properties")) {
                part.getValue()
                        .properties()
                        .forEach(property -> property(property.getValue(), reachable, at + "/" + property.getKey()));
            } else if (!VALUES.contains(part.getKey())) {
                elsewhere(part.getValue(), at);
            }
        }
    }

    private void elsewhere(JsonNode value, String place) {
        if (value.isArray()) {
            value.forEach(one -> property(one, false, place));
        } else if (value.isObject()) {
            property(value, false, place);
        }
    }

    private void property(JsonNode schema, boolean reachable, String place) {
        JsonNode header = schema.get(KEY);
        if (header != null && !(reachable && right(header, schema))) {
            noted.add(new Warning(
                    "bad-mcp-header", "a parameter is marked for a header in a way that clients refuse", place));
        }
        parts(schema, reachable, place);
    }

    private boolean right(JsonNode header, JsonNode schema) {
        String name = header.asString("");
        return header.isString()
                && name.matches(TOKEN)
                && names.add(name.toLowerCase(Locale.ROOT))
                && TYPES.contains(schema.path("type").asString(""));
    }
}
