package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.config.CommandIdentity;
import dev.riskdex.crawler.config.SecretMask;
import dev.riskdex.crawler.sandbox.Launch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that is started because the user asked for it, in the sandbox, and asked for its tools on its standard
 * streams. Words like {@code NAME=VALUE} in front of the program are its environment variables.
 *
 * @param notation {@code stdio:COMMAND}, without what may be secret in it
 * @param variables the environment variables that it gets
 * @param command program and arguments
 */
public record StdioSource(String notation, Map<String, String> variables, List<String> command) implements Source {

    private static final String PREFIX = "stdio:";
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

    public StdioSource {
        variables = Map.copyOf(variables);
        command = List.copyOf(command);
    }

    /**
     * Reads {@code stdio:COMMAND}, whose words may be quoted.
     *
     * @throws IllegalArgumentException when there is no command in it
     */
    public static Source parse(String notation) {
        List<String> words = CommandWords.split(notation.substring(PREFIX.length()));
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> command = new ArrayList<>(words);
        while (!command.isEmpty() && ASSIGNMENT.matcher(command.get(0)).matches()) {
            Matcher matcher = ASSIGNMENT.matcher(command.remove(0));
            if (matcher.matches()) {
                variables.put(matcher.group(1), matcher.group(2));
            }
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("'" + notation + "' names no program; write stdio:COMMAND");
        }
        List<String> shown = new ArrayList<>();
        variables.keySet().forEach(name -> shown.add(name + "=***"));
        shown.addAll(SecretMask.command(command, CommandIdentity.of(command)));
        return new StdioSource(notation(shown), variables, command);
    }

    /** The notation of a command whose words are known. */
    public static String notation(List<String> words) {
        return PREFIX + CommandWords.join(words);
    }

    @Override
    public String key() {
        List<String> words = new ArrayList<>();
        new TreeMap<>(variables).forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(command);
        return SecretMask.distinct(notation, notation(words));
    }

    @Override
    public SourceReading read(SourceContext context) {
        String identity = CommandIdentity.of(command).id();
        Launch launch = new Launch(command, variables, context.environment().workingDirectory());
        return new StartedServer(context).read(launch, identity, notation);
    }
}
