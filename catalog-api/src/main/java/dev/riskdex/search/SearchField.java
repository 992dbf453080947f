package dev.riskdex.search;

import dev.riskdex.model.Capability;
import dev.riskdex.model.Category;
import dev.riskdex.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The properties that a query can ask for by name, such as {@code severity:>=high}. */
public enum SearchField {
    CATEGORY("category", labels(Stream.of(Category.values()).map(Category::label)), Order.NONE),
    SEVERITY("severity", labels(Stream.of(Severity.values()).map(Severity::label)), Order.RANK),
    CAPABILITY("capability", Stream.of(Capability.values()).map(Capability::id).toList(), Order.NONE),
    SERVER("server", List.of(), Order.NONE),
    DOMAIN("domain", List.of(), Order.NONE),
    SOURCE("source", List.of(), Order.NONE),
    HAS("has", List.of(), Order.NONE),
    PARAM("param", List.of(), Order.NONE),
    PATTERN("pattern", List.of(), Order.NONE),
    TOOL("tool", List.of(), Order.NONE),
    CONFIDENCE("confidence", List.of(), Order.NUMBER);

    /** Which comparisons a field knows. */
    enum Order {
        NONE,
        /** By the place in {@link #values}. */
        RANK,
        NUMBER
    }

    private final String id;
    private final List<String> known;
    private final Order order;

    SearchField(String id, List<String> known, Order order) {
        this.id = id;
        this.known = known;
        this.order = order;
    }

    /** As it stands in queries and addresses, before the colon; also the name of the facet. */
    public String id() {
        return id;
    }

    /** The field with this name, in any case. */
    public static Optional<SearchField> find(String id) {
        return Arrays.stream(values())
                .filter(field -> field.id.equalsIgnoreCase(id))
                .findFirst();
    }

    /** All names, for messages and suggestions. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(SearchField::id).toList();
    }

    /** The values that there are, in rising order where they have one; empty where any text may be one. */
    public List<String> known() {
        return known;
    }

    Order order() {
        return order;
    }

    private static List<String> labels(Stream<String> labels) {
        return labels.map(label -> label.toLowerCase(Locale.ROOT)).toList();
    }
}
