package dev.riskdex.crawler.mcp;

import dev.riskdex.model.Warning;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    private HeaderParameters() {}

    static void check(JsonNode tool, String place, List<Warning> noted) {
        Set<String> names = new HashSet<>();
        tool.path("inputSchema").path("properties").properties().forEach(property -> {
            JsonNode header = property.getValue().get(KEY);
            if (header == null) {
                return;
            }
            String name = header.asString("");
            boolean right = header.isString()
                    && name.matches(TOKEN)
                    && names.add(name.toLowerCase(Locale.ROOT))
                    && TYPES.contains(property.getValue().path("type").asString(""));
            if (!right) {
                noted.add(new Warning(
                        "bad-mcp-header",
                        "a parameter is marked for a header in a way that clients refuse",
                        place + "/inputSchema/properties/" + property.getKey()));
            }
        });
    }
}
