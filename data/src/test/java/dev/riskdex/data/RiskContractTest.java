package dev.riskdex.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.Finding;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.Severity;
import dev.riskdex.model.ToolRisk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RiskContractTest {

    private static final Contract CONTRACT = new Contract("risks.schema.json");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void whatIsWrittenKeepsTheContract() {
        assertThat(CONTRACT.problems(RiskCodec.writeLine(full(Category.DESTRUCTIVE))))
                .isEmpty();
        assertThat(CONTRACT.problems(RiskCodec.writeLine(bare(Category.UNKNOWN))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void knowsEveryCategoryAndItsFlatSeverity(Category category) {
        assertThat(CONTRACT.problems(RiskCodec.writeLine(bare(category)))).isEmpty();
    }

    @Test
    void knowsEveryCapabilitySeverityAndKind() {
        JsonNode definitions =
                MAPPER.readTree(DataFiles.bytes("schema/risks.schema.json")).path("$defs");

        assertThat(texts(definitions.path("capability")))
                .containsExactlyElementsOf(List.of(Capability.values()).stream()
                        .map(Capability::id)
                        .toList());
        assertThat(texts(definitions.path("severity")))
                .containsExactlyElementsOf(
                        List.of(Severity.values()).stream().map(Severity::label).toList());
        assertThat(texts(definitions.path("evidence").path("properties").path("kind")))
                .containsExactlyElementsOf(
                        List.of(Evidence.Kind.values()).stream().map(Enum::name).toList());
    }

    @Test
    void aConfiguredServerHasALineOfItsOwn() {
        ServerDefinition definition = new ServerDefinition(
                Optional.of("Cursor: notes"), ServerInfo.of("npm:notes"), Provenance.of("config", "x"), List.of());
        ServerRisk risk = new ServerRisk(
                definition.usedAs(List.of(ConfigurationSamples.FULL, ConfigurationSamples.BARE)),
                List.of(),
                List.of(new Finding(
                        "posture.unpinned", "posture", Severity.MEDIUM, "names none", "x#notes", "npx notes")));
        String line = RiskCodec.writeServerLine(risk);

        assertThat(CONTRACT.problems(line)).isEmpty();
        assertThat(CONTRACT.problems(line.replace("\"toolCount\":0,", ""))).isNotEmpty();
        assertThat(CONTRACT.problems(line.replace("\"inlineSecret\"", "\"env\"")))
                .isNotEmpty();
        assertThat(RiskCodec.saysSomethingOfTheServer(risk)).isTrue();
        assertThat(RiskCodec.saysSomethingOfTheServer(new ServerRisk(definition, List.of())))
                .isFalse();
    }

    private static List<String> texts(JsonNode schema) {
        return schema.path("enum").valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void whatIsWrittenReadsBackAsTheSame() {
        for (ToolRisk risk : List.of(full(Category.DESTRUCTIVE), bare(Category.READ))) {
            String line = RiskCodec.writeLine(risk);
            ToolRisk again = RiskCodec.read(MAPPER.readTree(line));

            assertThat(again).isEqualTo(risk);
            assertThat(RiskCodec.writeLine(again)).isEqualTo(line).doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "category | 'read'",
                "category | 'Other'",
                "category | null",
                "severity | 'Severe'",
                "flatSeverity | null",
                "confidence | 1.01",
                "confidence | -0.1",
                "confidence | '0.5'",
                "confidenceReasons | 'none'",
                "why | null",
                "evidence | [{'signal':'a','kind':'LEXICAL','where':'name','quote':'x','supports':'Read'}]",
                "evidence | [{'signal':'a','kind':'lexical','where':'name','quote':'x','supports':'Read','weight':1}]",
                "evidence | [{'signal':'a','kind':'LEXICAL','where':'name','quote':'','supports':'Read','weight':1}]",
                "actions | {}",
                "actions | {'get':'Reads'}",
                "capabilities | ['RUNS_CODE']",
                "capabilities | ['runs-code','runs-code']",
                "findings | [{'code':'a'}]",
                "attackPatterns | ['Code Execution']",
                "definitionSha256 | 'abc'",
                "tool | ''",
                "score | 5"
            })
    void refusesNearMisses(String field, String value) {
        ObjectNode line = RiskCodec.write(bare(Category.READ));
        line.set(field, MAPPER.readTree(value.replace('\'', '"')));

        assertThat(CONTRACT.problems(line.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "tool", "category", "severity", "why", "ruleset", "definitionSha256"})
    void needsTheFieldsThatSayWhatIsJudged(String field) {
        ObjectNode line = RiskCodec.write(bare(Category.READ));
        line.remove(field);

        assertThat(CONTRACT.problems(line.toString())).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskCodec.read(line))
                .withMessageContaining(field);
    }

    private static ToolRisk bare(Category category) {
        return new ToolRisk(
                Optional.empty(),
                "notes",
                "list_notes",
                category,
                Severity.LOW,
                0.5,
                List.of(),
                "Lists notes.",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "2026.11.0",
                "f".repeat(64));
    }

    private static ToolRisk full(Category category) {
        return new ToolRisk(
                Optional.of("row 7"),
                "notes",
                "manage_notes\u202E",
                category,
                Severity.CRITICAL,
                0.875,
                List.of("there is no description"),
                "Deletes notes. \"delete\" stands in the name.",
                List.of(new Evidence(
                        "action.destructive", Evidence.Kind.STRUCTURAL, "parameters/action", "delete", category, 3.25)),
                List.of("raised from High: it cannot be undone"),
                Map.of("delete", Category.DESTRUCTIVE),
                List.of(Capability.DELETES_DATA, Capability.RUNS_CODE),
                List.of(new Finding(
                        "hidden-characters.bidi", "hidden-characters", Severity.HIGH, "holds it", "name", "<U+202E>")),
                List.of("destructive-action-autonomy"),
                "2026.11.0",
                "f".repeat(64));
    }
}
