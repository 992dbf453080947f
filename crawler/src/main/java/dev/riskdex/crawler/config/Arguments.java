package dev.riskdex.crawler.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The arguments of a command line, from which a launcher's own options are told apart from what it starts. */
final class Arguments {

    private final List<String> left;

    Arguments(List<String> arguments) {
        this.left = new ArrayList<>(arguments);
    }

    /** Takes the first argument that is no option away if it is one of these words. */
    boolean passSubcommand(Set<String> words) {
        for (int i = 0; i < left.size(); i++) {
            if (words.contains(left.get(i))) {
                left.remove(i);
                return true;
            }
            if (!left.get(i).startsWith("-")) {
                return false;
            }
        }
        return false;
    }

    /** Takes an option with its value away, {@code --name value} or {@code --name=value}, and gives the value. */
    Optional<String> option(Set<String> names) {
        for (int i = 0; i < left.size(); i++) {
            String argument = left.get(i);
            int equals = argument.indexOf('=');
            if (names.contains(argument) && i + 1 < left.size()) {
                String value = left.remove(i + 1);
                left.remove(i);
                return Optional.of(value);
            }
            if (equals > 0 && names.contains(argument.substring(0, equals))) {
                left.remove(i);
                return Optional.of(argument.substring(equals + 1));
            }
            if (argument.equals("--")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The first argument that is no option; of the options only these take a value. */
    Optional<String> positional(Set<String> optionsWithValue) {
        return positionalAfterSwitches(option -> !optionsWithValue.contains(option));
    }

    /** The first argument that is no option; all options but the switches take a value. */
    Optional<String> positionalAfterSwitches(Predicate<String> isSwitch) {
        for (int i = 0; i < left.size(); i++) {
            String argument = left.get(i);
            if (argument.equals("--")) {
                return i + 1 < left.size() ? Optional.of(left.get(i + 1)) : Optional.empty();
            }
            if (!argument.startsWith("-")) {
                return Optional.of(argument);
            }
            if (!argument.contains("=") && !isSwitch.test(argument)) {
                i++;
            }
        }
        return Optional.empty();
    }

    /** The first argument that is an address. */
    Optional<String> address() {
        return left.stream()
                .filter(argument -> argument.matches("(?i)https?://\\S+"))
                .findFirst();
    }
}
