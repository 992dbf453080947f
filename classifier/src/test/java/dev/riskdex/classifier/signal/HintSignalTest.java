package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Evidence.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintSignalTest {

    private static List<Observation> seen(String annotations) {
        return Seen.by(new HintSignal(), Servers.server("server", Servers.tool("thing", "", "", annotations)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'readOnlyHint':true} | hint.read-only",
                "{'readOnlyHint':true,'destructiveHint':true} | hint.read-only",
                "{'readOnlyHint':false} | hint.not-read-only",
                "{'destructiveHint':true} | hint.destructive",
                "{'destructiveHint':false} | hint.not-destructive",
                "{'readOnlyHint':false,'destructiveHint':true} | hint.not-read-only hint.destructive",
                "{'readOnlyHint':false,'destructiveHint':true,'idempotentHint':false} | hint.not-read-only hint.destructive",
                "{'readOnlyHint':false,'destructiveHint':true,'idempotentHint':true,'openWorldHint':true} | hint.not-read-only hint.destructive"
            })
    void quotesTheClaim(String annotations, String rules) {
        assertThat(seen(annotations)).extracting(Observation::rule).containsExactly(rules.split(" "));
        assertThat(seen(annotations)).allMatch(item -> item.kind() == Kind.DECLARED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'title':'Thing'}",
                "{'openWorldHint':true}",
                "{'readOnlyHint':'true'}",
                "{'readOnlyHint':null,'destructiveHint':1}",
                "{'readonlyhint':true}"
            })
    void takesNothingElseForAClaim(String annotations) {
        assertThat(seen(annotations)).isEmpty();
    }

    /** The values that a library fills in for an author who said nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'readOnlyHint':false,'destructiveHint':true,'idempotentHint':false,'openWorldHint':true}",
                "{'title':'Thing','readOnlyHint':false,'destructiveHint':true,'idempotentHint':false,'openWorldHint':true}"
            })
    void theDefaultsOfALibrarySayNothing(String annotations) {
        assertThat(seen(annotations)).isEmpty();
    }
}
