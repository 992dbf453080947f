package dev.riskdex.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Reads the development corpus where it is at hand; it does not ship with the source. */
class CorpusTest {

    @Test
    void readsEveryToolOfTheCorpus() {
        Path file = Path.of(System.getProperty("riskdex.shared", ""), "corpus", "dev.jsonl");
        Assumptions.assumeTrue(Files.isRegularFile(file), "no corpus: the system property riskdex.shared names none");
        DefinitionReading reading = new DefinitionFiles(ReadLimits.DEFAULT).read(file);
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.servers()).hasSize(1_175).allSatisfy(server -> {
            assertThat(server.rowId()).isPresent();
            assertThat(server.server().id()).isEqualTo(server.rowId().orElseThrow());
        });
        assertThat(reading.servers().stream()
                        .mapToInt(server -> server.tools().size())
                        .sum())
                .isEqualTo(12_405);
    }
}
