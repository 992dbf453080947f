package dev.riskdex.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a file that a person named, or standard input for {@code -}, as UTF-8. */
final class TextFile {

    /** Bytes; a policy of 10,000 tools has about a tenth. */
    private static final int LARGEST = 16 << 20;

    private TextFile() {}

    /**
     * The text of a file.
     *
     * @throws CommandFailure when it cannot be read, is too large, or is no UTF-8
     */
    static String read(String name) {
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new CommandFailure(ExitCode.USAGE, "'" + name + "' is larger than " + LARGEST + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.USAGE, "'" + name + "' is no UTF-8 text", e);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot read '" + name + "': " + e.getMessage(), e);
        }
    }
}
