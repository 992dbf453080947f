package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.CataloguedServer.Tool;
import dev.riskdex.catalog.SearchQuery;
import dev.riskdex.catalog.SearchResult;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** What requests ask for, in the words of the catalogue. */
final class Requests {

    private final Catalogue catalogue;

    Requests(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    CataloguedServer server(Context request) {
        String slug = request.pathParam("server");
        return catalogue
                .server(slug)
                .orElseThrow(() -> Failure.notFound("There is no server with this address in the catalogue."));
    }

    /** The tool of a path or of {@code ?tool=}. */
    Tool tool(Context request, CataloguedServer server) {
        String name = Optional.ofNullable(request.queryParam("tool"))
                .or(() -> Optional.ofNullable(request.pathParamMap().get("tool")))
                .orElseThrow(() -> Failure.badRequest("Say which tool: ?tool=NAME."));
        return server.tool(name)
                .or(() -> server.tools().stream()
                        .filter(tool -> looksLike(name, tool.definition().name()))
                        .findFirst())
                .orElseThrow(() -> Failure.notFound("This server has no tool of this name."));
    }

    SearchQuery search(Context request) {
        return new SearchQuery(
                text(request, "q").orElse(""),
                named(request, "category", Category::find),
                named(request, "severity", Severity::find),
                text(request, "server"),
                text(request, "source"),
                limit(request),
                text(request, "cursor"));
    }

    /** A search whose cursor may be foreign. */
    SearchResult find(SearchQuery query) {
        try {
            return catalogue.search(query);
        } catch (IllegalArgumentException e) {
            throw Failure.badRequest("This cursor was not given by this catalogue; leave it out to begin again.");
        }
    }

    static Optional<String> text(Context request, String name) {
        return Optional.ofNullable(request.queryParam(name)).filter(text -> !text.isEmpty());
    }

    static int limit(Context request) {
        return text(request, "limit")
                .map(text -> {
                    try {
                        return Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw Failure.badRequest("limit is a whole number from 1 to " + SearchQuery.MAX_LIMIT + ".");
                    }
                })
                .orElse(SearchQuery.DEFAULT_LIMIT);
    }

    private static <T> Optional<T> named(Context request, String name, Function<String, Optional<T>> find) {
        return text(request, name)
                .map(text -> find.apply(text).orElseThrow(() -> Failure.badRequest("There is no such " + name + ".")));
    }

    /** Half a surrogate pair fits into no address and no index: both write another character in its place. */
    private static boolean looksLike(String asked, String name) {
        return name.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE)
                && (asked.equals(name.replaceAll("\\p{Cs}", "?"))
                        || asked.equals(name.replaceAll("\\p{Cs}", "\uFFFD")));
    }
}
