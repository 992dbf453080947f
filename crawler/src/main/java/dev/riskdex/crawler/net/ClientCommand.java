package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.UserEnvironment.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A package client of the user, asked for its settings. It is never asked to install or run anything. */
final class ClientCommand {

    /** Clients answer within a second; a machine under load gets more. */
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final UserEnvironment environment;
    private final Optional<Path> program;

    private ClientCommand(UserEnvironment environment, Optional<Path> program) {
        this.environment = environment;
        this.program = program;
    }

    /**
     * Looks in the folders of {@code PATH}; relative ones are passed over.
     *
     * @param name of the program
     * @param windowsEnding of its file on Windows, such as {@code .cmd}
     */
    static ClientCommand find(UserEnvironment environment, String name, String windowsEnding) {
        String file = environment.platform() == Platform.WINDOWS ? name + windowsEnding : name;
        String path = environment
                .variable("PATH")
                .or(() -> environment.variable("Path"))
                .orElse("");
        Optional<Path> program = Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve(file))
                .filter(Files::isExecutable)
                .findFirst();
        return new ClientCommand(environment, program);
    }

    /** The file of the program, where there is one. */
    Optional<Path> program() {
        return program;
    }

    /**
     * What the program prints.
     *
     * @param longest bytes of the answer that are read
     */
    Optional<String> ask(int longest, String... arguments) {
        return program.flatMap(file -> ask(file, longest, List.of(arguments)));
    }

    private Optional<String> ask(Path file, int longest, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(environment.workingDirectory().toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.empty();
            }
            byte[] answer = process.getInputStream().readNBytes(longest);
            return process.exitValue() == 0
                    ? Optional.of(new String(answer, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            // A client that cannot be started is no client; the caller says how to configure a registry without it.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
