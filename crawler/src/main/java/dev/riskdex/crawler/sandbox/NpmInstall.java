package dev.riskdex.crawler.sandbox;

import dev.riskdex.crawler.UserEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Installs a package with the user's own npm into a folder of its own. No script of any package is run. */
public final class NpmInstall {

    /** Packages with a thousand dependencies take a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int SHOWN = 400;

    private NpmInstall() {}

    /**
     * @param spec {@code NAME[@VERSION]}
     * @param folder where {@code node_modules} comes to be
     * @throws IOException when there is no npm, or it failed, with what it said
     */
    public static void install(UserEnvironment environment, String spec, Path folder) throws IOException {
        Path npm = program(environment).orElseThrow(() -> new IOException("there is no npm to install it with"));
        Path said = folder.resolve("npm.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        npm.toString(),
                        "install",
                        "--prefix",
                        folder.toString(),
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--no-progress",
                        "--",
                        spec))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        Process process = builder.start();
        process.getOutputStream().close();
        await(process);
        if (process.exitValue() != 0) {
            throw new IOException("npm could not install it: " + lastWords(said));
        }
    }

    private static void await(Process process) throws IOException {
        try {
            if (process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Processes.kill(process, false);
        throw new IOException("npm did not finish in time");
    }

    private static String lastWords(Path said) throws IOException {
        String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .strip()
                .replaceAll("\\s*[\\r\\n]+\\s*", " | ");
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static Optional<Path> program(UserEnvironment environment) {
        String name = environment.platform() == UserEnvironment.Platform.WINDOWS ? "npm.cmd" : "npm";
        String path = environment
                .variable("PATH")
                .or(() -> environment.variable("Path"))
                .orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
