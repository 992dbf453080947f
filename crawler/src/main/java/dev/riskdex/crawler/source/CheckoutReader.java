package dev.riskdex.crawler.source;

import dev.riskdex.crawler.extract.Extraction;
import dev.riskdex.crawler.extract.Extractor;
import dev.riskdex.crawler.extract.files.SourceTree;
import dev.riskdex.crawler.extract.lists.ReadyLists;
import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerInfo;
import dev.riskdex.model.ToolDefinition;
import dev.riskdex.model.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the servers that a tree of source files holds: one for each package of it that declares tools. */
final class CheckoutReader {

    private final Extractor extractor;

    CheckoutReader(Extractor extractor) {
        this.extractor = extractor;
    }

    /**
     * Where a tree comes from.
     *
     * @param kind of source, as in the provenance
     * @param id identity of the server, when there is one in the tree; those of several get their folder behind it
     * @param name of the server where no manifest says one
     * @param version of the whole, where one is known apart from manifests
     * @param repository address of the repository, where known
     * @param location as in the provenance
     * @param fetchedAt when it was fetched; absent for local files
     * @param sha256 hash of the archive, where it came as one
     */
    record Origin(
            String kind,
            String id,
            String name,
            Optional<String> version,
            Optional<String> repository,
            String location,
            Optional<Instant> fetchedAt,
            Optional<String> sha256) {}

    /** The servers of a tree of unknown build; without any, one server that has no tools and says so. */
    List<ServerDefinition> servers(Map<String, byte[]> files, Origin origin, List<Warning> noted) {
        ServerRoots roots = ServerRoots.in(files);
        List<Found> found = new ArrayList<>();
        List<Found> withoutLists = new ArrayList<>();
        for (ServerRoot root : roots.servers()) {
            Extraction extraction =
                    extractor.extract(SourceTree.of(roots.filesWithLibraries(root)), roots.entryPoints(root));
            if (extraction.tools().stream().anyMatch(tool -> isOf(tool, root, roots))) {
                found.add(new Found(root, extraction));
            } else if (root.program() && !root.forTrials() && madeAtRunTime(extraction.warnings())) {
                withoutLists.add(new Found(root, extraction));
            }
        }
        if (found.isEmpty()) {
            ServerRoot top = ProjectManifest.root("", Map.of());
            found.add(new Found(top, extractor.extract(SourceTree.of(roots.files()))));
            withoutLists.clear();
        }
        List<Found> distinct = new ArrayList<>(SameServers.without(found));
        distinct.addAll(withoutLists);
        boolean several = distinct.size() > 1;
        return distinct.stream()
                .map(server -> definition(server, origin, several, noted))
                .toList();
    }

    /** Whether a tool stands in the package or its libraries, and not only in a README or in a list around it. */
    private static boolean isOf(ToolDefinition tool, ServerRoot root, ServerRoots roots) {
        return !ReadyLists.isFromReadme(tool)
                && tool.origin().file().filter(file -> roots.owns(root, file)).isPresent();
    }

    /** The one server of a package that was published as such. */
    ServerDefinition server(Map<String, byte[]> files, ServerRoot manifest, Origin origin, List<Warning> noted) {
        return definition(new Found(manifest, extractor.extract(SourceTree.of(files))), origin, false, noted);
    }

    /** A package and what was read in it. */
    record Found(ServerRoot root, Extraction extraction) {}

    private static ServerDefinition definition(Found found, Origin origin, boolean several, List<Warning> noted) {
        ServerRoot root = found.root();
        List<Warning> warnings = new ArrayList<>(noted);
        found.extraction().warnings().forEach(warning -> warnings.add(placed(warning, origin.location())));
        if (found.extraction().tools().isEmpty() && !madeAtRunTime(warnings)) {
            warnings.add(new Warning(
                    "no-tools-found", "no tool declarations were found in the source files", origin.location()));
        }
        boolean inFolder = several && !root.folder().isEmpty();
        String name = root.names().stream().findFirst().orElse(inFolder ? root.folder() : origin.name());
        ServerInfo info = new ServerInfo(
                inFolder ? origin.id() + "/" + root.folder() : origin.id(),
                name,
                Optional.empty(),
                origin.version().or(root::version),
                root.description(),
                Optional.empty(),
                origin.repository(),
                Optional.empty());
        Provenance provenance = new Provenance(
                origin.kind(),
                inFolder ? origin.location() + "/" + root.folder() : origin.location(),
                origin.fetchedAt(),
                Optional.empty(),
                Completeness.of(found.extraction().tools(), warnings),
                origin.sha256(),
                warnings);
        return new ServerDefinition(
                Optional.empty(), info, provenance, found.extraction().tools());
    }

    /** Whether it is already said why there are no tools. */
    static boolean madeAtRunTime(List<Warning> warnings) {
        return warnings.stream().anyMatch(warning -> warning.code().equals("tools-made-at-run-time"));
    }

    /** A warning with the tree in front of the path. */
    static Warning placed(Warning warning, String location) {
        String where = warning.where().isEmpty() ? location : location + "/" + warning.where();
        return new Warning(warning.code(), warning.message(), where);
    }
}
