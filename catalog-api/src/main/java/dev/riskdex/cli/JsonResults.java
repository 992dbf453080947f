package dev.riskdex.cli;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ToolRisk;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Results as indented JSON. */
final class JsonResults {

    private JsonResults() {}

    static String array(List<ToolRisk> risks) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        risks.forEach(risk -> array.add(RiskCodec.write(risk)));
        return text(array);
    }

    static String text(JsonNode node) {
        return IndentedJson.write(node);
    }
}
