package dev.riskdex.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go: standard output, or a file that appears whole or not at all. */
final class Output {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the results to a file instead of standard output.")
    private @Nullable Path file;

    /** Lets something write the results. */
    void write(Terminal terminal, Consumer<PrintWriter> writer) {
        if (file == null) {
            writer.accept(terminal.out());
            terminal.out().flush();
        } else {
            writeFile(file, writer);
        }
    }

    /** Lets something write a file; it appears only when it is complete. */
    static void writeFile(Path file, Consumer<PrintWriter> writer) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (BufferedWriter buffered = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
                    PrintWriter results = new PrintWriter(buffered)) {
                writer.accept(results);
                if (results.checkError()) {
                    throw new IOException("the disk may be full");
                }
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
