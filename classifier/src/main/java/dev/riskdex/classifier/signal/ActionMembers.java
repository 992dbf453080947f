package dev.riskdex.classifier.signal;

import dev.riskdex.classifier.text.Vocabulary;
import dev.riskdex.classifier.text.Words;
import dev.riskdex.model.Category;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the argument that chooses among several acts, and what each of its allowed values does. */
final class ActionMembers {

    /** Last words of the names of arguments that choose an act, alone or before "type" or "name". */
    private static final Set<String> NAMES = Set.of(
            "action",
            "actions",
            "operation",
            "operations",
            "command",
            "method",
            "op",
            "verb",
            "act",
            "subcommand",
            "cmd");

    /** Words that may stand after such a name: {@code operation_type}. */
    private static final Set<String> AFTER_NAME = Set.of("type", "name");

    private final Vocabulary vocabulary;

    ActionMembers(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The acts that the first action argument among some lists; empty when there is no such argument. */
    Optional<ToolView.Actions> of(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (choosesAnAct(parameter.words())) {
                Map<String, Category> members = categories(values(parameter));
                if (!members.isEmpty()) {
                    return Optional.of(new ToolView.Actions(parameter, members));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean choosesAnAct(List<String> words) {
        int last = words.size() - 1;
        return last >= 0
                && (NAMES.contains(words.get(last))
                        || last > 0 && AFTER_NAME.contains(words.get(last)) && NAMES.contains(words.get(last - 1)));
    }

    /** The values that the schema allows, else those that its description lists. */
    private static List<String> values(Parameter parameter) {
        return parameter.members().isEmpty() ? ListedValues.in(parameter.description()) : parameter.members();
    }

    private Map<String, Category> categories(List<String> members) {
        Map<String, Category> categories = new LinkedHashMap<>();
        for (String member : members) {
            if (isHttpMethod(members)) {
                categories.put(member, httpMethod(member));
            } else {
                vocabulary
                        .actReader()
                        .inName(Words.of(member))
                        .ifPresent(act ->
                                act.entry().group().supports().ifPresent(category -> categories.put(member, category)));
            }
        }
        return categories.size() * 2 >= members.size() ? categories : Map.of();
    }

    private static boolean isHttpMethod(List<String> members) {
        return members.contains("GET") && members.contains("POST");
    }

    /** A request of any method to an address is an Execute by the rule book, whichever method it is. */
    private static Category httpMethod(String method) {
        return Set.of("GET", "HEAD", "OPTIONS").contains(method) ? Category.READ : Category.EXECUTE;
    }
}
