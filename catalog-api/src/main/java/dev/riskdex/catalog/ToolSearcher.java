package dev.riskdex.catalog;

import dev.riskdex.catalog.SearchResult.Facet;
import dev.riskdex.catalog.SearchResult.Hit;
import dev.riskdex.catalog.SearchResult.Value;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
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
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Searches one state of the index. */
final class ToolSearcher {

    static final FacetsConfig FACETS = new FacetsConfig();

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

    SearchResult search(SearchQuery wanted) throws IOException {
        ToolQuery words = ToolQuery.of(wanted.text());
        SearchResult strict = search(wanted, words, Occur.MUST);
        return strict.total() == 0 && words.wordCount() > 1 ? search(wanted, words, Occur.SHOULD) : strict;
    }

    private SearchResult search(SearchQuery wanted, ToolQuery words, Occur everyWord) throws IOException {
        DrillDownQuery query = filtered(words.query(everyWord), wanted);
        Optional<FieldDoc> after = wanted.cursor()
                .map(cursor -> SearchCursor.read(
                                cursor, searcher.getIndexReader().maxDoc() - 1)
                        .orElseThrow(() -> new IllegalArgumentException("not a cursor of this catalogue: " + cursor)));
        DrillSidewaysResult found = new DrillSideways(searcher, FACETS, facetState)
                .search(query, null, after.orElse(null), wanted.limit() + 1, ORDER, true);
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
        return new SearchResult(searcher.count(query), everyWord == Occur.MUST, hits, facets(found.facets), next);
    }

    private static DrillDownQuery filtered(Query words, SearchQuery wanted) {
        DrillDownQuery query = new DrillDownQuery(FACETS, words);
        wanted.category().ifPresent(category -> query.add(Fields.CATEGORY, category.label()));
        wanted.severity().ifPresent(severity -> query.add(Fields.SEVERITY, severity.label()));
        wanted.server().filter(text -> !text.isEmpty()).ifPresent(server -> query.add(Fields.SERVER, server));
        wanted.source().filter(text -> !text.isEmpty()).ifPresent(source -> query.add(Fields.SOURCE, source));
        return query;
    }

    private static Hit hit(Document document, Highlighter highlighter) {
        Optional<String> description = Optional.ofNullable(document.get(Fields.DESCRIPTION));
        return new Hit(
                document.get(Fields.SERVER),
                document.get(Fields.SERVER_TITLE),
                document.get(Fields.TOOL),
                Optional.ofNullable(document.get(Fields.TITLE)),
                Category.of(document.get(Fields.CATEGORY)),
                Severity.of(document.get(Fields.SEVERITY)),
                document.getField(Fields.CONFIDENCE).numericValue().doubleValue(),
                document.get(Fields.SUMMARY),
                description.map(highlighter::mark).orElse(""));
    }

    private static List<Facet> facets(Facets counted) throws IOException {
        List<Facet> facets = new ArrayList<>();
        for (String name : List.of(Fields.CATEGORY, Fields.SEVERITY, Fields.SERVER, Fields.SOURCE)) {
            FacetResult values = counted.getTopChildren(Facet.MAX_VALUES, name);
            facets.add(new Facet(
                    name,
                    Stream.ofNullable(values)
                            .flatMap(result -> Stream.of(result.labelValues))
                            .map(value -> new Value(value.label, value.value.intValue()))
                            .toList()));
        }
        return facets;
    }
}
