package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Act;
import dev.riskdex.classifier.text.Inflection;
import dev.riskdex.classifier.text.Lexicon;
import dev.riskdex.classifier.text.ObjectReader;
import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.model.Category;
import dev.riskdex.model.Evidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a tool's name says is done, and to what: {@code delete_flow} deletes, {@code cancel_order} stops a trade
 * where {@code cancel_job} stops work. An act that is not the first word is a rule of its own, as it is less sure,
 * and less still where the word is as often a thing ({@code cost_report}).
 */
final class NameActSignal implements Signal {

    private final Vocabulary vocabulary;

    NameActSignal(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Observation> observe(ToolView tool) {
        List<Observation> seen = new ArrayList<>();
        tool.nameAct().ifPresentOrElse(act -> seen.addAll(acting(tool, act)), () -> seen.addAll(nameless(tool)));
        for (String word : tool.nameWords()) {
            if (!managing(word)) {
                seen.add(neutral("name-word." + word, word));
            }
        }
        lastThing(tool).ifPresent(thing -> seen.add(neutral("name-ends." + thing.group(), thing.word())));
        return seen;
    }

    private List<Observation> acting(ToolView tool, Act act) {
        List<Observation> seen = new ArrayList<>();
        String place = place(tool, act);
        seen.add(speaking(place + act.group(), act.word(), act.entry()));
        if (act.objects().isEmpty()) {
            seen.add(neutral("name-alone." + act.group(), act.word()));
        }
        List<ObjectReader.Thing> things =
                listsItsActs(tool, act) ? List.of() : vocabulary.objects().headFirst(act.objects());
        for (int i = 0; i < things.size(); i++) {
            ObjectReader.Thing thing = things.get(i);
            String quote = act.word() + " … " + thing.word();
            seen.add(onThing(i == 0 ? "name-act-on." : "name-act-near.", act, thing.group(), Observation.NAME, quote));
            seen.add(neutral("name-thing." + thing.group(), thing.word()));
        }
        if (things.isEmpty() && !listsItsActs(tool, act)) {
            seen.addAll(onArguments(tool, act));
        }
        for (String word : act.objects()) {
            Lexicon.Entry other = vocabulary.acts().find(word);
            if (other == null || other.form() != Inflection.Form.BASE) {
                continue;
            }
            if (act.group().equals("run")) {
                seen.add(speaking("name-run-of." + other.group().id(), act.word() + " … " + word, other));
            } else if (!other.noun()) {
                seen.add(speaking("name-also." + other.group().id(), word, other));
            }
        }
        return seen;
    }

    /** A word that is as often a thing does not act where the description begins with reading: {@code git_log}. */
    private static String place(ToolView tool, Act act) {
        boolean first = tool.nameWords().get(0).equals(act.word());
        boolean textReads = tool.textAct()
                .filter(inText -> !inText.group().equals(act.group()))
                .flatMap(inText -> inText.entry().group().supports())
                .filter(category -> category == Category.READ)
                .isPresent();
        if (act.entry().noun() && (!first || textReads)) {
            return "name-noun.";
        }
        return first ? "name-act." : "name-tail.";
    }

    /** Where the acts of a tool that manages are listed, they speak, and not what it manages. */
    private static boolean listsItsActs(ToolView tool, Act act) {
        return act.entry().in("manage") && tool.actions().isPresent();
    }

    /** A name that is nothing but an act says by its arguments what it acts on: {@code add} with two numbers. */
    private List<Observation> onArguments(ToolView tool, Act act) {
        List<Observation> seen = new ArrayList<>();
        for (ToolView.Promise promise : tool.promises()) {
            promise.group()
                    .thing()
                    .ifPresent(thing -> seen.add(onThing(
                            "name-act-on.",
                            act,
                            thing,
                            "parameters/" + promise.parameter().path(),
                            promise.parameter().name())));
        }
        return seen;
    }

    private Observation onThing(String signal, Act act, String thing, String where, String quote) {
        return new Observation(
                signal + act.group() + "+" + thing,
                Kind.LEXICAL,
                where,
                quote,
                vocabulary.combinations().of(act.group(), thing));
    }

    /** A name without an act is mostly the name of what comes back: {@code weather_forecast}. */
    private List<Observation> nameless(ToolView tool) {
        List<Observation> seen = new ArrayList<>();
        seen.add(neutral("name-act.none", tool.tool().name()));
        vocabulary
                .objects()
                .things(tool.nameWords())
                .forEach(thing -> seen.add(neutral("name-bare." + thing.group(), thing.word())));
        return seen;
    }

    /** "manage" says that there are several acts, and nothing of which; only a list of them may speak. */
    private boolean managing(String word) {
        Lexicon.Entry entry = vocabulary.acts().find(word);
        return entry != null && entry.in("manage");
    }

    /** What a name ends with is often what comes back: {@code sync_status}. */
    private Optional<ObjectReader.Thing> lastThing(ToolView tool) {
        List<String> words = tool.nameWords();
        return words.isEmpty() ? Optional.empty() : vocabulary.objects().thing(words.get(words.size() - 1));
    }

    private static Observation speaking(String rule, String quote, Lexicon.Entry entry) {
        return new Observation(
                rule, Kind.LEXICAL, Observation.NAME, quote, entry.group().supports());
    }

    /** A rule about which the lexicon says nothing; only labels can give it weight. */
    private static Observation neutral(String rule, String quote) {
        return new Observation(rule, Kind.LEXICAL, Observation.NAME, quote, Optional.empty());
    }
}
