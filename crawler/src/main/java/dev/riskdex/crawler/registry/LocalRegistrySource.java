package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A registry on this machine: a file with the shape of the API's answer or of ToolHive's older registry, or a folder with
 * one {@code NAME/spec.yaml} for each server, as ToolHive's repository has.
 *
 * @param notation {@code registry:PATH}
 * @param path the file or folder
 */
record LocalRegistrySource(String notation, Path path) implements Source {

    static Source parse(String notation) {
        return new LocalRegistrySource(notation, ServerLists.path(notation, "registry"));
    }

    @Override
    public SourceReading read(SourceContext context) {
        LocalFiles files = new LocalFiles(context);
        Path place = context.environment().workingDirectory().resolve(path);
        Listing listing = Listing.local("registry", notation, context);
        if (!Files.isDirectory(place)) {
            return file(files, place, listing);
        }
        Path entries = Files.isDirectory(place.resolve("registry")) ? place.resolve("registry") : place;
        return new EntryFolders(files, notation, "spec.yaml")
                .read(
                        entries,
                        (folder, entry) -> ToolHiveRegistry.lead(String.valueOf(folder.getFileName()), entry, listing));
    }

    private SourceReading file(LocalFiles files, Path place, Listing listing) {
        List<Warning> noted = new ArrayList<>();
        Optional<JsonNode> root = files.json(place, notation, noted);
        if (root.isEmpty()) {
            return SourceReading.failure(noted.get(noted.size() - 1));
        }
        return RegistryPage.read(root.get(), notation, listing)
                .map(page -> new SourceReading(List.of(), page.warnings(), false, page.leads()))
                .orElseGet(() -> SourceReading.failure(
                        new Warning("no-servers", "the document holds no list of servers", notation)));
    }
}
