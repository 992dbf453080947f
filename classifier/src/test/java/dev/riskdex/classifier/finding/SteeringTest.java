package dev.riskdex.classifier.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Finding;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.json.JsonMapper;

/** Invented definitions that steer the assistant, and honest ones that read alike. */
class SteeringTest {

    private static final Classifier CLASSIFIER = Classifier.standard();

    /** A tool with a text as its description, or as the description of one of its arguments. */
    static List<Finding> findings(String tool, String argument, String text) {
        String schema = JsonMapper.shared()
                .createObjectNode()
                .set(
                        "properties",
                        JsonMapper.shared()
                                .createObjectNode()
                                .set(
                                        argument,
                                        JsonMapper.shared().createObjectNode().put("description", text)))
                .toString();
        ToolDefinition definition = argument.isEmpty()
                ? Servers.tool(tool, text)
                : Servers.withSchema(tool, "Does " + tool.replace('_', ' ') + ".", schema);
        return CLASSIFIER
                .classify(Servers.server("demo", definition))
                .tools()
                .get(0)
                .findings();
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvFileSource(
            resources = "steering.csv",
            delimiter = '|',
            quoteCharacter = '\u0001',
            numLinesToSkip = 1,
            emptyValue = "",
            nullValues = "\u0002")
    void findsWhatSteers(String tool, String argument, String category, String text) {
        assertThat(findings(tool, argument == null ? "" : argument, text))
                .extracting(Finding::category)
                .contains(category);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(
            resources = "honest.csv",
            delimiter = '|',
            quoteCharacter = '\u0001',
            numLinesToSkip = 1,
            emptyValue = "",
            nullValues = "\u0002")
    void leavesHonestTextsAlone(String tool, String argument, String text) {
        assertThat(findings(tool, argument == null ? "" : argument, text)).isEmpty();
    }
}
