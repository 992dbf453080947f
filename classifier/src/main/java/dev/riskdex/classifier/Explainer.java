package dev.riskdex.classifier;

import dev.riskdex.classifier.score.Scorer;
import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Inflection;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Composes the sentences that stand under a verdict from the evidence and nothing else: what the tool does here, how far
 * that reaches, what decided it, which other category was close, and what was not known.
 */
final class Explainer {

    /** A category with less probability than this is no close alternative. */
    private static final double CLOSE = 0.12;

    private static final int QUOTES = 3;
    private static final int LONGEST_QUOTE = 120;

    /**
     * What an explanation is composed from.
     *
     * @param view the tool
     * @param verdict category, probabilities and evidence
     * @param step severity and its reasons
     * @param actions for a tool of several acts, its members by category
     * @param missing what the definition does not say
     */
    record Case(
            ToolView view,
            Scorer.Verdict verdict,
            SeverityScale.Step step,
            Map<String, Category> actions,
            List<String> missing) {}

    String explain(Case matter) {
        List<String> sentences = new ArrayList<>();
        sentences.add(act(matter) + " " + reach(matter));
        sentences.add(decided(matter));
        String rest = (alternative(matter) + " " + missing(matter)).trim();
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
        return String.join(" ", sentences);
    }

    private static String act(Case matter) {
        ToolView view = matter.view();
        String server = VisibleText.line(view.server().server().displayName());
        if (matter.verdict().category() == Category.UNKNOWN) {
            return "The definition does not say what this tool does on " + server + ".";
        }
        return view.nameAct()
                .map(act -> thirdPerson(act.word()) + " " + objects(act) + " on " + server + ".")
                .or(() -> view.textAct()
                        .map(act -> "Named “" + VisibleText.line(view.tool().name()) + "”, it "
                                + thirdPersonOfText(act).toLowerCase(Locale.ROOT)
                                + " something on " + server + ", by its description."))
                .orElse("“" + VisibleText.line(view.tool().name()) + "” on " + server
                        + " names no act; it is judged by what stands around it.");
    }

    private static String objects(Act act) {
        String objects =
                act.objects().stream().filter(word -> word.length() > 1).collect(Collectors.joining(" "));
        return objects.isEmpty() ? "something" : "“" + VisibleText.line(objects) + "”";
    }

    private static String thirdPersonOfText(Act act) {
        return thirdPerson(act.entry().lemma());
    }

    private static String thirdPerson(String verb) {
        String form = Inflection.thirdPerson(verb);
        return Character.toUpperCase(form.charAt(0)) + form.substring(1);
    }

    private static String reach(Case matter) {
        if (!matter.actions().isEmpty()) {
            return members(matter.actions());
        }
        if (!matter.step().reasons().isEmpty()) {
            return matter.step().severity().label() + " severity: "
                    + String.join("; ", matter.step().reasons()) + ".";
        }
        return switch (matter.verdict().category()) {
            case READ -> "Nothing in the definition says that it changes anything; what it returns goes to the model.";
            case WRITE -> "What it changes can be changed back by another call.";
            case EXECUTE -> "What follows is decided by what it sets going, not by the call alone.";
            case DESTRUCTIVE -> "What it takes away is gone unless the server keeps a copy.";
            case FINANCIAL -> "A call commits or moves money.";
            case UNKNOWN -> "A policy should treat it like a tool that runs something.";
        };
    }

    private static String members(Map<String, Category> actions) {
        Map<Category, List<String>> byCategory = actions.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        Collectors.mapping(
                                entry -> "“" + VisibleText.line(entry.getKey()) + "”", Collectors.toList())));
        return "One tool for several acts, judged by the worst: "
                + byCategory.entrySet().stream()
                        .map(entry -> entry.getKey().label() + " by " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String decided(Case matter) {
        Category category = matter.verdict().category() == Category.UNKNOWN
                ? matter.verdict().posterior().best()
                : matter.verdict().category();
        String quotes = quotes(matter.verdict().evidence(), category);
        if (quotes.isEmpty()) {
            return "No single fact decided it; together they speak most for " + category.label() + ".";
        }
        return "Decided by " + quotes + ".";
    }

    private static String alternative(Case matter) {
        Category second = matter.verdict().posterior().second();
        if (matter.verdict().category() == Category.UNKNOWN
                || matter.verdict().posterior().of(second) < CLOSE) {
            return "";
        }
        String quotes = quotes(matter.verdict().evidence(), second);
        return quotes.isEmpty()
                ? second.label() + " came close."
                : second.label() + " came close, for which " + quotes + (plural(quotes) ? " speak." : " speaks.");
    }

    private static boolean plural(String quotes) {
        return quotes.contains(" and ") || quotes.startsWith("the siblings");
    }

    private static String missing(Case matter) {
        if (matter.missing().isEmpty()) {
            return "";
        }
        String what = String.join(" and ", matter.missing());
        return Character.toUpperCase(what.charAt(0)) + what.substring(1) + ", which lowers confidence.";
    }

    private static String quotes(List<Evidence> evidence, Category category) {
        Set<String> quotes = new LinkedHashSet<>();
        for (Evidence item : evidence) {
            if (item.supports() == category && quotes.size() < QUOTES) {
                quotes.add(quote(item));
            }
        }
        List<String> list = List.copyOf(quotes);
        return list.size() < 2
                ? String.join("", list)
                : String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.get(list.size() - 1);
    }

    private static String quote(Evidence item) {
        String text = VisibleText.line(item.quote());
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        String where = item.where();
        if (where.equals(Observation.NAME)) {
            return "“" + shown + "” in the name";
        }
        if (where.equals(Observation.DESCRIPTION)) {
            return "“" + shown + "” in the description";
        }
        if (where.equals(Observation.SIBLINGS)) {
            return "the siblings " + shown;
        }
        if (where.equals(Observation.SERVER)) {
            return "what the server is about (" + shown + ")";
        }
        if (where.startsWith("annotations/")) {
            return "the author's hint " + shown;
        }
        return shown.equals("no parameters") ? "that it takes no parameters" : "the parameter “" + shown + "”";
    }
}
