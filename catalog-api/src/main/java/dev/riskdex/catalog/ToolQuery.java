package dev.riskdex.catalog;

import dev.riskdex.catalog.SearchWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a query against the fields of a tool. Every field but the description scores its boost and nothing
 * else, so that equal matches tie and the riskier tool stands first.
 */
final class ToolQuery {

    /** Words of a query that count. */
    private static final int MAX_WORDS = 20;

    /** Beyond any sum of words: the tool of exactly this name is first. */
    private static final float EXACT = 1000;

    /** All words stand in the name; beyond any mix of name and description for a query of usual length. */
    private static final float ALL_IN_NAME = 50;

    private static final float NAME = 8;
    private static final float TITLE = 5;
    private static final float PREFIX = 4;
    private static final float PARAMETERS = 2;
    private static final float SERVER = 2;
    private static final float DESCRIPTION = 1;

    private final List<Word> words;

    private ToolQuery(List<Word> words) {
        this.words = words;
    }

    static ToolQuery of(String text) {
        return new ToolQuery(SearchWords.of(text, MAX_WORDS));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    int wordCount() {
        return words.size();
    }

    /** Tools that have all words, or, with {@link Occur#SHOULD}, any of them. */
    Query query(Occur everyWord) {
        if (words.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder matches = new BooleanQuery.Builder();
        BooleanQuery.Builder inName = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            matches.add(anywhere(i), everyWord);
            inName.add(new DisjunctionMaxQuery(inName(i), 0), Occur.FILTER);
        }
        Query all = new BoostQuery(new ConstantScoreQuery(inName.build()), ALL_IN_NAME);
        String key = words.stream().map(Word::plain).collect(Collectors.joining());
        return new BooleanQuery.Builder()
                .add(matches.build(), Occur.MUST)
                .add(all, Occur.SHOULD)
                .add(boosted(Fields.EXACT, key, EXACT), Occur.SHOULD)
                .build();
    }

    /** What to mark in a description. */
    Query highlight() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Word word : words) {
            any.add(new TermQuery(new Term(Fields.DESCRIPTION, word.stem())), Occur.SHOULD);
            if (word.plain().length() > 2) {
                any.add(new PrefixQuery(new Term(Fields.DESCRIPTION, word.plain())), Occur.SHOULD);
            }
        }
        return any.build();
    }

    private Query anywhere(int i) {
        Word word = words.get(i);
        List<Query> places = inName(i);
        places.add(boosted(Fields.PREFIX, word.plain(), PREFIX));
        places.add(boosted(Fields.TITLE, word.stem(), TITLE));
        places.add(boosted(Fields.PARAMETERS, word.stem(), PARAMETERS));
        places.add(boosted(Fields.SERVER_WORDS, word.stem(), SERVER));
        places.add(boosted(Fields.DESCRIPTION, word.stem(), DESCRIPTION));
        return new DisjunctionMaxQuery(places, 0);
    }

    /** The word itself, or joined with a neighbour: "task run" is "taskrun" in some names. */
    private List<Query> inName(int i) {
        String stem = words.get(i).stem();
        List<Query> places = new ArrayList<>();
        places.add(boosted(Fields.NAME, stem, NAME));
        if (i > 0) {
            places.add(boosted(Fields.NAME, words.get(i - 1).plain() + stem, NAME));
        }
        if (i + 1 < words.size()) {
            places.add(
                    boosted(Fields.NAME, words.get(i).plain() + words.get(i + 1).stem(), NAME));
        }
        return places;
    }

    private static Query boosted(String field, String term, float boost) {
        return new BoostQuery(new TermQuery(new Term(field, term)), boost);
    }
}
