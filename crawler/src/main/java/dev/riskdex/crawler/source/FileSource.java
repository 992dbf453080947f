package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.parse.DefinitionFiles;
import dev.riskdex.crawler.parse.DefinitionReading;
import java.nio.file.Path;

/**
 * A file of tool definitions, in any of the shapes that {@link DefinitionFiles} reads.
 *
 * @param notation the path as the user wrote it
 * @param file the path
 */
public record FileSource(String notation, Path file) implements Source {

    @Override
    public SourceReading read(SourceContext context) {
        DefinitionReading reading = new DefinitionFiles(context.limits().files()).read(file);
        return new SourceReading(reading.servers(), reading.warnings(), reading.failed());
    }
}
