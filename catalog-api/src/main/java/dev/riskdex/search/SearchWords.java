package dev.riskdex.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How texts become words, in the index and in queries alike: identifiers are split at capitals, digits and anything
 * that is no letter, so that {@code changeTaskrunState}, {@code change_taskrun_state} and {@code change taskrun state}
 * are the same three words. Case, accents and the plural's "s" do not matter.
 */
final class SearchWords {

    /** One word: capitals of an abbreviation, a capitalised or small word, a number, or one ideograph. */
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
            + "|\\p{Lu}+(?!\\p{Ll})"
            + "|\\p{Lu}?\\p{Ll}+"
            + "|[\\p{Lo}\\p{Lm}\\p{Lt}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+"
            + "|\\p{N}+");

    /** Characters of a word that count; an index refuses terms beyond 32,766 bytes. */
    private static final int MAX_WORD = 64;

    /** Neighbours joined into one word, so that "taskrun" finds "task_run": up to so many. */
    private static final int MAX_JOINED = 3;

    /** Longest beginning of a word that is found while it is being typed. */
    private static final int MAX_PREFIX = 20;

    private static final Analyzer PLAIN = analyzer(SearchWords::lower);
    private static final Analyzer STEMMED = analyzer(SearchWords::stem);
    private static final Analyzer NAMES = analyzer(words -> joined(stem(words)));
    private static final Analyzer PREFIXES =
            analyzer(words -> new EdgeNGramTokenFilter(joined(lower(words)), 1, MAX_PREFIX, true));

    private SearchWords() {}

    /** The analysis of each field. */
    static Analyzer analyzer() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return switch (field) {
                    case Fields.NAME -> NAMES;
                    case Fields.PREFIX -> PREFIXES;
                    default -> STEMMED;
                };
            }
        };
    }

    /** A word of a query, as typed and without its plural. */
    record Word(String plain, String stem) {}

    /** The first words of a text. */
    static List<Word> of(String text, int limit) {
        List<String> plain = terms(PLAIN, text);
        List<String> stems = terms(STEMMED, text);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, plain.size()); i++) {
            words.add(new Word(plain.get(i), stems.get(i)));
        }
        return words;
    }

    /** All words of a text as they stand in the index. */
    static List<String> stems(String text) {
        return terms(STEMMED, text);
    }

    /** All words of a name in one, as the key of an exact match. */
    static String key(String name) {
        String joined = String.join("", terms(PLAIN, name));
        return joined.length() > 512 ? joined.substring(0, 512) : joined;
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private static TokenStream lower(TokenStream words) {
        return new TruncateTokenFilter(new ASCIIFoldingFilter(new LowerCaseFilter(words)), MAX_WORD);
    }

    private static TokenStream stem(TokenStream words) {
        return new EnglishMinimalStemFilter(lower(words));
    }

    private static TokenStream joined(TokenStream words) {
        ShingleFilter shingles = new ShingleFilter(words, 2, MAX_JOINED);
        shingles.setTokenSeparator("");
        return shingles;
    }

    private static Analyzer analyzer(Filter filter) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new PatternTokenizer(WORD, 0);
                return new TokenStreamComponents(words, filter.apply(words));
            }
        };
    }

    private interface Filter {
        TokenStream apply(TokenStream words);
    }
}
