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

    /** Cues of this group are addresses on the web or of mail. */
    static final String OUTSIDE_ADDRESS = "outside-address";

    /** Cues kept of each group in one text. */
    private static final int MAX_OF_GROUP = 24;

    private NamesInText() {}

    static List<Cue> arguments(List<Word> words, String text, Setting setting, Set<String> secrets, Set<String> into) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < words.size() && cues.size() < MAX_OF_GROUP; i++) {
            Word word = words.get(i);
            if (setting.isArgument(word.word(), secrets)
                    && (isQuoted(text, word)
                            || i > 0 && into.contains(words.get(i - 1).word()))) {
                cues.add(new Cue(OWN_ARGUMENT, i, i, word.sentence()));
            }
        }
        return cues;
    }

    private static boolean isQuoted(String text, Word word) {
        return word.start() > 0 && "`'\"".indexOf(text.charAt(word.start() - 1)) >= 0;
    }

    /** Addresses on the web and of mail. */
    static List<Cue> addresses(List<Word> words, String text) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < words.size() && cues.size() < MAX_OF_GROUP; i++) {
            Word word = words.get(i);
            boolean web = word.word().startsWith("http") && text.startsWith("://", word.end());
            boolean mail = word.word().equals("@")
                    && word.start() > 0
                    && Character.isLetterOrDigit(text.charAt(word.start() - 1))
                    && word.end() < text.length()
                    && Character.isLetterOrDigit(text.charAt(word.end()));
            if (web || mail) {
                cues.add(new Cue(OUTSIDE_ADDRESS, i, i, word.sentence()));
            }
        }
        return cues;
    }

    static List<Cue> foreign(List<Word> words, String text, Setting setting) {
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < words.size() && cues.size() < MAX_OF_GROUP; i++) {
            int last = lastOfIdentifier(words, text, i);
            if (last > i) {
                String name = text.substring(
                                words.get(i).start(), words.get(last).end())
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
