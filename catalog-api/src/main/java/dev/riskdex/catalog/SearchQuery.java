package dev.riskdex.catalog;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.Objects;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param text plain words; empty or without any letter or digit finds everything, riskiest first
 * @param category only tools of this category
 * @param severity only tools of this severity
 * @param server only tools of the server with this slug
 * @param source only tools whose definitions come from this kind of source
 * @param limit hits wanted, from 1 to {@link #MAX_LIMIT}; other numbers are moved into the range
 * @param cursor where to go on, as given by {@link SearchResult#nextCursor()}
 */
public record SearchQuery(
        String text,
        Optional<Category> category,
        Optional<Severity> severity,
        Optional<String> server,
        Optional<String> source,
        int limit,
        Optional<String> cursor) {

    /** Most hits that one answer holds. */
    public static final int MAX_LIMIT = 100;

    /** Hits in an answer unless asked otherwise. */
    public static final int DEFAULT_LIMIT = 20;

    /** Characters of the text that are looked at; nobody types more, and a longer one would only cost time. */
    static final int MAX_TEXT = 400;

    public SearchQuery {
        text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        Objects.requireNonNull(category);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(server);
        Objects.requireNonNull(source);
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
        Objects.requireNonNull(cursor);
    }

    /** These words in the whole catalogue. */
    public static SearchQuery of(String text) {
        return new SearchQuery(
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_LIMIT,
                Optional.empty());
    }

    /** The same, with another number of hits. */
    public SearchQuery withLimit(int hits) {
        return new SearchQuery(text, category, severity, server, source, hits, cursor);
    }

    /** The same, for one category. */
    public SearchQuery withCategory(Category wanted) {
        return new SearchQuery(text, Optional.of(wanted), severity, server, source, limit, cursor);
    }

    /** The same, from a place on. */
    public SearchQuery from(Optional<String> place) {
        return new SearchQuery(text, category, severity, server, source, limit, place);
    }
}
