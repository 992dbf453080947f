package dev.riskdex.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands inside the test's process, with a home of its own and files below it. */
final class Shell {

    private final Path folder;

    Shell(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of a command.
     *
     * @param exitCode as the process would end
     * @param out standard output
     * @param err standard error
     */
    record Result(int exitCode, String out, String err) {}

    /** Writes a file and answers its path. */
    String file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    String file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command with {@code --home} and {@code --no-color} added. */
    Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.resolve("home").toString(), "--no-color", "--offline"));
        return runBare(all.toArray(String[]::new));
    }

    /** Runs a command with these arguments only. */
    static Result runBare(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        int exitCode = Riskdex.commandLine(outWriter, errWriter, arguments).execute(arguments);
        outWriter.flush();
        errWriter.flush();
        return new Result(exitCode, out.toString(), err.toString());
    }
}
