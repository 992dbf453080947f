package dev.riskdex.search;

import dev.riskdex.search.SearchField.Order;
import dev.riskdex.search.SearchFilter.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of queries: words, {@code "phrases in quotes"}, {@code field:value} with {@code >=}, {@code >},
 * {@code <=} and {@code <} where a field has an order, and {@code -} before any of these for "without". A quote that is
 * not closed and a field without a value are what somebody is still typing, and no error.
 *
 * @param words the plain words in their order, separated by blanks
 * @param phrases words that must stand side by side
 * @param withoutWords words and phrases that must not occur
 * @param filters the conditions on fields
 */
record QuerySyntax(String words, List<String> phrases, List<String> withoutWords, List<SearchFilter> filters) {

    QuerySyntax {
        phrases = List.copyOf(phrases);
        withoutWords = List.copyOf(withoutWords);
        filters = List.copyOf(filters);
    }

    /**
     * Reads a query.
     *
     * @throws QuerySyntaxException when it names a field or a value that there is not
     */
    static QuerySyntax parse(String text) {
        return new Reader(text).read();
    }

    /** Reads from left to right. */
    private static final class Reader {

        private static final String NAME = "[A-Za-z]{2,20}";

        private final String text;
        private final StringBuilder words = new StringBuilder();
        private final List<String> phrases = new ArrayList<>();
        private final List<String> without = new ArrayList<>();
        private final List<SearchFilter> filters = new ArrayList<>();
        private int at;

        Reader(String text) {
            this.text = text;
        }

        QuerySyntax read() {
            while (skipBlanks()) {
                item();
            }
            return new QuerySyntax(words.toString().strip(), phrases, without, filters);
        }

        private boolean skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length();
        }

        private void item() {
            int start = at;
            boolean negated = text.charAt(at) == '-' && at + 1 < text.length() && startsSomething(text.charAt(at + 1));
            if (negated) {
                at++;
            }
            if (text.charAt(at) == '"') {
                take(quoted(), true, negated);
                return;
            }
            int colon = colon();
            if (colon > 0 && filter(start, colon, negated)) {
                return;
            }
            take(bare(), false, negated);
        }

        /** {@code --force} is an option that somebody looks for, not a word to leave out. */
        private static boolean startsSomething(char next) {
            return next == '"' || Character.isLetterOrDigit(next);
        }

        private void take(String found, boolean phrase, boolean negated) {
            if (negated) {
                without.add(found);
            } else if (phrase) {
                phrases.add(found);
            } else {
                words.append(found).append(' ');
            }
        }

        /** The place of the colon after a name, or -1. */
        private int colon() {
            int end = at;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            return end < text.length() && text.charAt(end) == ':' ? end : -1;
        }

        /** Takes {@code field:value}; not where nothing follows, or what follows shows that this is no field. */
        private boolean filter(int start, int colon, boolean negated) {
            String name = text.substring(at, colon);
            int value = colon + 1;
            boolean nothing = value >= text.length() || Character.isWhitespace(text.charAt(value));
            if (nothing || text.startsWith("//", value) || text.charAt(value) == ':' || !name.matches(NAME)) {
                return false;
            }
            at = value;
            Comparison comparison = comparison();
            String wanted = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
            SearchField field = SearchField.find(name)
                    .orElseThrow(() -> new QuerySyntaxException(
                            start,
                            at,
                            "There is no field '" + name + "'; there are " + String.join(", ", SearchField.ids())
                                    + ". Put quotes around it to look for the text itself."));
            if (!wanted.isBlank()) {
                filters.add(condition(field, comparison, wanted, negated, start));
            }
            return true;
        }

        private SearchFilter condition(
                SearchField field, Comparison comparison, String wanted, boolean negated, int start) {
            String value = wanted.toLowerCase(Locale.ROOT);
            if (comparison != Comparison.LIKE && field.order() == Order.NONE) {
                throw new QuerySyntaxException(
                        start, at, "'" + field.id() + "' has no order; write " + field.id() + ":" + wanted + ".");
            }
            if (!field.known().isEmpty()) {
                value = known(field, value)
                        .orElseThrow(() -> new QuerySyntaxException(
                                start,
                                at,
                                "There is no " + field.id() + " '" + wanted + "'; there are "
                                        + String.join(", ", field.known()) + "."));
            }
            if (field.order() == Order.NUMBER && !value.matches("[01](\\.\\d{1,9})?|\\.\\d{1,9}")) {
                throw new QuerySyntaxException(
                        start, at, "'" + field.id() + "' is a number from 0 to 1, such as 0.8, not '" + wanted + "'.");
            }
            return new SearchFilter(field, comparison, value, negated);
        }

        /** A listed value, or the only one that begins so: {@code capability:network} is "reaches-network". */
        private static Optional<String> known(SearchField field, String value) {
            if (field.known().contains(value)) {
                return Optional.of(value);
            }
            List<String> alike = field.known().stream()
                    .filter(known -> known.startsWith(value) || known.endsWith("-" + value))
                    .toList();
            return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
        }

        private Comparison comparison() {
            for (Comparison comparison :
                    List.of(Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.ABOVE, Comparison.BELOW)) {
                if (text.startsWith(comparison.sign(), at)) {
                    at += comparison.sign().length();
                    return comparison;
                }
            }
            return Comparison.LIKE;
        }

        private String quoted() {
            int end = text.indexOf('"', at + 1);
            String inside = text.substring(at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            return inside;
        }

        private String bare() {
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }
    }
}
