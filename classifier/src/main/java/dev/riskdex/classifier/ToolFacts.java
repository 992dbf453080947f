package dev.riskdex.classifier;

import dev.riskdex.classifier.signal.Observation;
import dev.riskdex.classifier.signal.ToolView;
import dev.riskdex.classifier.text.Description;
import dev.riskdex.classifier.text.PhraseBook;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the conditions of rules look at, collected once for a tool whose category is decided. */
final class ToolFacts {

    /** What a tool does stands in its first sentences; later ones tell how to use it. */
    private static final int SENTENCES = 3;

    private final ToolView tool;
    private final Vocabulary vocabulary;
    private final Category category;
    private final Set<String> name;
    private final Set<String> text = new HashSet<>();
    private final Set<String> acts = new HashSet<>();
    private final Set<String> things = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();
    private final Set<String> phrases = new HashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final String description;

    /**
     * The facts about a tool.
     *
     * @param category what was decided
     * @param tool as it was read
     * @param vocabulary knows what things are
     * @param askedFor the phrases that any condition looks for in a text; others are not collected
     */
    ToolFacts(Category category, ToolView tool, Vocabulary vocabulary, AskedPhrases askedFor) {
        this.tool = tool;
        this.vocabulary = vocabulary;
        this.category = category;
        name = Set.copyOf(tool.nameWords());
        List<Description.Token> tokens = tool.description().tokens();
        for (int i = 0; i < tokens.size() && tokens.get(i).sentence() < SENTENCES; i++) {
            if (!tokens.get(i).negated()) {
                askedFor.addThoseAt(tokens, i, text);
            }
        }
        tool.nameAct().ifPresent(act -> acts.add(act.group()));
        tool.textAct().ifPresent(act -> acts.add(act.group()));
        vocabulary.objects().things(tool.nameWords()).forEach(thing -> things.add(thing.group()));
        tool.textAct()
                .ifPresent(act -> vocabulary.objects().things(act.objects()).stream()
                        .limit(1)
                        .forEach(thing -> things.add(thing.group())));
        tool.promises().forEach(promise -> parameters.add(promise.group().id()));
        for (PhraseBook.Hit hit : tool.phrases()) {
            if (!hit.negated()) {
                phrases.add(hit.phrase().group());
            }
        }
        tool.server().domains().forEach(domain -> domains.add(domain.id()));
        description = tool.description().text();
    }

    Category category() {
        return category;
    }

    boolean meetAll(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (!meet(condition)) {
                return false;
            }
        }
        return true;
    }

    private boolean meet(Condition condition) {
        Set<String> entries = condition.entries();
        return switch (condition.kind()) {
            case NAME -> anyOf(entries, name);
            case TEXT -> anyOf(entries, text);
            case ANYWHERE -> anyOf(entries, name) || anyOf(entries, text);
            case CONTAINS -> entries.stream().anyMatch(description::contains);
            case ACTS -> anyOf(entries, acts);
            case THINGS -> anyOf(entries, things);
            case PARAMETERS -> anyOf(entries, parameters);
            case PHRASES -> anyOf(entries, phrases);
            case DOMAINS -> anyOf(entries, domains);
            case CATEGORIES -> entries.contains(category.label());
        };
    }

    /** Words of the definition, and where they stand. */
    record Quote(String where, String text) {}

    /** The kinds of condition whose words say most about a capability, in this order; a category quotes nothing. */
    private static final List<Condition.Kind> QUOTED = List.of(
            Condition.Kind.PARAMETERS,
            Condition.Kind.NAME,
            Condition.Kind.ANYWHERE,
            Condition.Kind.TEXT,
            Condition.Kind.CONTAINS,
            Condition.Kind.PHRASES,
            Condition.Kind.THINGS,
            Condition.Kind.ACTS,
            Condition.Kind.DOMAINS);

    /** The words by which conditions are met that say most. */
    Optional<Quote> quote(List<Condition> conditions) {
        return QUOTED.stream()
                .flatMap(kind -> conditions.stream().filter(condition -> condition.kind() == kind))
                .flatMap(condition -> quote(condition).stream())
                .findFirst();
    }

    private Optional<Quote> quote(Condition condition) {
        Set<String> entries = condition.entries();
        return switch (condition.kind()) {
            case NAME -> nameWord(entries);
            case TEXT -> described(text, entries);
            case ANYWHERE -> nameWord(entries).or(() -> described(text, entries));
            case CONTAINS ->
                entries.stream()
                        .filter(description::contains)
                        .sorted()
                        .findFirst()
                        .map(piece -> new Quote(Observation.DESCRIPTION, piece));
            case ACTS ->
                tool.nameAct()
                        .filter(act -> entries.contains(act.group()))
                        .map(act -> new Quote(Observation.NAME, act.word()))
                        .or(() -> tool.textAct()
                                .filter(act -> entries.contains(act.group()))
                                .map(act -> new Quote(Observation.DESCRIPTION, act.word())));
            case THINGS ->
                thing(tool.nameWords(), entries, Observation.NAME)
                        .or(() ->
                                tool.textAct().flatMap(act -> thing(act.objects(), entries, Observation.DESCRIPTION)));
            case PARAMETERS ->
                tool.promises().stream()
                        .filter(promise -> entries.contains(promise.group().id()))
                        .findFirst()
                        .map(promise -> new Quote(
                                "parameters/" + promise.parameter().path(),
                                promise.parameter().name()));
            case PHRASES ->
                tool.phrases().stream()
                        .filter(hit ->
                                !hit.negated() && entries.contains(hit.phrase().group()))
                        .findFirst()
                        .map(hit -> new Quote(
                                Observation.DESCRIPTION,
                                String.join(" ", hit.phrase().words())));
            case DOMAINS ->
                tool.server().domains().stream()
                        .filter(domain -> entries.contains(domain.id()))
                        .findFirst()
                        .map(domain -> new Quote(Observation.SERVER, String.join(", ", domain.words())));
            case CATEGORIES -> Optional.empty();
        };
    }

    private Optional<Quote> nameWord(Set<String> entries) {
        return tool.nameWords().stream()
                .filter(entries::contains)
                .findFirst()
                .map(word -> new Quote(Observation.NAME, word));
    }

    private static Optional<Quote> described(Set<String> phrases, Set<String> entries) {
        return phrases.stream()
                .filter(entries::contains)
                .sorted()
                .findFirst()
                .map(phrase -> new Quote(Observation.DESCRIPTION, phrase));
    }

    private Optional<Quote> thing(List<String> words, Set<String> entries, String where) {
        return vocabulary.objects().things(words).stream()
                .filter(thing -> entries.contains(thing.group()))
                .findFirst()
                .map(thing -> new Quote(where, thing.word()));
    }

    private static boolean anyOf(Set<String> entries, Set<String> facts) {
        for (String fact : facts) {
            if (entries.contains(fact)) {
                return true;
            }
        }
        return false;
    }
}
