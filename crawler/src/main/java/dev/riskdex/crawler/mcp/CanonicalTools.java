package dev.riskdex.crawler.mcp;

import dev.riskdex.model.CanonicalJson;
import dev.riskdex.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The tools of a list as canonical JSON, for their sizes and for the hashes of the list. */
final class CanonicalTools {

    private record Tool(String name, byte[] json) {}

    private final List<Tool> tools;

    CanonicalTools(List<JsonNode> tools) {
        this.tools = tools.stream()
                .map(tool -> new Tool(tool.path("name").asString(""), CanonicalJson.bytes(tool)))
                .toList();
    }

    /** Bytes of one tool. */
    int size(int index) {
        return tools.get(index).json().length;
    }

    /** Hash of the list in the server's order. */
    String sha256() {
        return hash(tools.stream());
    }

    /** Hash of the list sorted by name, which stays the same where a server only changes the order. */
    String sortedSha256() {
        return hash(tools.stream().sorted(Comparator.comparing(Tool::name).thenComparing(Tool::json, Arrays::compare)));
    }

    private static String hash(Stream<Tool> inOrder) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        inOrder.forEach(tool -> {
            list.write(list.size() == 0 ? '[' : ',');
            list.writeBytes(tool.json());
        });
        if (list.size() == 0) {
            list.write('[');
        }
        list.write(']');
        return Sha256.hex(list.toByteArray());
    }
}
