package dev.riskdex.cli;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerRisk;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results as indented JSON. */
final class JsonResults {

    private JsonResults() {}

    /** The same rows as in {@code risks.jsonl}: of a configured server its uses, then its tools. */
    static String array(List<ServerRisk> risks) {
        return array(risks.stream()
                .flatMap(risk -> Stream.concat(
                        RiskCodec.saysSomethingOfTheServer(risk)
                                ? Stream.of(RiskCodec.writeServer(risk))
                                : Stream.empty(),
                        risk.tools().stream().map(RiskCodec::write))));
    }

    /** These rows. */
    static String array(Stream<ObjectNode> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(array::add);
        return text(array);
    }

    static String text(JsonNode node) {
        return IndentedJson.write(node);
    }
}
