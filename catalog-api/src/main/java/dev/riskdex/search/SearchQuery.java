package dev.riskdex.search;

import dev.riskdex.model.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param text what was typed, in the language of {@link QuerySyntax}; empty or without any letter or digit it finds
 *     everything, riskiest first
 * @param filters conditions beside the text, such as the choices of facets; all must hold
 * @param facets whether to count how the matches spread; without, a search costs a fraction
 * @param limit hits wanted, from 1 to {@link #MAX_LIMIT}; other numbers are moved into the range
 * @param cursor where to go on, as given by {@link SearchResult#nextCursor()}
 */
public record SearchQuery(String text, List<SearchFilter> filters, boolean facets, int limit, Optional<String> cursor) {

    /** Most hits that one answer holds. */
    public static final int MAX_LIMIT = 100;

    /** Hits in an answer unless asked otherwise. */
    public static final int DEFAULT_LIMIT = 20;

    /** Characters of the text that are looked at; nobody types more, and a longer one would only cost time. */
    static final int MAX_TEXT = 400;

    public SearchQuery {
        text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        filters = List.copyOf(filters);
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
        Objects.requireNonNull(cursor);
    }

    /** This text in the whole catalogue. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, List.of(), true, DEFAULT_LIMIT, Optional.empty());
    }

    /** The same, with another number of hits. */
    public SearchQuery withLimit(int hits) {
        return new SearchQuery(text, filters, facets, hits, cursor);
    }

    /** The same, for one category. */
    public SearchQuery withCategory(Category wanted) {
        return with(SearchFilter.is(SearchField.CATEGORY, wanted.slug()));
    }

    /** The same with one more condition. */
    public SearchQuery with(SearchFilter filter) {
        List<SearchFilter> more = new ArrayList<>(filters);
        more.add(filter);
        return new SearchQuery(text, more, facets, limit, cursor);
    }

    /** The same without counting how the matches spread. */
    public SearchQuery withoutFacets() {
        return new SearchQuery(text, filters, false, limit, cursor);
    }

    /** The same, from a place on. */
    public SearchQuery from(Optional<String> place) {
        return new SearchQuery(text, filters, facets, limit, place);
    }

    /** The value asked for of a property beside the text, where there is one. */
    public Optional<String> filter(SearchField field) {
        return filters.stream()
                .filter(filter -> filter.field() == field)
                .map(SearchFilter::value)
                .findFirst();
    }
}
