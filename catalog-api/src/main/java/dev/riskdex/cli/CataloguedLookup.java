package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.ServerSummary;
import dev.riskdex.model.ServerSlug;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a server in the catalogue by what a person would type. */
final class CataloguedLookup {

    private static final int SUGGESTIONS = 5;

    private CataloguedLookup() {}

    /** The server of this slug, or of this identity, such as {@code npm:@scope/name}. */
    static Optional<CataloguedServer> find(Catalogue catalogue, String name) {
        return catalogue.server(name).or(() -> catalogue.server(ServerSlug.of(name)));
    }

    /** The server, or a failure that names the nearest. */
    static CataloguedServer get(Catalogue catalogue, String name) {
        return find(catalogue, name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "no server '" + name + "' in the catalogue" + suggestions(catalogue, name)));
    }

    private static String suggestions(Catalogue catalogue, String name) {
        String wanted = ServerSlug.of(name);
        List<String> near = catalogue.servers().stream()
                .map(ServerSummary::slug)
                .filter(slug -> slug.contains(wanted) || wanted.contains(slug))
                .limit(SUGGESTIONS)
                .toList();
        return near.isEmpty()
                ? "; `riskdex search` finds tools and their servers"
                : near.stream().collect(Collectors.joining(", ", "; did you mean ", "?"));
    }
}
