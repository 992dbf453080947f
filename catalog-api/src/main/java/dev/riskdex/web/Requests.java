package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.catalog.CataloguedServer.Tool;
import dev.riskdex.search.QuerySyntaxException;
import dev.riskdex.search.SearchField;
import dev.riskdex.search.SearchFilter;
import dev.riskdex.search.SearchQuery;
import dev.riskdex.search.SearchResult;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** What a search asks for; its text may still be wrong. */
    SearchQuery search(Context request) {
        List<SearchFilter> filters = Stream.of(SearchField.values())
                .flatMap(field -> text(request, field.id()).map(value -> filter(field, value)).stream())
                .toList();
        return new SearchQuery(
                text(request, "q").orElse(""),
                filters,
                !text(request, "facets").equals(Optional.of("false")),
                limit(request),
                text(request, "cursor"));
    }

    /** A condition of an address, such as {@code ?category=read}. */
    private static SearchFilter filter(SearchField field, String value) {
        if (!field.known().isEmpty() && !field.known().contains(value.toLowerCase(Locale.ROOT))) {
            throw Failure.badRequest(
                    "There is no such " + field.id() + "; there are " + String.join(", ", field.known()) + ".");
        }
        return SearchFilter.is(field, value);
    }

    /** A search whose text may be wrong and whose cursor may be foreign. */
    SearchResult find(SearchQuery query) {
        try {
            return catalogue.search(query);
        } catch (QuerySyntaxException e) {
            throw Failure.badRequest(e.getMessage() + " (at character " + (e.from() + 1) + ")");
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

    /** Half a surrogate pair fits into no address and no index: both write another character in its place. */
    private static boolean looksLike(String asked, String name) {
        return name.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE)
                && (asked.equals(name.replaceAll("\\p{Cs}", "?"))
                        || asked.equals(name.replaceAll("\\p{Cs}", "\uFFFD")));
    }
}
