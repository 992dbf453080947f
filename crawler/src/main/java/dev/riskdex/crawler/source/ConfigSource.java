package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import java.util.List;

public record ConfigSource(String notation) implements Source {
    public static Source parse(String notation) {
        return new ConfigSource(notation);
    }

    @Override
    public SourceReading read(SourceContext context) {
        return new SourceReading(List.of(), List.of(), false);
    }
}
