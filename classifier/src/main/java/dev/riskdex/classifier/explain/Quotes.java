package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Quotes evidence in a sentence: the strongest first, each once, with its place. */
final class Quotes {

    private static final int MOST = 3;
    private static final int MOST_SIBLINGS = 3;
    private static final int LONGEST = 80;
    private static final Pattern BETWEEN_NAMES = Pattern.compile(", ");

    /** Letters at the start of a word that two forms of it have in common. */
    private static final int STEM = 4;

    private final List<Evidence> chosen = new ArrayList<>();

    private Quotes() {}

    /** The strongest evidence for a category, no word twice at one place. */
    static Quotes of(List<Evidence> evidence, Category category, Grammar grammar) {
        Quotes quotes = new Quotes();
        for (Evidence item : evidence) {
            boolean says = item.supports() == category && item.weight() > 0 && !grammar.joins(item.quote());
            if (says && quotes.chosen.size() < MOST && quotes.saysMore(item)) {
                quotes.chosen.add(item);
            }
        }
        return quotes;
    }

    boolean isEmpty() {
        return chosen.isEmpty();
    }

    /** Whether a verb after them stands in the plural. */
    boolean several() {
        return chosen.size() > 1;
    }

    private static boolean isText(Evidence item) {
        return item.where().equals(Observation.NAME) || item.where().equals(Observation.DESCRIPTION);
    }

    private boolean saysMore(Evidence item) {
        for (Evidence known : chosen) {
            if (known.where().equals(item.where())
                    && (known.kind() == Evidence.Kind.CONTEXTUAL || sharesAWord(known.quote(), item.quote()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sharesAWord(String one, String other) {
        List<String> stems = stems(one);
        return !Collections.disjoint(stems(other), stems);
    }

    private static List<String> stems(String quote) {
        String words = quote.toLowerCase(Locale.ROOT);
        List<String> stems = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= words.length(); i++) {
            if (i == words.length() || words.charAt(i) == ' ' || words.charAt(i) == '…') {
                if (i - start > 2) {
                    stems.add(words.substring(start, Math.min(start + STEM, i)));
                }
                start = i + 1;
            }
        }
        return stems;
    }

    /** All of them, such as "“delete” in the name and “deletes” in the description". */
    String text() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            boolean again = i > 0
                    && chosen.get(i).quote().equals(chosen.get(i - 1).quote())
                    && isText(chosen.get(i))
                    && isText(chosen.get(i - 1));
            list.add(again ? "in the " + chosen.get(i).where() : quote(chosen.get(i)));
        }
        return list.size() < 2
                ? String.join("", list)
                : String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.get(list.size() - 1);
    }

    static String shortened(String quote) {
        String line = VisibleText.line(quote).replace('“', '"').replace('”', '"');
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static String quote(Evidence item) {
        String where = item.where();
        String shown = "“" + shortened(item.quote()) + "”";
        if (item.signal().equals("name-act.none")) {
            return "a name without a verb (" + shown + ")";
        }
        if (where.equals(Observation.NAME)) {
            return shown + " in the name";
        }
        if (where.equals(Observation.DESCRIPTION)) {
            return shown + " in the description";
        }
        if (where.equals(Observation.SIBLINGS)) {
            return (item.signal().startsWith("siblings.read")
                            ? "siblings that only read"
                            : "siblings that act on what runs")
                    + " (" + names(item.quote()) + ")";
        }
        if (where.equals(Observation.SERVER)) {
            return "what the server is about (" + shown + ")";
        }
        if (where.startsWith("annotations/")) {
            return "the author's hint " + shown;
        }
        if (where.equals("parameters")) {
            return "the absence of parameters";
        }
        String name = where.substring(where.indexOf('/') + 1);
        return item.signal().startsWith("action.")
                ? shown + " among the values of `" + shortened(name) + "`"
                : "the parameter " + shown;
    }

    private static String names(String quote) {
        return BETWEEN_NAMES
                .splitAsStream(quote)
                .limit(MOST_SIBLINGS)
                .map(name -> "`" + shortened(name) + "`")
                .collect(Collectors.joining(", "));
    }
}
