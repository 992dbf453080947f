package dev.riskdex.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.data.DataFiles;
import dev.riskdex.model.AttackPattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AttackPatternsTest {

    private static final AttackPatterns PATTERNS = AttackPatterns.read("attack-patterns");
    private static final Classifier CLASSIFIER = Classifier.standard();
    private static final int FEWEST_EXAMPLES = 2;

    static List<AttackPattern> patterns() {
        return PATTERNS.all();
    }

    static List<String> files() {
        return DataFiles.list("attack-patterns");
    }

    @Test
    void areSortedAndEachHasAnIdOfItsOwn() {
        assertThat(patterns())
                .hasSizeGreaterThanOrEqualTo(25)
                .extracting(AttackPattern::id)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(patterns()).extracting(AttackPattern::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void eachHasAllFields(AttackPattern pattern) {
        assertThat(List.of(pattern.title(), pattern.summary(), pattern.how(), pattern.mitigation()))
                .noneMatch(String::isBlank);
        assertThat(pattern.steps()).hasSizeGreaterThan(1).noneMatch(String::isBlank);
        assertThat(pattern.detection()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(pattern.falsePositives()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(pattern.references())
                .isNotEmpty()
                .allMatch(reference -> !reference.name().isBlank())
                .allMatch(reference -> reference.url().matches("https://[a-z0-9.-]+/\\S*"));
        assertThat(pattern.match().asksForTraits()
                        || !pattern.match().findings().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFileHasOnlyFieldsThatAreRead(String file) {
        Set<String> names =
                DataFiles.yaml(file).propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "title",
                        "summary",
                        "how",
                        "steps",
                        "detection",
                        "mitigation",
                        "references",
                        "match",
                        "falsePositives",
                        "examples");
        assertThat(names(DataFiles.yaml(file).path("match")))
                .isSubsetOf("capabilities", "findings", "atLeast", "categories", "words", "parameters", "evidence");
    }

    /** A category says what a tool does, not how it is abused: capability, name, argument or evidence must say more. */
    @ParameterizedTest
    @MethodSource("patterns")
    void noneMatchesByCategoryAlone(AttackPattern pattern) {
        AttackPattern.Match match = pattern.match();

        assertThat(match.findings().size()
                        + match.capabilities().size()
                        + match.words().size()
                        + match.parameters().size()
                        + match.evidence().size())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("files")
    void matchesItsExamplesAndNotItsNearMisses(String file) {
        String id = file.replaceFirst(".*/", "").replaceFirst("\\.yaml$", "");
        JsonNode examples = DataFiles.yaml(file).path("examples");

        assertThat(examples.path("match").size()).isGreaterThanOrEqualTo(FEWEST_EXAMPLES);
        assertThat(examples.path("near").size()).isGreaterThanOrEqualTo(FEWEST_EXAMPLES);
        for (JsonNode tool : examples.path("match")) {
            assertThat(patternsOf(tool)).as(tool.path("name").asString("")).contains(id);
        }
        for (JsonNode tool : examples.path("near")) {
            assertThat(patternsOf(tool)).as(tool.path("name").asString("")).doesNotContain(id);
        }
    }

    private static List<String> patternsOf(JsonNode tool) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        ObjectNode properties = schema.putObject("properties");
        names(tool.path("parameters"), properties);
        return CLASSIFIER
                .classify(Servers.server(
                        tool.path("server").asString("demo"),
                        Servers.withSchema(
                                tool.path("name").asString(""),
                                tool.path("description").asString(""),
                                schema.toString())))
                .tools()
                .get(0)
                .attackPatterns();
    }

    private static void names(JsonNode parameters, ObjectNode properties) {
        parameters.forEach(name -> properties.putObject(name.asString("")).put("type", "string"));
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(object.propertyNames().spliterator(), false).toList();
    }
}
