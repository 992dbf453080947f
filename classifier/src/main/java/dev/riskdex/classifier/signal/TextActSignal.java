package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.ActLists;
import dev.riskdex.classifier.text.ActReader;
import dev.riskdex.classifier.text.Description;
import dev.riskdex.classifier.text.Inflection;
import dev.riskdex.classifier.text.Lexicon;
import dev.riskdex.classifier.text.ObjectReader;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the first sentence of the description says is done, and which other acts the text mentions. */
final class TextActSignal implements Signal {

    /** Acts further down are examples, notes and return values more often than what the tool does. */
    private static final int SENTENCES = 3;

    private static final int OBJECTS = 2;

    /** Acts that say that there are several, or none at all: of those a list in the text is the only account. */
    private static final Set<String> OF_SEVERAL = Set.of("manage", "use", "");

    private final Vocabulary vocabulary;

    TextActSignal(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Observation> observe(ToolView tool) {
        if (tool.description().isEmpty()) {
            return List.of();
        }
        List<Observation> seen = new ArrayList<>();
        tool.textAct().ifPresentOrElse(act -> seen.addAll(firstAct(tool, act)), () -> seen.add(noAct(tool)));
        if (tool.nameAct().isEmpty()) {
            tool.textAct().ifPresent(act -> seen.add(act(act, "text-only.")));
        }
        String own = tool.act().map(Act::group).orElse("");
        List<Observation> lists = lists(tool, own);
        seen.addAll(lists);
        Optional<Category> worstListed = worstListed(tool, lists);
        List<Description.Token> tokens = tool.description().tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Description.Token token = tokens.get(i);
            if (token.sentence() >= SENTENCES) {
                break;
            }
            Lexicon.Entry entry = vocabulary.acts().find(token.word());
            if (entry != null
                    && !entry.noun()
                    && isDoing(entry.form())
                    && !ActReader.isQuality(tokens, i)
                    && !entry.in(own)
                    && !isLess(entry, worstListed)) {
                String rule = (token.negated() ? "text-not." : "text-also.")
                        + entry.group().id();
                seen.add(new Observation(
                        rule,
                        Kind.LEXICAL,
                        Observation.DESCRIPTION,
                        token.word(),
                        token.negated() ? Optional.empty() : entry.group().supports()));
                if (own.equals("manage")) {
                    seen.add(new Observation(
                            "manages-also." + entry.group().id(),
                            Kind.LEXICAL,
                            Observation.DESCRIPTION,
                            token.word(),
                            entry.group().supports()));
                }
            }
        }
        return seen;
    }

    /** The worst of the acts that the text or an argument lists. */
    private static Optional<Category> worstListed(ToolView tool, List<Observation> lists) {
        if (lists.isEmpty() && tool.actions().isEmpty()) {
            return Optional.empty();
        }
        return Stream.concat(
                        lists.stream().flatMap(list -> list.speaksFor().stream()),
                        tool.actions().stream().flatMap(actions -> actions.members().values().stream()))
                .max(Comparator.naturalOrder());
    }

    /** A tool of several acts is judged by the worst of them; how many others there are says nothing. */
    private static boolean isLess(Lexicon.Entry entry, Optional<Category> worstListed) {
        return worstListed.isPresent()
                && entry.group()
                        .supports()
                        .filter(category -> category.compareTo(worstListed.get()) < 0)
                        .isPresent();
    }

    /** Each list of acts by its worst member: a tool that can create, rename and delete can delete. */
    private List<Observation> lists(ToolView tool, String own) {
        List<Observation> seen = new ArrayList<>();
        for (ActLists.ActList list : vocabulary.actLists().in(tool.description().tokens())) {
            boolean whole = OF_SEVERAL.contains(own) && list.sentence() < SENTENCES;
            if (!list.announced() && !whole) {
                continue;
            }
            String signal = list.announced() ? "action-text." : "manages-list.";
            list.acts().stream()
                    .filter(entry -> entry.group().supports().isPresent())
                    .max(Comparator.comparing(entry -> entry.group().supports().get()))
                    .ifPresent(worst -> seen.add(new Observation(
                            signal + worst.group().supports().get().slug(),
                            Kind.LEXICAL,
                            Observation.DESCRIPTION,
                            list.acts().stream().map(Lexicon.Entry::lemma).collect(Collectors.joining(", ")),
                            worst.group().supports())));
        }
        return seen;
    }

    /** "deleted" is a quality, and a "writer" is who does it. */
    private static boolean isDoing(Inflection.Form form) {
        return switch (form) {
            case BASE, PLURAL_OR_THIRD_PERSON, GERUND -> true;
            case PAST, AGENT -> false;
        };
    }

    private List<Observation> firstAct(ToolView tool, Act act) {
        List<Observation> seen = new ArrayList<>();
        seen.add(act(act, "text-act."));
        if (act.entry().in("manage") && tool.actions().isPresent()) {
            return seen;
        }
        List<ObjectReader.Thing> things = vocabulary.objects().headFirst(act.objects());
        for (int i = 0; i < Math.min(OBJECTS, things.size()); i++) {
            ObjectReader.Thing thing = things.get(i);
            seen.add(new Observation(
                    (i == 0 ? "text-act-on." : "text-act-near.") + act.group() + "+" + thing.group(),
                    Kind.LEXICAL,
                    Observation.DESCRIPTION,
                    act.word() + " … " + thing.word(),
                    vocabulary.combinations().of(act.group(), thing.group())));
        }
        return seen;
    }

    private static Observation act(Act act, String signal) {
        return new Observation(
                signal + act.group(),
                Kind.LEXICAL,
                Observation.DESCRIPTION,
                act.word(),
                act.entry().group().supports());
    }

    private static Observation noAct(ToolView tool) {
        String start = tool.description().firstSentence().stream()
                .limit(4)
                .map(Description.Token::word)
                .reduce((one, next) -> one + " " + next)
                .orElse("");
        return new Observation("text-act.none", Kind.LEXICAL, Observation.DESCRIPTION, start, Optional.empty());
    }
}
