package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.util.List;

/**
 * A server that another source described, read at the places that it was led to, best first: live, bundled, listed by
 * a directory, out of code. The first place that gives a list wins; a failing one is a warning and costs only itself.
 * The result is one server with the identity of the description ({@link CanonicalIdentity}).
 *
 * @param described what the other source says of the server
 * @param places notations; what data may not name becomes a warning
 */
public record LeadSource(ServerDefinition described, List<String> places) implements Source {

    public LeadSource {
        places = List.copyOf(places);
    }

    /** The identity of the server. */
    @Override
    public String notation() {
        return described.server().id();
    }

    @Override
    public SourceReading read(SourceContext context) {
        if ("deleted".equals(described.provenance().details().get("status"))) {
            String message = "the registry has deleted this server, so it is not read";
            return new SourceReading(
                    List.of(),
                    List.of(new Warning(
                            "deleted", message, described.provenance().location())),
                    false);
        }
        PlacesReader reader = new PlacesReader(context, described);
        reader.readAll(places);
        return reader.reading();
    }
}
