package dev.riskdex.classifier.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.Servers;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class VariationTest {

    private static final ServerDefinition NOTES = Servers.server(
            "notes",
            Servers.tool(
                    "delete_note",
                    "Deletes a note. It cannot be undone.",
                    "{'type':'object','properties':{'id':{'type':'string'}}}",
                    "{'readOnlyHint':false}"));

    @ParameterizedTest
    @EnumSource(Variation.Part.class)
    void takesAwayOnePart(Variation.Part part) {
        ToolDefinition tool =
                new Variation(Set.of(part), Optional.empty()).of(NOTES).tools().get(0);

        assertThat(tool.annotations().isEmpty()).isEqualTo(part == Variation.Part.HINTS);
        assertThat(tool.inputSchema().isEmpty()).isEqualTo(part == Variation.Part.PARAMETERS);
        assertThat(tool.description().isEmpty()).isEqualTo(part == Variation.Part.DESCRIPTIONS);
        assertThat(tool.description().orElse("").contains("undone"))
                .isEqualTo(part != Variation.Part.DESCRIPTIONS && part != Variation.Part.DETAILS);
    }

    @Test
    void putsATextInPlaceOfDescriptions() {
        Variation variation = new Variation(Set.of(), Optional.of("safe read-only helper"));

        assertThat(variation.of(NOTES).tools().get(0).description()).contains("safe read-only helper");
        assertThat(Steadiness.of(Classifier.standard(), List.of(NOTES), variation))
                .isEqualTo(new Steadiness(1, 1, 1, 1));
    }

    @Test
    void claimsAreComparedWithoutTheHints() {
        Claims claims = new Claims();
        claims.add(JsonMapper.shared().readTree("{\"id\":\"notes\",\"tool\":\"delete_note\",\"readOnlyHint\":true}"));
        claims.add(JsonMapper.shared()
                .readTree("{\"id\":\"notes\",\"tool\":\"x\",\"readOnlyHint\":false,\"library_default\":true}"));
        claims.compare(Classifier.standard(), NOTES);

        assertThat(claims.count()).isEqualTo(1);
        assertThat(claims.agreement()).isZero();
        assertThat(claims.readOnlyCalledRead()).isZero();
    }
}
