package dev.riskdex.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.ToolOrigin;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OriginWordsTest {

    private static ToolDefinition tool(String description, String schema, ToolOrigin origin) {
        return new ToolDefinition(
                "dig_bed",
                Optional.empty(),
                Optional.of(description).filter(text -> !text.isEmpty()),
                Optional.of(schema).filter(text -> !text.isEmpty()).map(OriginWordsTest::json),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                origin);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static ToolOrigin origin(boolean descriptionPartial, boolean parametersUnknown) {
        return new ToolOrigin(
                Optional.of("src/a.ts"),
                OptionalInt.of(7),
                Optional.of("registerTool"),
                Optional.of("if (flag)"),
                descriptionPartial,
                parametersUnknown);
    }

    @Test
    void saysWhereHowAndWhen() {
        assertThat(OriginWords.of(tool("Digs.", "{}", origin(false, false))))
                .hasToString("{Declared in=src/a.ts:7, Found as=registerTool, May be absent=if (flag)}");
        assertThat(OriginWords.of(ToolDefinition.named("dig_bed"))).isEmpty();
    }

    @Test
    void tellsWhatWasReadInPartFromWhatWasNotRead() {
        assertThat(OriginWords.of(tool("Digs.", "{}", origin(true, true))))
                .containsEntry("Description", "read in part")
                .containsEntry("Parameters", "read in part");
        assertThat(OriginWords.of(tool("", "", origin(true, true))))
                .containsEntry("Description", "there is one, but it was not read")
                .containsEntry("Parameters", "not read");
    }

    @Test
    void tellsNoDescriptionFromOneThatWasNotRead() {
        assertThat(OriginWords.withoutDescription(tool("", "", origin(false, false))))
                .isEqualTo("The server gives no description");
        assertThat(OriginWords.withoutDescription(tool("", "", origin(true, false))))
                .startsWith("The description could not be read");
    }
}
