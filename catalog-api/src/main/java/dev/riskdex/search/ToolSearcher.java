package dev.riskdex.search;

import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import dev.riskdex.search.SearchResult.Facet;
import dev.riskdex.search.SearchResult.Hit;
import dev.riskdex.search.SearchResult.Match;
import dev.riskdex.search.SearchResult.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.DrillSideways.DrillSidewaysResult;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** Searches one state of the index. */
final class ToolSearcher {

    static final FacetsConfig FACETS = facetsConfig();

    private static final Sort ORDER = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Fields.RISK, SortField.Type.LONG, true),
            new SortField(Fields.KEY, SortField.Type.STRING));

    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState facetState;

    /** Prepares the facets, which costs more than a search: keep it for as long as the state of the index. */
    ToolSearcher(IndexSearcher searcher) throws IOException {
        this.searcher = searcher;
        this.facetState = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader(), FACETS);
    }

    private static FacetsConfig facetsConfig() {
        FacetsConfig config = new FacetsConfig();
        config.setMultiValued(SearchField.CAPABILITY.id(), true);
        return config;
    }

    /** The tools that have as much in common with the query as any tool has. */
    SearchResult search(SearchQuery wanted) throws IOException {
        ToolQuery words = ToolQuery.of(wanted.text());
        SearchResult found = search(wanted, words, Match.EVERY_WORD);
        if (words.hasWords() && !enough(found, words)) {
            SearchResult near = search(wanted, words, Match.NEAR_SPELLING);
            found = near.total() > 0 || words.wordCount() == 1 ? near : search(wanted, words, Match.SOME_WORDS);
        }
        return found;
    }

    /** One identifier should find the tool of that name; where it only finds others, it may be misspelt. */
    private static boolean enough(SearchResult found, ToolQuery words) {
        return found.total() > 0 && (!words.isIdentifier() || words.wordCount() == 1 || found.exact());
    }

    private SearchResult search(SearchQuery wanted, ToolQuery words, Match match) throws IOException {
        Query query = filtered(
                words.query(match, searcher.getIndexReader()), words.syntax().filters());
        Found found = wanted.facets() ? withFacets(query, wanted) : withoutFacets(query, wanted);
        ScoreDoc[] documents = found.hits.scoreDocs;
        int shown = Math.min(wanted.limit(), documents.length);
        Highlighter highlighter = new Highlighter(words);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            hits.add(hit(searcher.storedFields().document(documents[i].doc), highlighter));
        }
        Optional<String> next = documents.length > shown
                ? Optional.of(SearchCursor.write((FieldDoc) documents[shown - 1]))
                : Optional.empty();
        boolean exact = shown > 0 && (float) ((FieldDoc) documents[0]).fields[0] >= ToolQuery.EXACT;
        return new SearchResult(found.total, match, exact, hits, facets(found.facets), next);
    }

    /** The best hits, how many there are in all, and their spread where it was asked for. */
    private record Found(TopFieldDocs hits, long total, Optional<Facets> facets) {}

    private Found withoutFacets(Query query, SearchQuery wanted) throws IOException {
        Query all = filtered(query, wanted.filters());
        TopFieldDocs hits = searcher.search(
                all,
                new TopFieldCollectorManager(
                        ORDER, wanted.limit() + 1, after(wanted).orElse(null), Integer.MAX_VALUE, true));
        return new Found(hits, hits.totalHits.value, Optional.empty());
    }

    private Found withFacets(Query query, SearchQuery wanted) throws IOException {
        DrillDownQuery drill = new DrillDownQuery(FACETS, query);
        wanted.filters().stream()
                .filter(filter -> !filter.negated())
                .forEach(filter -> drill.add(filter.field().id(), FilterQuery.of(filter)));
        if (wanted.filters().isEmpty()) {
            FacetsCollector matches = new FacetsCollector();
            TopFieldDocs hits = (TopFieldDocs) FacetsCollector.searchAfter(
                    searcher, after(wanted).orElse(null), query, wanted.limit() + 1, ORDER, true, matches);
            return new Found(
                    hits, hits.totalHits.value, Optional.of(new SortedSetDocValuesFacetCounts(facetState, matches)));
        }
        DrillSidewaysResult found = new DrillSideways(searcher, FACETS, facetState)
                .search(drill, null, after(wanted).orElse(null), wanted.limit() + 1, ORDER, true);
        return new Found((TopFieldDocs) found.hits, found.hits.totalHits.value, Optional.of(found.facets));
    }

    private Optional<FieldDoc> after(SearchQuery wanted) {
        return wanted.cursor()
                .map(cursor -> SearchCursor.read(
                                cursor, searcher.getIndexReader().maxDoc() - 1)
                        .orElseThrow(() -> new IllegalArgumentException("not a cursor of this catalogue: " + cursor)));
    }

    private static Query filtered(Query words, List<SearchFilter> filters) {
        if (filters.isEmpty()) {
            return words;
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(words, Occur.MUST);
        filters.forEach(filter -> query.add(FilterQuery.of(filter), filter.negated() ? Occur.MUST_NOT : Occur.FILTER));
        return query.build();
    }

    private static Hit hit(Document document, Highlighter highlighter) {
        Optional<String> description = Optional.ofNullable(document.get(Fields.DESCRIPTION));
        String[] verdict = document.get(Fields.VERDICT).split(" ", 2);
        return new Hit(
                document.get(Fields.SERVER_SLUG),
                document.get(Fields.SERVER_TITLE),
                document.get(Fields.TOOL),
                Optional.ofNullable(document.get(Fields.TITLE)),
                Category.of(verdict[0]),
                Severity.of(verdict[1]),
                document.getField(Fields.CONFIDENCE).numericValue().doubleValue(),
                document.get(Fields.SUMMARY),
                description.map(highlighter::mark).orElse(""));
    }

    private static List<Facet> facets(Optional<Facets> counted) throws IOException {
        List<Facet> facets = new ArrayList<>();
        if (counted.isPresent()) {
            for (SearchField field : SearchResult.FACETS) {
                FacetResult values = counted.get().getTopChildren(Facet.MAX_VALUES, field.id());
                facets.add(new Facet(
                        field,
                        Stream.ofNullable(values)
                                .flatMap(result -> Stream.of(result.labelValues))
                                .map(value -> new Value(value.label, value.value.intValue()))
                                .toList()));
            }
        }
        return facets;
    }
}
