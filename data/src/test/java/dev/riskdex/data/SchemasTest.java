package dev.riskdex.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemasTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void thereIsOneForEachContract() {
        assertThat(DataFiles.list("schema"))
                .containsExactly(
                        "schema/crawl-report.schema.json",
                        "schema/definitions.schema.json",
                        "schema/policy.schema.json",
                        "schema/risks.schema.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crawl-report", "definitions", "policy", "risks"})
    void hasAnAddressWithAVersionAndSaysWhatItIs(String name) {
        JsonNode schema = MAPPER.readTree(DataFiles.bytes("schema/" + name + ".schema.json"));

        assertThat(schema.path("$schema").asString("")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asString("")).isEqualTo("https://riskdex.dev/schema/" + name + "-1.json");
        assertThat(schema.path("title").asString("")).isNotEmpty();
        assertThat(schema.path("description").asString("")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crawl-report", "definitions", "policy", "risks"})
    void closesEveryObjectWhoseFieldsItNames(String name) {
        assertThat(openObjects(MAPPER.readTree(DataFiles.bytes("schema/" + name + ".schema.json"))))
                .isEmpty();
    }

    private static List<String> openObjects(JsonNode schema) {
        return schema.findParents("properties").stream()
                .filter(node -> node.path("type").asString("").equals("object"))
                .filter(node -> !node.has("additionalProperties"))
                .map(JsonNode::toString)
                .toList();
    }

    @Test
    void theBundledSnapshotsKeepTheContract() {
        Contract contract = new Contract("definitions.schema.json");

        assertThat(DefaultSources.snapshots())
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(contract.problems(DataFiles.text(path))).isEmpty());
    }
}
