package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.data.DataFiles;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Composes the sentences that stand under a verdict: what the tool does here and how far one call goes; whether that can
 * be taken back; what decided it and which other category was close; what was not known. Each is said of evidence.
 */
public final class Explainer {

    /** A category with less probability than this is no close alternative. */
    private static final double CLOSE = 0.12;

    private final Grammar grammar;
    private final Opening opening;
    private final Scope scope;
    private final Map<Category, List<Clause>> reach;
    private final Map<Category, List<Clause>> ambiguous;
    private final Kin kin;

    /**
     * An explainer with the words of a file.
     *
     * @param path such as {@code signals/explanations.yaml}
     * @param vocabulary that the tools were read with
     */
    public Explainer(String path, Vocabulary vocabulary) {
        JsonNode file = DataFiles.yaml(path);
        grammar = new Grammar(file);
        opening = new Opening(grammar, vocabulary.acts());
        scope = new Scope(file);
        reach = Clause.byCategory(Clause.all(file.path("reach")));
        ambiguous = Clause.byCategory(Clause.all(file.path("ambiguous")));
        kin = new Kin(file);
    }

    /** Explains a verdict. */
    public Explanation explain(Case matter) {
        List<Evidence> named = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence(opening.of(matter), scope.clauses(matter, named)));
        sentences.add(reach(matter, named));
        sentences.add(decided(matter));
        missing(matter).ifPresent(sentences::add);
        return new Explanation(String.join(" ", sentences), named);
    }

    private static String sentence(String start, List<String> clauses) {
        return clauses.isEmpty() ? start + "." : start + "; " + String.join(", and ", clauses) + ".";
    }

    private String reach(Case matter, List<Evidence> named) {
        String text = firstReach(matter);
        List<String> clauses = new ArrayList<>();
        kin.clause(matter, named).ifPresent(clauses::add);
        severity(matter).ifPresent(clauses::add);
        return text + (clauses.isEmpty() ? "" : "; " + String.join("; ", clauses)) + ".";
    }

    private String firstReach(Case matter) {
        String act = matter.act();
        for (Clause clause : reach.getOrDefault(matter.category(), List.of())) {
            if (clause.concerns(matter, act)) {
                return clause.text();
            }
        }
        return "";
    }

    /** "Critical rather than High, because it deletes a whole store". */
    private static Optional<String> severity(Case matter) {
        List<String> because = new ArrayList<>();
        String from = "";
        for (String reason : matter.severityReasons()) {
            int colon = reason.indexOf(": ");
            if (colon > 0) {
                from = reason.substring(reason.lastIndexOf(' ', colon) + 1, colon);
                because.add(reason.substring(colon + 2));
            }
        }
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(matter.severity().label() + " rather than " + from + ", because "
                        + String.join(" and ", because.subList(0, Math.min(2, because.size()))));
    }

    private String decided(Case matter) {
        Category category = matter.category() == Category.UNKNOWN
                ? matter.verdict().posterior().best()
                : matter.category();
        Quotes quotes = Quotes.of(matter.verdict().evidence(), category, grammar);
        String start;
        if (matter.category() == Category.UNKNOWN) {
            start = quotes.isEmpty()
                    ? "Nothing in it speaks for any category strongly enough"
                    : "The nearest is " + category.label() + ", by " + quotes.text();
        } else {
            start = quotes.isEmpty()
                    ? "Decided by no single fact; taken together they speak most for " + category.label()
                    : "Decided by " + quotes.text();
        }
        return start + alternative(matter, quotes).map(text -> "; " + text).orElse("") + ".";
    }

    private Optional<String> alternative(Case matter, Quotes decided) {
        if (matter.category() == Category.UNKNOWN) {
            return Optional.empty();
        }
        Optional<String> elsewhere = elsewhere(matter);
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        Category second = matter.verdict().posterior().second();
        if (matter.verdict().posterior().of(second) < CLOSE) {
            return Optional.empty();
        }
        Quotes quotes = Quotes.of(matter.verdict().evidence(), second, grammar);
        return Optional.of(
                quotes.isEmpty()
                        ? second.label() + " was close"
                        : second.label() + " was close, for which " + quotes.text()
                                + (quotes.several() ? " speak" : " speaks"));
    }

    /** A verb that means another category on other servers. */
    private Optional<String> elsewhere(Case matter) {
        Optional<Act> act = matter.view().nameAct();
        if (act.isEmpty()) {
            return Optional.empty();
        }
        return ambiguous.getOrDefault(matter.category(), List.of()).stream()
                .filter(clause -> clause.allows("acts", act.get().group()))
                .filter(clause -> clause.not()
                        .filter(not -> differs(not, matter.category()))
                        .isPresent())
                .findFirst()
                .filter(clause -> quoted(matter, act.get().word()))
                .map(clause ->
                        "“" + act.get().word() + "” " + clause.text().replace("{object}", object(matter, act.get())));
    }

    private String object(Case matter, Act act) {
        String object = grammar.object(Naming.objects(matter.view().nameWords(), act));
        return object.isEmpty() ? "something else" : object;
    }

    private static boolean differs(String label, Category category) {
        return !label.equals(category.label());
    }

    private static boolean quoted(Case matter, String word) {
        return matter.verdict().evidence().stream()
                .anyMatch(item -> item.quote().equals(word));
    }

    private static Optional<String> missing(Case matter) {
        List<String> missing = matter.missing();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String what = missing.size() < 3
                ? String.join(" and ", missing)
                : String.join(", ", missing.subList(0, missing.size() - 1)) + " and " + missing.get(missing.size() - 1);
        return Optional.of(Grammar.capitalized(what) + ", which lowers confidence.");
    }
}
