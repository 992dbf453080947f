package dev.riskdex.model;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as people write it by hand: {@code "version": "1"}, two blanks a level, each field and each element on a line of
 * its own. Lines end with a line feed on every platform, so that equal values have equal bytes. Characters that would
 * not be seen stand there as escapes.
 */
public final class IndentedJson {

    private static final ObjectWriter WRITER = JsonMapper.shared().writer().with(printer());

    private IndentedJson() {}

    /** The indented text of a value, without a line break at its end. */
    public static String write(JsonNode node) {
        return VisibleText.json(WRITER.writeValueAsString(node));
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }
}
