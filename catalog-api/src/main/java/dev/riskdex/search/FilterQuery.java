package dev.riskdex.search;

import dev.riskdex.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** A condition on a property as a query of the index. */
final class FilterQuery {

    private FilterQuery() {}

    /** The tools that meet the condition itself, whether it is negated or not. */
    static Query of(SearchFilter filter) {
        return switch (filter.field()) {
            case CATEGORY, CAPABILITY -> term(filter.field(), filter.value());
            case SEVERITY -> severities(filter);
            case CONFIDENCE -> confidence(filter);
            case SERVER -> exact(filter) ? term(filter.field(), filter.value()) : server(filter.value());
            case PARAM -> words(Fields.PARAMETERS, filter.value());
            case TOOL -> new TermQuery(new Term(Fields.EXACT, SearchWords.key(filter.value())));
            case DOMAIN, SOURCE, HAS, PATTERN ->
                exact(filter)
                        ? term(filter.field(), filter.value())
                        : new PrefixQuery(new Term(filter.field().id(), filter.value()));
        };
    }

    private static boolean exact(SearchFilter filter) {
        return filter.comparison() == SearchFilter.Comparison.IS;
    }

    private static Query term(SearchField field, String value) {
        return new TermQuery(new Term(field.id(), value));
    }

    /** By rank, in which Unknown counts as High; alone, a severity is only itself. */
    private static Query severities(SearchFilter filter) {
        Severity wanted = Severity.of(filter.value());
        if (exact(filter) || filter.comparison() == SearchFilter.Comparison.LIKE) {
            return term(SearchField.SEVERITY, filter.value());
        }
        List<BytesRef> reached = Stream.of(Severity.values())
                .filter(severity -> filter.comparison().accepts(severity.rank(), wanted.rank()))
                .map(severity -> new BytesRef(severity.label().toLowerCase(Locale.ROOT)))
                .toList();
        return new TermInSetQuery(SearchField.SEVERITY.id(), reached);
    }

    private static Query confidence(SearchFilter filter) {
        String field = SearchField.CONFIDENCE.id();
        double value = Double.parseDouble(filter.value());
        return switch (filter.comparison()) {
            case IS, LIKE -> DoublePoint.newExactQuery(field, value);
            case ABOVE -> DoublePoint.newRangeQuery(field, Math.nextUp(value), 1);
            case AT_LEAST -> DoublePoint.newRangeQuery(field, value, 1);
            case BELOW -> DoublePoint.newRangeQuery(field, 0, Math.nextDown(value));
            case AT_MOST -> DoublePoint.newRangeQuery(field, 0, value);
        };
    }

    private static Query server(String value) {
        return new BooleanQuery.Builder()
                .add(term(SearchField.SERVER, value), Occur.SHOULD)
                .add(words(Fields.SERVER_WORDS, value), Occur.SHOULD)
                .build();
    }

    private static Query words(String field, String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        SearchWords.stems(text).forEach(stem -> all.add(new TermQuery(new Term(field, stem)), Occur.FILTER));
        return all.build();
    }
}
