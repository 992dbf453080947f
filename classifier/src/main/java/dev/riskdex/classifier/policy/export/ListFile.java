package dev.riskdex.classifier.policy.export;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.policy.Pointers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Configuration files of clients that know lists of names. */
final class ListFile {

    private ListFile() {}

    static String json(JsonNode file) {
        return IndentedJson.write(file) + "\n";
    }

    /** A file with lists of names below {@code mcpServers} and the server's name; other fields of it are the user's. */
    static String ofServer(String server, Map<String, List<String>> lists) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = file.putObject("mcpServers").putObject(server);
        lists.forEach((field, names) -> {
            ArrayNode array = entry.putArray(field);
            names.forEach(array::add);
        });
        return json(file);
    }

    /** Where the policy decides about a tool. */
    static String pointer(ExportRequest request, String tool) {
        int hidden = request.policy().hide().indexOf(tool);
        if (hidden >= 0) {
            return Pointers.item("/hide", hidden);
        }
        return request.policy().tools().containsKey(tool) ? Pointers.ofTool(tool) : "/default";
    }
}
