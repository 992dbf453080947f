package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import java.util.List;

/**
 * An npm package, downloaded from the user's registry and read without being installed or run.
 *
 * @param notation {@code npm:NAME[@VERSION]}
 * @param spec the package and version that it names
 */
public record NpmSource(String notation, PackageSpec spec) implements Source {

    /**
     * Reads {@code npm:NAME[@VERSION]}.
     *
     * @throws IllegalArgumentException when the name can be no npm package
     */
    public static Source parse(String notation) {
        return PackageSpec.find(notation.substring("npm:".length()))
                .map(spec -> new NpmSource(notation, spec))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + notation + "' names no npm package; write npm:NAME or npm:NAME@VERSION"));
    }

    @Override
    public SourceReading read(SourceContext context) {
        try {
            ServerDefinition server = new NpmServerReader(context).read(spec);
            return new SourceReading(List.of(server), server.provenance().warnings(), false);
        } catch (UnreadableException e) {
            return SourceReading.failure(e.warning());
        }
    }
}
