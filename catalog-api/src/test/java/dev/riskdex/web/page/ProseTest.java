package dev.riskdex.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.riskdex.web.page.Prose.Part;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "one `name` here, one [name] here",
        "`first` and `last`, [first] and [last]",
        "not `closed, not `closed",
        "`a` and `b, [a] and `b",
        "``, []",
    })
    void showsNamesAsCode(String text, String shown) {
        assertThat(Prose.of(text).stream()
                        .map(part -> part.code() ? "[" + part.text() + "]" : part.text())
                        .collect(Collectors.joining()))
                .isEqualTo(shown);
        assertThat(Prose.of(text)).extracting(Part::text).allMatch(part -> !part.contains("`") || text.contains("`"));
    }
}
