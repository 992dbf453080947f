package dev.riskdex.web.page;

import dev.riskdex.model.VisibleText;
import dev.riskdex.search.SearchQuery;
import dev.riskdex.search.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param frame what stands around it
 * @param found such as "12 tools match"
 * @param match what the hits have in common with the query
 * @param hits best first
 * @param facets filters with their counts
 * @param filters the filters in force, to keep when other words are searched
 * @param next the next page, where there is one
 * @param first the first page, when this is a later one
 * @param unfiltered the same words without filters, when there are filters
 */
public record SearchPage(
        Frame frame,
        String found,
        SearchResult.Match match,
        List<ToolRow> hits,
        List<Facet> facets,
        List<Filter> filters,
        Optional<String> next,
        Optional<String> first,
        Optional<String> unfiltered) {

    public SearchPage {
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
        filters = List.copyOf(filters);
    }

    /**
     * A property by which hits are counted and filtered.
     *
     * @param open whether the choices are shown at once: where they are few, or one is in force
     */
    public record Facet(String title, List<Choice> choices, boolean open) {

        /** Choices that still leave room for the results on a narrow screen. */
        private static final int FEW = 6;

        public Facet {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One value of a facet.
     *
     * @param label for display
     * @param count hits
     * @param href the search with this filter, or without it when it is in force
     * @param chosen whether it is in force
     */
    public record Choice(String label, int count, String href, boolean chosen) {}

    /** A filter in force. */
    public record Filter(String name, String value) {}

    /** The page of a query and its result. */
    public static SearchPage of(SearchQuery query, SearchResult result, Frame.Site site) {
        List<Filter> filters = filters(query);
        String title = query.text().isBlank() ? "All tools" : "Search: " + VisibleText.line(query.text());
        return new SearchPage(
                new Frame(
                        title,
                        "Tools of MCP servers by risk.",
                        address(query.text(), filters),
                        VisibleText.line(query.text()),
                        site),
                Words.count(result.total(), "tool"),
                result.match(),
                result.hits().stream().map(ToolRow::of).toList(),
                result.facets().stream()
                        .map(facet -> facet(facet, query.text(), filters))
                        .filter(facet -> !facet.choices().isEmpty())
                        .toList(),
                filters,
                result.nextCursor().map(cursor -> with(query.text(), filters, new Filter("cursor", cursor))),
                query.cursor().map(cursor -> address(query.text(), filters)),
                filters.isEmpty() ? Optional.empty() : Optional.of(address(query.text(), List.of())));
    }

    /** What the hits have in common with the query, where that needs saying; else empty. */
    public String relation() {
        if (hits.isEmpty()) {
            return "";
        }
        return switch (match) {
            case EVERY_WORD -> "";
            case NEAR_SPELLING -> "No tool is spelled so; these nearly are.";
            case SOME_WORDS -> "No tool has all of these words; these have some of them.";
        };
    }

    private static List<Filter> filters(SearchQuery query) {
        return query.filters().stream()
                .map(filter -> new Filter(filter.field().id(), filter.value()))
                .toList();
    }

    private static Facet facet(SearchResult.Facet facet, String text, List<Filter> filters) {
        List<Filter> others = filters.stream()
                .filter(filter -> !filter.name().equals(facet.field().id()))
                .toList();
        List<Choice> choices = facet.values().stream()
                .map(value -> choice(facet.field().id(), value, text, filters, others))
                .toList();
        return new Facet(
                Character.toUpperCase(facet.field().id().charAt(0))
                        + facet.field().id().substring(1),
                choices,
                choices.size() <= Facet.FEW || choices.stream().anyMatch(Choice::chosen));
    }

    private static Choice choice(
            String name, SearchResult.Value value, String text, List<Filter> filters, List<Filter> others) {
        boolean chosen = filters.stream()
                .anyMatch(filter -> filter.name().equals(name) && filter.value().equalsIgnoreCase(value.label()));
        String label = value.label().toLowerCase(Locale.ROOT);
        return new Choice(
                VisibleText.line(value.label()),
                value.count(),
                chosen ? address(text, others) : with(text, others, new Filter(name, label)),
                chosen);
    }

    private static String with(String text, List<Filter> filters, Filter more) {
        List<Filter> all = new ArrayList<>(filters);
        all.add(more);
        return address(text, all);
    }

    private static String address(String text, List<Filter> filters) {
        StringBuilder address = new StringBuilder("/search?q=").append(Links.encode(text));
        filters.forEach(
                filter -> address.append('&').append(filter.name()).append('=').append(Links.encode(filter.value())));
        return address.toString();
    }
}
