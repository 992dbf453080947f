package dev.riskdex.search;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found.
 *
 * @param total all tools that match, beyond this answer too
 * @param match what the hits have in common with the query
 * @param exact whether the first hit is a tool of exactly the name that was typed
 * @param hits best first
 * @param facets one for each of {@link #FACETS}, in this order; none where they were not asked for
 * @param nextCursor where to go on; absent on the last page
 */
public record SearchResult(
        long total, Match match, boolean exact, List<Hit> hits, List<Facet> facets, Optional<String> nextCursor) {

    /** The properties by which the matches of a search are counted. */
    public static final List<SearchField> FACETS = List.of(
            SearchField.CATEGORY,
            SearchField.SEVERITY,
            SearchField.CAPABILITY,
            SearchField.SERVER,
            SearchField.DOMAIN,
            SearchField.SOURCE);

    /** What the hits have in common with the words of a query, in falling order. */
    public enum Match {
        /** Every word, as typed or as a synonym. */
        EVERY_WORD,
        /** No tool, or none of the name that was typed, has the words; these are spelled nearly so. */
        NEAR_SPELLING,
        /** No tool has all of the words; these have some, rare ones counting more. */
        SOME_WORDS;

        /** As it stands in answers, such as {@code every-word}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Nothing. */
    static final SearchResult NOTHING =
            new SearchResult(0, Match.EVERY_WORD, false, List.of(), List.of(), Optional.empty());

    public SearchResult {
        Objects.requireNonNull(match);
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
        Objects.requireNonNull(nextCursor);
    }

    /**
     * A tool that matches.
     *
     * @param server slug of its server
     * @param serverTitle name of the server for people
     * @param tool exact name
     * @param title display name, where declared
     * @param category what its worst use does
     * @param severity how much harm that can do
     * @param confidence probability, from 0 to 1, that the category is right
     * @param summary first sentence of the explanation
     * @param highlight the part of the description that matches, as HTML: escaped, with {@code <mark>} around words
     *     that were looked for; empty where the description does not match
     */
    public record Hit(
            String server,
            String serverTitle,
            String tool,
            Optional<String> title,
            Category category,
            Severity severity,
            double confidence,
            String summary,
            String highlight) {

        public Hit {
            Objects.requireNonNull(server);
            Objects.requireNonNull(serverTitle);
            Objects.requireNonNull(tool);
            Objects.requireNonNull(title);
            Objects.requireNonNull(category);
            Objects.requireNonNull(severity);
            Objects.requireNonNull(summary);
            Objects.requireNonNull(highlight);
        }
    }

    /**
     * How the matches spread over one property. A filter on the property itself is left aside, so that the other
     * choices stay visible.
     *
     * @param field the property
     * @param values most frequent first, {@value #MAX_VALUES} at most
     */
    public record Facet(SearchField field, List<Value> values) {

        /** Values listed of one facet; a longer list is no help on a page. */
        static final int MAX_VALUES = 30;

        public Facet {
            Objects.requireNonNull(field);
            values = List.copyOf(values);
        }
    }

    /**
     * One value of a facet.
     *
     * @param label as it stands in a query
     * @param count tools that have it
     */
    public record Value(String label, int count) {

        public Value {
            Objects.requireNonNull(label);
        }
    }
}
