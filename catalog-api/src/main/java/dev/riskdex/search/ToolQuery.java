package dev.riskdex.search;

import dev.riskdex.search.SearchResult.Match;
import dev.riskdex.search.SearchWords.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite;
import org.apache.lucene.search.PhraseQuery;
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
    static final float EXACT = 1000;

    /** The tool whose name has a letter or two wrong is next. */
    private static final float NEARLY_EXACT = 500;

    /** All words stand in the name; beyond any mix of name and description for a query of usual length. */
    private static final float ALL_IN_NAME = 50;

    private static final float NAME = 8;
    private static final float TITLE = 5;
    private static final float PREFIX = 4;
    private static final float PARAMETERS = 2;
    private static final float SERVER = 2;
    private static final float DESCRIPTION = 1;

    /** What a match by a synonym, or with a wrong letter, counts of one by the word itself. */
    private static final float SYNONYM = 0.5f;

    private static final float MISSPELT = 0.5f;

    /** Letters from which on one or two of them may be wrong; as in the query parsers of Lucene's family. */
    private static final int ONE_WRONG = 4;

    private static final int TWO_WRONG = 9;

    /** Words of the index that one misspelt word may stand for. */
    private static final int SPELLINGS = 20;

    /** Of the words, the share that must be found when some are enough; rounded up. */
    private static final double SOME = 0.4;

    private final QuerySyntax syntax;
    private final List<Word> words;
    private final String key;

    private ToolQuery(QuerySyntax syntax, List<Word> words, String key) {
        this.syntax = syntax;
        this.words = words;
        this.key = key;
    }

    /**
     * The query of a text.
     *
     * @throws QuerySyntaxException when it names a field or a value that there is not
     */
    static ToolQuery of(String text) {
        QuerySyntax syntax = QuerySyntax.parse(text);
        List<Word> all = SearchWords.of(syntax.words(), MAX_WORDS);
        List<Word> telling = all.stream()
                .filter(word -> !Synonyms.standard().ignores(word.plain()))
                .toList();
        String key = all.stream().map(Word::plain).collect(Collectors.joining());
        return new ToolQuery(syntax, telling.isEmpty() ? all : telling, key);
    }

    QuerySyntax syntax() {
        return syntax;
    }

    boolean hasWords() {
        return !words.isEmpty();
    }

    int wordCount() {
        return words.size();
    }

    /** Whether the words are one identifier, which has a spelling of its own: {@code create_isue}. */
    boolean isIdentifier() {
        return !words.isEmpty() && syntax.words().chars().noneMatch(Character::isWhitespace);
    }

    /** Tools that have so much in common with the words; phrases and excluded words hold for each. */
    Query query(Match wanted, IndexReader reader) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(words.isEmpty() ? new MatchAllDocsQuery() : words(wanted, reader), Occur.MUST);
        syntax.phrases().forEach(phrase -> query.add(phrase(phrase), Occur.MUST));
        syntax.withoutWords().forEach(phrase -> query.add(phrase(phrase), Occur.MUST_NOT));
        return query.build();
    }

    private Query words(Match wanted, IndexReader reader) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(boosted(Fields.EXACT, key, EXACT), Occur.SHOULD)
                .add(new BoostQuery(new ConstantScoreQuery(allInName()), ALL_IN_NAME), Occur.SHOULD)
                .setMinimumNumberShouldMatch(1);
        if (wanted != Match.EVERY_WORD && key.length() >= ONE_WRONG) {
            query.add(new BoostQuery(new ConstantScoreQuery(misspelt(Fields.EXACT, key)), NEARLY_EXACT), Occur.SHOULD);
        }
        return query.add(parts(wanted, reader), Occur.SHOULD).build();
    }

    private Query parts(Match wanted, IndexReader reader) throws IOException {
        BooleanQuery.Builder matches = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            Query anywhere = anywhere(i, wanted);
            if (wanted == Match.SOME_WORDS) {
                matches.add(new BoostQuery(anywhere, rarity(words.get(i).stem(), reader)), Occur.SHOULD);
            } else {
                matches.add(anywhere, Occur.MUST);
            }
        }
        if (wanted == Match.SOME_WORDS) {
            matches.setMinimumNumberShouldMatch((int) Math.ceil(words.size() * SOME));
        }
        return matches.build();
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
        syntax.phrases().forEach(phrase -> any.add(inOrder(Fields.DESCRIPTION, phrase), Occur.SHOULD));
        return any.build();
    }

    private Query allInName() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            all.add(new DisjunctionMaxQuery(inName(i), 0), Occur.FILTER);
        }
        return all.build();
    }

    private Query anywhere(int i, Match wanted) {
        Word word = words.get(i);
        List<Query> places = inName(i);
        places.add(boosted(Fields.PREFIX, word.plain(), PREFIX));
        places.add(boosted(Fields.TITLE, word.stem(), TITLE));
        places.add(boosted(Fields.PARAMETERS, word.stem(), PARAMETERS));
        places.add(boosted(Fields.SERVER_WORDS, word.stem(), SERVER));
        places.add(boosted(Fields.DESCRIPTION, word.stem(), DESCRIPTION));
        for (String synonym : Synonyms.standard().of(word.stem())) {
            places.add(boosted(Fields.NAME, synonym, NAME * SYNONYM));
            places.add(boosted(Fields.DESCRIPTION, synonym, DESCRIPTION * SYNONYM));
        }
        if (wanted != Match.EVERY_WORD && word.stem().length() >= ONE_WRONG) {
            places.add(new BoostQuery(misspelt(Fields.NAME, word.stem()), NAME * MISSPELT));
            places.add(new BoostQuery(misspelt(Fields.DESCRIPTION, word.stem()), DESCRIPTION * MISSPELT));
        }
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

    private static Query misspelt(String field, String word) {
        int wrong = word.length() >= TWO_WRONG ? 2 : 1;
        return new FuzzyQuery(
                new Term(field, word), wrong, 0, SPELLINGS, true, new TopTermsBoostOnlyBooleanQueryRewrite(SPELLINGS));
    }

    /** Words side by side, wherever they stand. */
    private static Query phrase(String text) {
        return new DisjunctionMaxQuery(
                List.of(
                        new BoostQuery(inOrder(Fields.NAME, text), NAME),
                        new BoostQuery(inOrder(Fields.TITLE, text), TITLE),
                        inOrder(Fields.SERVER_WORDS, text),
                        inOrder(Fields.PARAMETERS, text),
                        inOrder(Fields.DESCRIPTION, text)),
                0);
    }

    private static Query inOrder(String field, String text) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        SearchWords.stems(text).stream().limit(MAX_WORDS).forEach(stem -> phrase.add(new Term(field, stem)));
        return phrase.build();
    }

    /** How much a word tells: the usual inverse document frequency, over the field that has it most often. */
    private static float rarity(String stem, IndexReader reader) throws IOException {
        int having = Math.max(
                reader.docFreq(new Term(Fields.NAME, stem)), reader.docFreq(new Term(Fields.DESCRIPTION, stem)));
        return (float) Math.log(1 + (reader.numDocs() + 0.5) / (having + 0.5));
    }

    private static Query boosted(String field, String term, float boost) {
        return new BoostQuery(new TermQuery(new Term(field, term)), boost);
    }
}
