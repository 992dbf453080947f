package dev.riskdex.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One part of a bar that shows how tools spread.
 *
 * @param label as printed
 * @param slug as it stands in addresses and class names
 * @param count tools
 * @param start where the part begins, in percent of the bar
 * @param width how long it is, in percent of the bar
 */
public record Bar(String label, String slug, int count, double start, double width) {

    /** Parts in the order of the map; a part without tools is left out. */
    static <K> List<Bar> of(Map<K, Integer> counts, Naming<K> label, Naming<K> slug) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Bar> bars = new ArrayList<>();
        int before = 0;
        for (Map.Entry<K, Integer> entry : counts.entrySet()) {
            int count = entry.getValue();
            if (count > 0) {
                bars.add(new Bar(
                        label.of(entry.getKey()),
                        slug.of(entry.getKey()),
                        count,
                        100.0 * before / total,
                        100.0 * count / total));
                before += count;
            }
        }
        return bars;
    }

    /** What a thing is called. */
    interface Naming<K> {
        String of(K thing);
    }
}
