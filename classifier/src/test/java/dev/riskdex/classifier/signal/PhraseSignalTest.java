package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.classifier.Servers;
import dev.riskdex.model.Category;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseSignalTest {

    private static final Signal SIGNAL = new PhraseSignal();

    private static List<Observation> seen(String description) {
        return Seen.by(SIGNAL, Servers.server("server", Servers.tool("thing", description)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This does not modify anything. | phrase.read-only | does not modify | READ",
                "A read-only view. | phrase.read-only | read only | READ",
                "It cannot be undone. | phrase.permanent | cannot be undone | DESTRUCTIVE"
            })
    void quotesThePhrase(String description, String rule, String quote, Category category) {
        assertThat(seen(description)).anySatisfy(item -> {
            assertThat(item.rule()).isEqualTo(rule);
            assertThat(item.quote()).isEqualTo(quote);
            assertThat(item.speaksFor()).isEqualTo(Optional.of(category));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"This does modify it.", "It can be undone.", "Reads only.", "Does. Not modify", ""})
    void ignoresNearMisses(String description) {
        assertThat(seen(description))
                .noneMatch(item -> item.rule().startsWith("phrase.read-only")
                        || item.rule().startsWith("phrase.permanent"));
    }

    @Test
    void aNegatedPhraseSpeaksForNothing() {
        assertThat(seen("Notes are not permanently removed."))
                .filteredOn(item -> item.rule().endsWith(".permanent"))
                .isNotEmpty()
                .allSatisfy(item -> {
                    assertThat(item.rule()).isEqualTo("phrase-not.permanent");
                    assertThat(item.speaksFor()).isEmpty();
                });
    }
}
