package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.cli.report.ServerDiff.Side;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.model.RiskCodec;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.ToolRisk;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One side of a comparison, by what a person typed: a result file, a source, or a catalogued server and a snapshot of it.
 *
 * @param servers by slug
 * @param exitCode {@link ExitCode#PARTIAL} when a part of a source could not be read
 */
record DiffSubject(Map<String, Side> servers, ExitCode exitCode) {

    private static final Pattern SNAPSHOT = Pattern.compile("(.+)@([1-9][0-9]{0,8})");

    /**
     * Reads a side; definitions are judged by the rules of today.
     *
     * @throws CommandFailure when there is nothing of this name, or it cannot be read
     */
    static DiffSubject read(
            String name, CommonOptions options, ReadingOptions reading, Terminal terminal, Classifier classifier) {
        if (isFile(name)) {
            List<ToolRisk> results = results(name);
            return results.isEmpty()
                    ? source(name, options, reading, terminal, classifier)
                    : new DiffSubject(ofResults(results), ExitCode.FINE);
        }
        return name.matches("[a-z-]{2,}:.*") || isThere(name)
                ? source(name, options, reading, terminal, classifier)
                : new DiffSubject(of(List.of(catalogued(name, options)), classifier), ExitCode.FINE);
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isThere(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The verdicts in a file; empty when it holds something else, such as definitions. */
    private static List<ToolRisk> results(String name) {
        List<ToolRisk> results = new ArrayList<>();
        try (MappingIterator<JsonNode> rows =
                JsonMapper.shared().readerFor(JsonNode.class).readValues(TextFile.read(name))) {
            while (rows.hasNextValue()) {
                JsonNode row = rows.nextValue();
                if (row.has("tool") && row.has("category")) {
                    results.add(RiskCodec.read(row));
                } else if (!row.has("findings") && !row.has("stack") && !row.has("compared")) {
                    return List.of();
                }
            }
            return results;
        } catch (JacksonException e) {
            return List.of();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot read '" + name + "': " + e.getMessage(), e);
        }
    }

    private static Map<String, Side> ofResults(List<ToolRisk> results) {
        Map<String, List<ToolRisk>> bySlug = new TreeMap<>();
        results.forEach(tool ->
                bySlug.computeIfAbsent(tool.server(), key -> new ArrayList<>()).add(tool));
        Map<String, Side> servers = new TreeMap<>();
        bySlug.forEach((slug, tools) -> servers.put(slug, new Side(tools, Optional.empty())));
        return servers;
    }

    private static Map<String, Side> of(List<ServerDefinition> definitions, Classifier classifier) {
        Map<String, Side> servers = new TreeMap<>();
        for (ServerDefinition definition : definitions) {
            ServerRisk risk = classifier.classify(definition);
            servers.put(definition.server().slug(), new Side(risk.tools(), Optional.of(definition)));
        }
        return servers;
    }

    private static DiffSubject source(
            String name, CommonOptions options, ReadingOptions reading, Terminal terminal, Classifier classifier) {
        SourceReader reader = SourceReader.here(options, reading, terminal);
        CrawlReport report = reader.read(SourceReader.parse(List.of(name)), CrawlListener.SILENT);
        reader.printWarnings(report);
        if (report.reached() == 0) {
            throw new CommandFailure(ExitCode.USAGE, "nothing could be read from '" + name + "'");
        }
        return new DiffSubject(of(report.servers(), classifier), SourceReader.exitCode(report));
    }

    private static ServerDefinition catalogued(String name, CommonOptions options) {
        Matcher snapshot = SNAPSHOT.matcher(name);
        try (Catalogue catalogue = options.readCatalogue()) {
            if (snapshot.matches()) {
                String slug = CataloguedLookup.get(catalogue, snapshot.group(1)).slug();
                return catalogue
                        .definition(slug, Integer.parseInt(snapshot.group(2)))
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE,
                                "no snapshot '" + name + "'; there are "
                                        + Spelled.count(
                                                catalogue.snapshots(slug).size(), "snapshot")));
            }
            return CataloguedLookup.get(catalogue, name).risk().definition();
        }
    }
}
