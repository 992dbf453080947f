package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.finding.CueBook.Cue;
import dev.riskdex.classifier.finding.ReadText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cues that no list of words holds: the names of the tool's own arguments, and names that are nobody's here. */
final class NamesInText {

    /** Cues of this group name an argument of the tool that is there for no secret. */
    static final String OWN_ARGUMENT = "own-argument";

    /** Cues of this group are identifiers of two words or more that name no tool or argument of the server. */
    static final String FOREIGN_NAME = "foreign-name";

    /** Cues kept of each group in one text. */
    private static final int MAX_OF_GROUP = 24;

    private NamesInText() {}

    static List<Cue> arguments(List<Word> words, Setting setting, Set<String> secrets) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < words.size() && cues.size() < MAX_OF_GROUP; i++) {
            Word word = words.get(i);
            if (setting.isArgument(word.word(), secrets)) {
                cues.add(new Cue(OWN_ARGUMENT, i, i, word.sentence()));
            }
        }
        return cues;
    }

    static List<Cue> foreign(List<Word> words, String text, Setting setting) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < words.size() && cues.size() < MAX_OF_GROUP; i++) {
            int last = lastOfIdentifier(words, text, i);
            if (last > i) {
                String name = text.substring(words.get(i).start(), words.get(last).end())
                        .toLowerCase(Locale.ROOT);
                if (!setting.arguments().contains(name) && !setting.tools().contains(name)) {
                    cues.add(new Cue(FOREIGN_NAME, i, last, words.get(i).sentence()));
                }
                i = last;
            }
        }
        return cues;
    }

    private static int lastOfIdentifier(List<Word> words, String text, int first) {
        int last = first;
        while (last + 1 < words.size()
                && words.get(last + 1).start() == words.get(last).end() + 1
                && text.charAt(words.get(last).end()) == '_') {
            last++;
        }
        return last;
    }
}
