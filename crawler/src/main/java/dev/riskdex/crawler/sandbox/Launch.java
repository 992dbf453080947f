package dev.riskdex.crawler.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to be started.
 *
 * @param command program and arguments, never a line for a shell
 * @param variables the only environment variables that it gets, besides a home, a path and a language
 * @param workingDirectory what relative paths in the command refer to
 */
public record Launch(List<String> command, Map<String, String> variables, Path workingDirectory) {

    public Launch {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("there is no program to start");
        }
    }
}
