package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reads a note.\\nArgs:\\n  path: the folder\\n  limit (int): at most | Args path limit",
                "Saves a chart below output_path. | output_path",
                "Reads.\\n - `name`: of the note | name",
                "Note: this reads a file | ''",
                "Reads a file\\nand nothing else (ever) | ''",
                "Reads a file; path is the folder | ''"
            })
    void findsArgumentsThatADescriptionNames(String text, String names) {
        assertThat(NamedArguments.in(text.replace("\\n", "\n")))
                .extracting(Parameter::path)
                .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ")));
    }
}
