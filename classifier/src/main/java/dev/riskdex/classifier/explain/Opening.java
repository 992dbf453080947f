package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.signal.Parameter;
import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Lexicon;
import dev.riskdex.model.Category;
import dev.riskdex.model.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first words of an explanation: what is done to what, and where; or which acts one tool has. */
final class Opening {

    /** Words of the description that may name the object where the name does not. */
    private static final int WORDS_OF_DESCRIPTION = 6;

    private static final int MOST_MEMBERS = 5;
    private static final int LONGEST_NAME = 60;

    private static final Set<String> INTRODUCING = Set.of("create", "generate", "record");

    private static final Set<String> ALTERNATIVES = Set.of("or", "and");

    private final Grammar grammar;
    private final Lexicon acts;

    /**
     * Openings.
     *
     * @param acts the verbs that are English
     */
    Opening(Grammar grammar, Lexicon acts) {
        this.grammar = grammar;
        this.acts = acts;
    }

    /** Without a full stop. */
    String of(Case matter) {
        if (matter.category() == Category.UNKNOWN) {
            return "The definition of `" + name(matter) + "` does not say what it does on " + server(matter);
        }
        if (!matter.actions().isEmpty()) {
            return severalActs(matter);
        }
        Optional<Act> name = matter.view().nameAct();
        Optional<Act> text = matter.view().textAct();
        if (name.isPresent() && (speaksFor(name.get(), matter) || text.isEmpty() || !speaksFor(text.get(), matter))) {
            return done(matter, name.get(), text) + " on " + server(matter) + several(matter);
        }
        if (text.isPresent()) {
            return together(verb(text.get()), described(text.get()), text.get()) + " on " + server(matter)
                    + ", by the description of `" + name(matter) + "`" + several(matter);
        }
        String noun = grammar.object(matter.view().nameWords());
        return matter.category() == Category.READ && !noun.isEmpty()
                ? "Returns " + noun + " on " + server(matter) + ", going by a name without a verb"
                : "`" + name(matter) + "` on " + server(matter) + " names no act; what stands around it decides";
    }

    private static boolean speaksFor(Act act, Case matter) {
        return act.entry().group().supports().equals(Optional.of(matter.category()));
    }

    /** In English, whatever language the act stands in. */
    private String verb(Act act) {
        return grammar.verb(isForeign(act) ? act.group() : act.entry().lemma());
    }

    private boolean isForeign(Act act) {
        return acts.find(act.entry().lemma()) == null;
    }

    private String done(Case matter, Act name, Optional<Act> text) {
        List<String> words = Naming.objects(matter.view().nameWords(), name);
        String verb = verb(name);
        if (grammar.asks(name.entry().lemma()) || isForeign(name)) {
            return together(verb, grammar.plain(words), name);
        }
        if (words.size() > 1 && ALTERNATIVES.contains(words.get(0)) && acts.find(words.get(1)) != null) {
            verb += " " + words.get(0) + " " + grammar.verb(words.get(1)).toLowerCase(Locale.ROOT);
            words = words.subList(2, words.size());
        }
        String object = grammar.object(words, INTRODUCING.contains(name.group()));
        boolean last = Naming.actIsLast(matter.view().nameWords(), name) && !verb.contains(" ");
        String described = text.filter(act -> last && act.group().equals(name.group()) || object.isEmpty())
                .map(this::described)
                .orElse("");
        return together(verb, described.isEmpty() ? object : described, name);
    }

    /** A verb and its object; a preposition that both have stands once. */
    private static String together(String verb, String object, Act act) {
        if (object.isEmpty()) {
            return act.group().equals("session") ? verb : verb + " something";
        }
        String last = verb.substring(verb.lastIndexOf(' ') + 1);
        return verb + " " + (object.startsWith(last + " ") ? object.substring(last.length() + 1) : object);
    }

    /** Where only the text lists what a tool of several acts does. */
    private static String several(Case matter) {
        return matter.verdict().evidence().stream()
                        .anyMatch(item -> item.supports() == matter.category()
                                && (item.signal().startsWith("action-text.")
                                        || item.signal().startsWith("manages-list.")))
                ? ", one tool for several acts of which the worst counts"
                : "";
    }

    /** The object that the description names, up to where its noun ends. */
    private String described(Act act) {
        List<String> words = new ArrayList<>();
        for (String word : act.objects()) {
            boolean ends = grammar.joins(word) && !words.isEmpty() && !word.equals("of");
            if (ends || words.size() == WORDS_OF_DESCRIPTION || !Grammar.isEnglish(word)) {
                break;
            }
            words.add(word);
        }
        return words.stream().allMatch(word -> grammar.joins(word) || grammar.isDeterminer(word))
                ? ""
                : grammar.object(words, INTRODUCING.contains(act.group()));
    }

    private String severalActs(Case matter) {
        Map<Category, List<String>> byCategory = new TreeMap<>();
        matter.actions()
                .forEach((member, category) -> byCategory
                        .computeIfAbsent(category, key -> new ArrayList<>())
                        .add(member));
        String object = matter.view()
                .nameAct()
                .map(act -> grammar.object(Naming.objects(matter.view().nameWords(), act)))
                .orElse("");
        String start = "One tool for several acts" + (object.isEmpty() ? "" : " on " + object) + " on " + server(matter)
                + ": ";
        String members = byCategory.entrySet().stream()
                .map(entry -> members(entry.getValue()) + " "
                        + does(entry.getKey(), entry.getValue().size()))
                .collect(Collectors.joining(", "));
        boolean worstDecides = Collections.max(byCategory.keySet()) == matter.category();
        return start + members + (worstDecides ? "; the worst of them decides" : "") + condition(matter, byCategory);
    }

    private static String members(List<String> members) {
        String shown = members.stream()
                .limit(MOST_MEMBERS)
                .map(member -> "`" + Quotes.shortened(member) + "`")
                .collect(Collectors.joining(", "));
        return members.size() > MOST_MEMBERS ? shown + " and others" : shown;
    }

    private static String does(Category category, int members) {
        boolean one = members == 1;
        return switch (category) {
            case READ -> one ? "reads" : "read";
            case WRITE -> one ? "writes" : "write";
            case EXECUTE -> one ? "sets something going" : "set something going";
            case DESTRUCTIVE -> one ? "deletes" : "delete";
            case FINANCIAL -> one ? "moves money" : "move money";
            case UNKNOWN -> one ? "is unclear" : "are unclear";
        };
    }

    private static String condition(Case matter, Map<Category, List<String>> byCategory) {
        if (!byCategory.containsKey(Category.READ)) {
            return "";
        }
        return matter.view().parameters().stream()
                .filter(parameter ->
                        parameter.members().containsAll(matter.actions().keySet()))
                .map(Parameter::path)
                .findFirst()
                .map(path ->
                        "; a policy can allow the reads alone by a condition on `args." + Quotes.shortened(path) + "`")
                .orElse("");
    }

    private static String name(Case matter) {
        String name = VisibleText.line(matter.view().tool().name());
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    private static String server(Case matter) {
        return matter.siblings().serverName();
    }
}
