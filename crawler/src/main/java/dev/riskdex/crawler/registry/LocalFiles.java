package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.parse.JsonDocument;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Documents in files of this machine; what cannot be read is a warning. */
final class LocalFiles {

    /** Entries of a folder that are read; Docker's catalogue has some 330. */
    private static final int MOST_FOLDERS = 20_000;

    private final ReadLimits limits;

    LocalFiles(SourceContext context) {
        this.limits = context.limits().files();
    }

    Optional<JsonNode> json(Path file, String where, List<Warning> noted) {
        return read(JsonTreeReader.strict(limits), file, where, noted);
    }

    Optional<JsonNode> yaml(Path file, String where, List<Warning> noted) {
        return read(JsonTreeReader.yaml(limits), file, where, noted)
                .filter(JsonNode::isObject)
                .or(() -> {
                    noted.add(new Warning("not-an-object", "the file holds no YAML object", where));
                    return Optional.empty();
                });
    }

    private Optional<JsonNode> read(JsonTreeReader reader, Path file, String where, List<Warning> noted) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limits.documentBytes() + 1);
            if (bytes.length > limits.documentBytes()) {
                noted.add(new Warning("too-large", "longer than " + limits.documentBytes() + " bytes", where));
                return Optional.empty();
            }
            JsonDocument document = reader.read(Texts.decode(bytes, bytes.length, where, noted), where);
            noted.addAll(document.warnings());
            return document.root().filter(root -> !document.broken());
        } catch (IOException e) {
            noted.add(new Warning("unreadable-file", "the file cannot be read", where));
            return Optional.empty();
        }
    }

    /** The folders in a folder, sorted by name; links are not followed. */
    List<Path> folders(Path folder, String where, List<Warning> noted) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MOST_FOLDERS)
                    .toList();
        } catch (IOException e) {
            noted.add(new Warning("unreadable-folder", "the folder cannot be read", where));
            return List.of();
        }
    }
}
