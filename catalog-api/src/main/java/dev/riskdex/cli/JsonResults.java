package dev.riskdex.cli;

import dev.riskdex.model.IndentedJson;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerAssessment;
import dev.riskdex.model.ServerRisk;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Results as indented JSON. */
final class JsonResults {

    private JsonResults() {}

    /** The same rows as in {@code risks.jsonl}: of a configured server its uses, then its tools. */
    static String array(List<ServerRisk> risks) {
        return array(risks, false, Optional.empty());
    }

    /**
     * Rows of tools, and of servers where wanted.
     *
     * @param withServers whether each server has a row of its own, before its tools
     * @param together what comes last: what the servers make possible together
     */
    static String array(List<ServerRisk> risks, boolean withServers, Optional<ServerAssessment> together) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ServerRisk risk : risks) {
            if (withServers || RiskCodec.saysSomethingOfTheServer(risk)) {
                array.add(RiskCodec.writeServer(risk));
            }
            risk.tools().forEach(tool -> array.add(RiskCodec.write(tool)));
        }
        together.ifPresent(assessment -> array.add(AssessmentText.stack(risks, assessment)));
        return text(array);
    }

    static String text(JsonNode node) {
        return IndentedJson.write(node);
    }
}
