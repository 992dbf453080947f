package dev.riskdex.crawler.sandbox;

import dev.riskdex.crawler.UserEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts programs in the sandbox; without it only where the user asked for that in so many words. */
public final class Launcher {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Path NEW_SESSION = Path.of("/usr/bin/setsid");

    private final UserEnvironment environment;
    private final RunRules rules;

    public Launcher(UserEnvironment environment, RunRules rules) {
        this.environment = environment;
        this.rules = rules;
    }

    /** Whether programs can be started at all: without a sandbox they are not, unless the user said so. */
    public boolean ready() {
        return !rules.sandboxed() || Sandbox.available();
    }

    /** Why not, and what to do about it. */
    public static String advice() {
        return "a server is started in a sandbox only, and this machine lacks bubblewrap (the command bwrap);"
                + " install it, or give --no-sandbox to start the server with all your rights";
    }

    /**
     * Starts a program.
     *
     * @throws IOException when there is no such program, or no sandbox
     */
    public ServerProcess start(Launch launch) throws IOException {
        if (!ready()) {
            throw new IOException(advice());
        }
        Path program = program(launch);
        return rules.sandboxed() ? sandboxed(launch, program) : free(launch, program);
    }

    private ServerProcess sandboxed(Launch launch, Path program) throws IOException {
        VisibleFiles files = new VisibleFiles(launch, environment.home(), program);
        ProcessBuilder builder = new ProcessBuilder(Sandbox.wrap(files, variables(launch, Sandbox.HOME, program)));
        builder.environment().clear();
        return new ServerProcess(builder.start(), false, Optional.empty(), PATIENCE);
    }

    private ServerProcess free(Launch launch, Path program) throws IOException {
        Scratch home = Scratch.below(rules.scratch());
        List<String> command = new ArrayList<>();
        boolean ownGroup = Files.isExecutable(NEW_SESSION);
        if (ownGroup) {
            command.add(NEW_SESSION.toString());
        }
        command.add(program.toString());
        command.addAll(launch.command().subList(1, launch.command().size()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(launch.workingDirectory().toFile());
        builder.environment().clear();
        builder.environment().putAll(variables(launch, home.path().toString(), program));
        try {
            return new ServerProcess(builder.start(), ownGroup, Optional.of(home), PATIENCE);
        } catch (IOException e) {
            home.close();
            throw e;
        }
    }

    /** A home, a path, a language, and what the launch names; nothing of the user's. */
    private Map<String, String> variables(Launch launch, String home, Path program) {
        Map<String, String> variables = new HashMap<>();
        variables.put("HOME", home);
        variables.put("PATH", path(program));
        variables.put("LANG", "C.UTF-8");
        if (environment.platform() == UserEnvironment.Platform.WINDOWS) {
            environment.variable("SystemRoot").ifPresent(root -> variables.put("SystemRoot", root));
        }
        variables.putAll(launch.variables());
        return variables;
    }

    private String path(Path program) {
        String system = environment.platform() == UserEnvironment.Platform.WINDOWS
                ? searchPath()
                : "/usr/local/bin:/usr/bin:/bin";
        return program.getParent() == null ? system : program.getParent() + File.pathSeparator + system;
    }

    private String searchPath() {
        return environment
                .variable("PATH")
                .or(() -> environment.variable("Path"))
                .orElse("");
    }

    private Path program(Launch launch) throws IOException {
        String name = launch.command().get(0);
        try {
            Path given = Path.of(name);
            Optional<Path> found = given.getNameCount() > 1 || given.isAbsolute()
                    ? Optional.of(launch.workingDirectory().resolve(given).normalize())
                    : searched(given);
            return found.filter(Files::isExecutable)
                    .filter(Files::isRegularFile)
                    .orElseThrow(() -> new IOException("there is no program '" + name + "'"));
        } catch (InvalidPathException e) {
            throw new IOException("'" + name + "' is no name of a program", e);
        }
    }

    private Optional<Path> searched(Path name) {
        boolean windows = environment.platform() == UserEnvironment.Platform.WINDOWS;
        List<String> endings = windows ? List.of(".exe", ".cmd", ".bat", "") : List.of("");
        return Stream.of(searchPath().split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .flatMap(folder -> endings.stream().map(ending -> folder.resolve(name + ending)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
