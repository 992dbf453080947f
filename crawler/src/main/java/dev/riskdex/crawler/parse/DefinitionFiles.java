package dev.riskdex.crawler.parse;

import dev.riskdex.data.DataFiles;
import dev.riskdex.data.DefaultSources;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads files of tool definitions: {@code definitions.jsonl} line by line, plain or gzipped, and single JSON documents
 * in the shapes that {@link DefinitionShapes} knows.
 */
public final class DefinitionFiles {

    private static final Pattern EXTENSIONS = Pattern.compile("(?i)(\\.(jsonl|ndjson|json))?(\\.gz)?$");

    private final ReadLimits limits;

    public DefinitionFiles(ReadLimits limits) {
        this.limits = limits;
    }

    /** The servers whose definitions ship with the product, in the order of their file names. */
    public static List<ServerDefinition> snapshots() {
        DefinitionFiles files = new DefinitionFiles(ReadLimits.DEFAULT);
        return DefaultSources.snapshots().stream()
                .map(path -> files.read(new ByteArrayInputStream(DataFiles.bytes(path)), path, "snapshot:" + path))
                .flatMap(reading -> reading.servers().stream())
                .toList();
    }

    /** Reads a file. Whatever is wrong with it, a missing one included, becomes a warning. */
    public DefinitionReading read(Path file) {
        String place = file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, place, identity(file));
        } catch (NoSuchFileException e) {
            return failure("no-such-file", "there is no such file", place);
        } catch (IOException e) {
            return failure("unreadable-file", "the file cannot be read: " + e.getMessage(), place);
        }
    }

    /**
     * Reads a stream.
     *
     * @param in the bytes, gzipped or not; read to the end or to a limit, not closed
     * @param place what the stream is called in warnings and as location
     * @param identity the identity of a server that names none itself
     */
    public DefinitionReading read(InputStream in, String place, String identity) {
        DefinitionStream stream = new DefinitionStream(limits, place, identity);
        try {
            stream.read(new BoundedInput(unzipped(in), limits.fileBytes()));
        } catch (BoundedInput.TooLongException e) {
            stream.warn("file-too-large", "longer than " + limits.fileBytes() + " bytes; the rest is not read", place);
        } catch (EOFException | ZipException e) {
            stream.warn("broken-gzip", "the compressed data break off or are damaged; the rest is not read", place);
        } catch (IOException e) {
            stream.warn("unreadable-file", "reading failed: " + e.getMessage(), place);
        }
        return stream.reading();
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 64 << 10);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 64 << 10) : buffered;
    }

    /** {@code file:NAME}, NAME without the extensions that say nothing about the server. */
    static String identity(Path file) {
        Path fileName = file.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        String bare = EXTENSIONS.matcher(name).replaceFirst("");
        return "file:" + (bare.isBlank() ? name : bare);
    }

    private static DefinitionReading failure(String code, String message, String place) {
        return new DefinitionReading(List.of(), List.of(new Warning(code, message, place)));
    }
}
