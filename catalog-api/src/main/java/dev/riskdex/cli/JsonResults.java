package dev.riskdex.cli;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerRisk;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Results as indented JSON. */
final class JsonResults {

    private JsonResults() {}

    /** The same rows as in {@code risks.jsonl}: of a configured server its uses, then its tools. */
    static String array(List<ServerRisk> risks) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ServerRisk risk : risks) {
            if (RiskCodec.saysSomethingOfTheServer(risk)) {
                array.add(RiskCodec.writeServer(risk));
            }
            risk.tools().forEach(tool -> array.add(RiskCodec.write(tool)));
        }
        return text(array);
    }

    static String text(JsonNode node) {
        return IndentedJson.write(node);
    }
}
