package dev.riskdex.crawler.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Bubblewrap's command line for a program: no network but a loopback of its own, no processes but its own, the system
 * read-only, an empty home, only the variables that it is given, and limits on what it may use. It ends with us.
 */
final class Sandbox {

    /** Where the program finds its home; gone with the sandbox. */
    static final String HOME = "/tmp/home";

    private static final Path BUBBLEWRAP = Path.of("/usr/bin/bwrap");
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    /** Some runtimes, Java's among them, keep a part of themselves here; nothing of it is the user's. */
    private static final List<String> SETTINGS =
            List.of("/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d");

    /**
     * Bytes of a file, open files, no core dump, seconds of processor time, bytes of memory that a process can write to,
     * processes. A real server needs a small part of each.
     */
    private static final List<String> LIMITS =
            List.of("--fsize=268435456", "--nofile=4096", "--core=0", "--cpu=120", "--data=4294967296", "--nproc=1024");

    /** Bytes of all files in a folder that the program can write to; they lie in memory. */
    private static final String FOLDER_BYTES = Integer.toString(512 << 20);

    /** Bytes of all memory that processes share by name. */
    private static final String SHARED_BYTES = Integer.toString(64 << 20);

    private static Optional<Boolean> boundsFolders = Optional.empty();

    private Sandbox() {}

    /** Whether this machine has what the sandbox is made with. */
    static boolean available() {
        return Files.isExecutable(BUBBLEWRAP) && Files.isExecutable(PRLIMIT);
    }

    /** The program's command line, wrapped. */
    static List<String> wrap(VisibleFiles files, Map<String, String> variables) {
        List<String> line = new ArrayList<>(List.of(
                BUBBLEWRAP.toString(),
                "--unshare-all",
                "--unshare-user",
                "--uid",
                "65534",
                "--gid",
                "65534",
                "--cap-drop",
                "ALL",
                "--die-with-parent",
                "--new-session",
                "--clearenv"));
        addSystem(line);
        line.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        addFolder(line, "/dev/shm", SHARED_BYTES);
        addFolder(line, "/tmp", FOLDER_BYTES);
        line.addAll(List.of("--dir", HOME, "--remount-ro", "/dev"));
        files.empty().forEach(path -> addFolder(line, path.toString(), FOLDER_BYTES));
        files.readable().forEach(path -> line.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        line.addAll(List.of("--remount-ro", "/", "--chdir", HOME));
        new TreeMap<>(variables).forEach((name, value) -> line.addAll(List.of("--setenv", name, value)));
        line.addAll(List.of("--", PRLIMIT.toString()));
        line.addAll(LIMITS);
        line.add("--");
        line.addAll(files.command());
        return line;
    }

    private static void addFolder(List<String> line, String path, String bytes) {
        if (boundsFolders()) {
            line.addAll(List.of("--size", bytes));
        }
        line.addAll(List.of("--tmpfs", path));
    }

    /** Bubblewrap can since its version 0.7; asked once. */
    private static synchronized boolean boundsFolders() {
        if (boundsFolders.isEmpty()) {
            boundsFolders = Optional.of(help().contains("--size "));
        }
        return boundsFolders.get();
    }

    private static String help() {
        try {
            Process process = new ProcessBuilder(BUBBLEWRAP.toString(), "--help")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("bubblewrap does not start", e);
        }
    }

    private static void addSystem(List<String> line) {
        line.addAll(List.of("--ro-bind", "/usr", "/usr"));
        for (String name : List.of("bin", "sbin", "lib", "lib32", "lib64")) {
            Path path = Path.of("/" + name);
            if (Files.isSymbolicLink(path)) {
                line.addAll(List.of("--symlink", "usr/" + name, "/" + name));
            } else if (Files.isDirectory(path)) {
                line.addAll(List.of("--ro-bind", "/" + name, "/" + name));
            }
        }
        SETTINGS.forEach(path -> line.addAll(List.of("--ro-bind-try", path, path)));
        javaSettings().forEach(path -> line.addAll(List.of("--ro-bind", path, path)));
    }

    private static List<String> javaSettings() {
        try (Stream<Path> settings = Files.list(Path.of("/etc"))) {
            return settings.filter(path -> String.valueOf(path.getFileName()).startsWith("java"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("/etc cannot be read", e);
        }
    }
}
