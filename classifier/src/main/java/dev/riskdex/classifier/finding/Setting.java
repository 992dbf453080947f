package dev.riskdex.classifier.finding;

import dev.riskdex.classifier.text.Words;
import dev.riskdex.model.Category;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a text is read against.
 *
 * @param topics words by which the tool and its server say what they are about
 * @param arguments names of the tool's arguments, in lower case
 * @param tools names of this tool and its siblings, in lower case
 * @param reads whether the tool says, by its name or its author's hint, that it reads
 */
record Setting(Set<String> topics, Set<String> arguments, Set<String> tools, boolean reads) {

    /** Where nothing is known, such as for the texts of a server. */
    static final Setting NONE = new Setting(Set.of(), Set.of(), Set.of(), false);

    Setting {
        topics = Set.copyOf(topics);
        arguments = Set.copyOf(arguments);
        tools = Set.copyOf(tools);
    }

    static Setting of(Subject subject) {
        Set<String> arguments = new HashSet<>();
        for (Passage passage : subject.passages()) {
            if (passage.place() == Passage.Place.ARGUMENT_NAME) {
                arguments.add(passage.text().toLowerCase(Locale.ROOT));
            }
        }
        Set<String> tools = new HashSet<>();
        subject.view().server().nameCounts().keySet().forEach(name -> tools.add(name.toLowerCase(Locale.ROOT)));
        return new Setting(subject.topics(), arguments, tools, saysThatItReads(subject));
    }

    private static boolean saysThatItReads(Subject subject) {
        return subject.view().tool().hint("readOnlyHint").orElse(false)
                || subject.view()
                        .nameAct()
                        .flatMap(act -> act.entry().group().supports())
                        .filter(category -> category == Category.READ)
                        .isPresent();
    }

    /** Whether an argument of this name is there for something that has a topic. */
    boolean isArgument(String name, Set<String> unlessAbout) {
        return arguments.contains(name) && Collections.disjoint(Words.of(name), unlessAbout);
    }
}
