package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.parse.DefinitionFiles;
import dev.riskdex.crawler.parse.DefinitionReading;

/** Tool definitions on standard input; a server that names itself nowhere is called {@code stdin}. */
public record StdinSource() implements Source {

    @Override
    public String notation() {
        return "-";
    }

    @Override
    public SourceReading read(SourceContext context) {
        DefinitionReading reading =
                new DefinitionFiles(context.limits().files()).read(context.stdin(), "stdin", "stdin");
        return new SourceReading(reading.servers(), reading.warnings(), reading.failed());
    }
}
