package dev.riskdex.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Counts by the constants of an enum, in the order of the enum. */
final class Counts {

    private Counts() {}

    static <E extends Enum<E>> Map<E, Integer> copy(Class<E> type, Map<E, Integer> counts) {
        Map<E, Integer> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }
}
