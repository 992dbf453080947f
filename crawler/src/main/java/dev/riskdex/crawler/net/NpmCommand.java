package dev.riskdex.crawler.net;

import dev.riskdex.crawler.UserEnvironment;
import dev.riskdex.crawler.UserEnvironment.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The user's own {@code npm}, asked where its registry is. It is never asked to install or run anything. */
final class NpmCommand {

    /** npm answers within a second; a machine under load gets more. */
    private static final long LONGEST_WAIT_SECONDS = 10;

    /** An address has far fewer characters. */
    private static final int LONGEST_ANSWER = 4_096;

    private final UserEnvironment environment;
    private final Optional<Path> program;

    private NpmCommand(UserEnvironment environment, Optional<Path> program) {
        this.environment = environment;
        this.program = program;
    }

    /** Looks in the folders of {@code PATH}; relative ones are passed over. */
    static NpmCommand find(UserEnvironment environment) {
        String name = environment.platform() == Platform.WINDOWS ? "npm.cmd" : "npm";
        String path = environment
                .variable("PATH")
                .or(() -> environment.variable("Path"))
                .orElse("");
        Optional<Path> program = Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        return new NpmCommand(environment, program);
    }

    /** {@code etc/npmrc} below the folder that npm was installed to. */
    Optional<Path> globalConfiguration() {
        return program.map(Path::getParent).map(bin -> bin.resolveSibling("etc").resolve("npmrc"));
    }

    /** What {@code npm config get registry} answers. */
    Optional<String> registry() {
        return program.flatMap(this::ask).filter(answer -> answer.startsWith("http"));
    }

    private Optional<String> ask(Path npm) {
        ProcessBuilder builder = new ProcessBuilder(List.of(npm.toString(), "config", "get", "registry"))
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
            byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
            return process.exitValue() == 0
                    ? Optional.of(new String(answer, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            // An npm that cannot be started is no npm; the caller says how to configure a registry without it.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
