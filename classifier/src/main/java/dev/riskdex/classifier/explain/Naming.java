package dev.riskdex.classifier.explain;

import dev.riskdex.classifier.text.Act;
import java.util.List;

/** What the words of a name say is acted on: those after the act, or, where it stands last, those before it. */
final class Naming {

    private Naming() {}

    static List<String> objects(List<String> nameWords, Act act) {
        int at = nameWords.indexOf(act.word());
        if (at < 0) {
            return act.objects();
        }
        List<String> after = nameWords.subList(at + 1, nameWords.size());
        return after.stream().anyMatch(word -> word.length() > 1) ? after : nameWords.subList(0, at);
    }

    /** Whether the act stands after what it acts on: {@code project_create}. */
    static boolean actIsLast(List<String> nameWords, Act act) {
        return nameWords.size() > 1 && nameWords.get(nameWords.size() - 1).equals(act.word());
    }

    /** A word without the s of a plural, to compare with others. */
    static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
