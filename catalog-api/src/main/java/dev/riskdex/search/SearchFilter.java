package dev.riskdex.search;

import java.util.Objects;

/**
 * A condition on one property.
 *
 * @param field the property
 * @param comparison how it is compared
 * @param value in lower case; one of {@link SearchField#known()} where these are listed
 * @param negated whether tools that meet the condition are left out
 */
public record SearchFilter(SearchField field, Comparison comparison, String value, boolean negated) {

    /** How a property is compared with a value. */
    public enum Comparison {
        /** The whole property is the value. */
        IS(""),
        /** The property has the words of the value, or begins with it, whichever suits it: what people type. */
        LIKE(""),
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As it stands before a value in a query. */
        public String sign() {
            return sign;
        }

        boolean accepts(double left, double right) {
            return switch (this) {
                case IS, LIKE -> left == right;
                case ABOVE -> left > right;
                case AT_LEAST -> left >= right;
                case BELOW -> left < right;
                case AT_MOST -> left <= right;
            };
        }
    }

    public SearchFilter {
        Objects.requireNonNull(field);
        Objects.requireNonNull(comparison);
        Objects.requireNonNull(value);
    }

    /** Only tools whose property is exactly this. */
    public static SearchFilter is(SearchField field, String value) {
        return new SearchFilter(field, Comparison.IS, value.toLowerCase(java.util.Locale.ROOT), false);
    }
}
