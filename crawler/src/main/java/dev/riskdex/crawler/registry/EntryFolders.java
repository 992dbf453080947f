package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Lead;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A folder with a folder for each server, in which a YAML file describes it. */
final class EntryFolders {

    private final LocalFiles files;
    private final String notation;
    private final String fileName;

    /**
     * @param notation of the source, for warnings
     * @param fileName of the file that describes a server
     */
    EntryFolders(LocalFiles files, String notation, String fileName) {
        this.files = files;
        this.notation = notation;
        this.fileName = fileName;
    }

    /** Makes a lead of one entry. */
    @FunctionalInterface
    interface Reader {
        Lead lead(Path folder, DocumentPart entry);
    }

    /** Reads all entries, sorted by the names of their folders; one that cannot be read is a warning. */
    SourceReading read(Path parent, Reader reader) {
        List<Warning> warnings = new ArrayList<>();
        List<Lead> leads = new ArrayList<>();
        for (Path folder : files.folders(parent, notation, warnings)) {
            Path file = folder.resolve(fileName);
            if (Files.isRegularFile(file)) {
                String where = notation + "#" + folder.getFileName() + "/" + fileName;
                List<Warning> noted = new ArrayList<>();
                Optional<JsonNode> root = files.yaml(file, where, noted);
                root.ifPresentOrElse(
                        node -> leads.add(reader.lead(folder, new DocumentPart(node, where, noted))),
                        () -> warnings.addAll(noted));
            }
        }
        if (leads.isEmpty()) {
            warnings.add(0, new Warning("no-servers", "no readable NAME/" + fileName + " lies there", notation));
        }
        return new SourceReading(List.of(), warnings, leads.isEmpty(), leads);
    }
}
