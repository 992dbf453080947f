package dev.riskdex.crawler.source;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of source code, such as a checkout, read without running any of it.
 *
 * @param notation the path as the user wrote it
 * @param folder the path
 */
public record DirectorySource(String notation, Path folder) implements Source {

    @Override
    public SourceReading read(SourceContext context) {
        List<Warning> noted = new ArrayList<>();
        try {
            Map<String, byte[]> files =
                    FolderFiles.read(folder, context.limits().archives(), notation, noted);
            String name = name(context);
            CheckoutReader.Origin origin = new CheckoutReader.Origin(
                    "directory",
                    "dir:" + name,
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    notation,
                    Optional.empty(),
                    Optional.empty());
            CheckoutReader reader = new CheckoutReader(context.extractor());
            return reading(reader.servers(files, origin, noted));
        } catch (IOException e) {
            return SourceReading.failure(
                    new Warning("directory-unreadable", "the folder cannot be read: " + e.getMessage(), notation));
        }
    }

    private String name(SourceContext context) {
        Path last = context.environment()
                .workingDirectory()
                .resolve(folder)
                .normalize()
                .getFileName();
        return last == null ? "root" : last.toString();
    }

    /** A reading of servers that carry all their warnings; one that several share counts once. */
    static SourceReading reading(List<ServerDefinition> servers) {
        List<Warning> warnings = servers.stream()
                .flatMap(server -> server.provenance().warnings().stream())
                .distinct()
                .toList();
        return new SourceReading(servers, warnings, false);
    }
}
