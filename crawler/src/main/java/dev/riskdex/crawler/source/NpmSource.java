package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An npm package: downloaded from the user's registry and read without being installed or run, unless the user asked for
 * it to be started.
 *
 * @param notation {@code npm:NAME[@VERSION]}
 * @param spec the package and version that it names
 */
public record NpmSource(String notation, PackageSpec spec) implements Source {

    /** Reasons for which nothing else is tried: the user is to decide. */
    private static final Set<String> NOT_ALLOWED = Set.of("no-sandbox", "offline");

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
        List<Warning> noted = new ArrayList<>();
        try {
            return context.running().packages() ? run(context, noted) : read(context, noted);
        } catch (UnreadableException e) {
            return SourceReading.failure(e.warning());
        }
    }

    /** Its files are read where the package cannot be asked itself, but not where it must not be started. */
    private SourceReading run(SourceContext context, List<Warning> noted) throws UnreadableException {
        try {
            return new NpmRun(context).read(spec);
        } catch (UnreadableException e) {
            Warning why = e.warning();
            if (NOT_ALLOWED.contains(why.code())) {
                throw e;
            }
            String message = "it could not be asked itself, so its files were read (" + why.message() + ")";
            noted.add(new Warning("run-failed", message, why.where()));
            return read(context, noted);
        }
    }

    private SourceReading read(SourceContext context, List<Warning> noted) throws UnreadableException {
        ServerDefinition server = new NpmServerReader(context).read(spec);
        noted.addAll(server.provenance().warnings());
        return new SourceReading(List.of(warned(server, noted)), noted, false);
    }

    private static ServerDefinition warned(ServerDefinition server, List<Warning> warnings) {
        Provenance from = server.provenance();
        Provenance provenance = new Provenance(
                from.source(),
                from.location(),
                from.fetchedAt(),
                from.protocolVersion(),
                from.complete(),
                from.sha256(),
                warnings,
                from.details());
        return new ServerDefinition(server.rowId(), server.server(), provenance, server.tools());
    }
}
