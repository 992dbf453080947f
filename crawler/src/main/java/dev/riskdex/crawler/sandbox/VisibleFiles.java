package dev.riskdex.crawler.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files outside of the system's own a program must see to run: its own installation and the package of the script
 * that it is given. Folders among its arguments exist for it, but are empty; no other file of the user is there.
 */
final class VisibleFiles {

    /** Options behind which code stands: class paths, and folders of projects. */
    private static final Set<String> CODE_OPTIONS = Set.of(
            "-cp", "-classpath", "--class-path", "-jar", "--module-path", "--directory", "--project", "--prefix");

    /** Options that say in another way than by a file what is to be run. */
    private static final Set<String> NO_SCRIPT = Set.of("-m", "-c", "-e", "--eval", "-p", "--module");

    /** Programs whose first file argument is code, and not something that it is about. */
    private static final Pattern INTERPRETER = Pattern.compile(
            "(?:node|nodejs|deno|bun|tsx|ts-node|python|ruby|php|perl|java|dotnet|lua|Rscript|sh|bash)[0-9.]*(?:\\.exe)?");

    /** Files that stand at the top of a package. */
    private static final List<String> PACKAGE_MARKS =
            List.of("package.json", "pyproject.toml", "setup.py", "deno.json", "pom.xml", "go.mod", "Cargo.toml");

    private static final List<Path> SYSTEM = List.of(Path.of("/usr"), Path.of("/bin"), Path.of("/lib"));

    private final Path workingDirectory;
    private final Path home;
    private final List<String> command = new ArrayList<>();
    private final Set<Path> readable = new LinkedHashSet<>();
    private final Set<Path> empty = new LinkedHashSet<>();
    private boolean scriptSeen;

    /**
     * @param home the user's home folder, which is never visible as a whole
     * @param program the program's file
     */
    VisibleFiles(Launch launch, Path home, Path program) {
        this.workingDirectory = launch.workingDirectory().toAbsolutePath();
        this.home = home.toAbsolutePath();
        command.add(program.toString());
        addProgram(program);
        scriptSeen = !INTERPRETER.matcher(String.valueOf(program.getFileName())).matches();
        List<String> given = launch.command();
        for (int i = 1; i < given.size(); i++) {
            scriptSeen |= NO_SCRIPT.contains(given.get(i));
            command.add(argument(given.get(i), CODE_OPTIONS.contains(given.get(i - 1))));
        }
    }

    /** The command with paths that no longer depend on a working directory. */
    List<String> command() {
        return command;
    }

    /** Files and folders that can be read. */
    Set<Path> readable() {
        return readable;
    }

    /** Folders that are there without what is in them. */
    Set<Path> empty() {
        return empty;
    }

    private String argument(String argument, boolean code) {
        if (code) {
            scriptSeen = true;
            List<String> paths = new ArrayList<>();
            for (String path : argument.split(File.pathSeparator)) {
                paths.add(existing(path).map(this::addCode).orElse(path));
            }
            return String.join(File.pathSeparator, paths);
        }
        Optional<Path> path = argument.startsWith("-") ? Optional.empty() : existing(argument);
        if (path.isEmpty() || isSystem(path.get())) {
            return argument;
        }
        if (Files.isDirectory(path.get())) {
            empty.add(path.get());
        } else if (!scriptSeen) {
            scriptSeen = true;
            addPackage(path.get());
        }
        return path.get().toString();
    }

    private Optional<Path> existing(String argument) {
        try {
            Path path = workingDirectory.resolve(argument).normalize();
            return argument.isBlank() || !Files.exists(path) ? Optional.empty() : Optional.of(path);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String addCode(Path path) {
        if (!isSystem(path) && !holdsHome(path)) {
            readable.add(path);
        }
        return path.toString();
    }

    private void addProgram(Path program) {
        for (Path file : new LinkedHashSet<>(List.of(program, real(program)))) {
            Path bin = file.getParent();
            Path prefix = bin == null ? null : bin.getParent();
            boolean ownPrefix = bin != null
                    && prefix != null
                    && bin.endsWith("bin")
                    && !prefix.endsWith(".local")
                    && !holdsHome(prefix);
            if (!isSystem(file)) {
                readable.add(ownPrefix ? prefix : file);
            }
        }
    }

    /** A script is of no use without its package and what that one imports. */
    private void addPackage(Path script) {
        for (Path file : new LinkedHashSet<>(List.of(script, real(script)))) {
            boolean found = false;
            for (Path folder = file.getParent(); folder != null && !holdsHome(folder); folder = folder.getParent()) {
                Path modules = folder.resolve("node_modules");
                if (folder.endsWith("node_modules") || Files.isDirectory(modules)) {
                    readable.add(folder.endsWith("node_modules") ? folder : modules);
                }
                if (!found && PACKAGE_MARKS.stream().map(folder::resolve).anyMatch(Files::exists)) {
                    readable.add(folder);
                    found = true;
                }
            }
            if (!found) {
                readable.add(file);
            }
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /** Whether making a folder visible would show the whole home, or everything. */
    private boolean holdsHome(Path folder) {
        return home.startsWith(folder) || folder.getNameCount() == 0 || folder.equals(Path.of("/tmp"));
    }

    private static boolean isSystem(Path path) {
        return SYSTEM.stream().anyMatch(path::startsWith);
    }
}
