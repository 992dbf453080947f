package dev.riskdex.classifier.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"list\" shows all, \"close\" closes one | list close",
                "What to do: create-table, delete-table, or get-table. Ask first | create-table delete-table get-table",
                "One of 'add' or 'remove' | add remove",
                "start/stop/restart | start stop restart",
                "Whether it's the owner's note | ``",
                "The action to perform | ``",
                "Only \"list\" is allowed | ``",
                "Words of a sentence, which has commas, and an end | ``"
            })
    void findsValuesThatADescriptionLists(String description, String values) {
        assertThat(ListedValues.in(description)).isEqualTo(values.isEmpty() ? List.of() : List.of(values.split(" ")));
    }
}
