package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CatalogueException;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.model.ServerRisk;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The one server that a policy is for, by what a person typed: the slug of a catalogued one, or a source.
 *
 * @param server what was found, judged
 * @param exitCode {@link ExitCode#PARTIAL} when a part of the source could not be read
 */
record PolicySubject(ServerRisk server, ExitCode exitCode) {

    /**
     * Finds or reads the server.
     *
     * @throws CommandFailure when there is none, or several
     */
    static PolicySubject read(String subject, CommonOptions options, ReadingOptions reading, Terminal terminal) {
        List<PolicySubject> found = readAll(subject, options, reading, terminal);
        if (found.size() != 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "a policy is for one server, but '" + subject + "' has " + found.size());
        }
        return found.get(0);
    }

    /**
     * Finds or reads all servers of a source.
     *
     * @throws CommandFailure when there is none
     */
    static List<PolicySubject> readAll(
            String subject, CommonOptions options, ReadingOptions reading, Terminal terminal) {
        if (!looksLikeASource(subject)) {
            return List.of(new PolicySubject(fromCatalogue(subject, options), ExitCode.FINE));
        }
        SourceReader reader = SourceReader.here(options, reading, terminal);
        CrawlReport report = reader.read(SourceReader.parse(List.of(subject)), CrawlListener.SILENT);
        reader.printWarnings(report);
        if (report.servers().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "a policy is for one server, but '" + subject + "' has 0");
        }
        ExitCode code = SourceReader.exitCode(report);
        return report.servers().stream()
                .map(server -> Classifier.standard().classify(server))
                .map(own -> new PolicySubject(CommonOptions.apply(options.overrides(), own), code))
                .toList();
    }

    private static ServerRisk fromCatalogue(String subject, CommonOptions options) {
        try (Catalogue catalogue = options.readCatalogue()) {
            return CataloguedLookup.get(catalogue, subject).risk();
        } catch (CatalogueException e) {
            if (e.reason() != CatalogueException.Reason.ABSENT) {
                throw e;
            }
            throw new CommandFailure(ExitCode.USAGE, "'" + subject + "' is no source, and " + e.getMessage(), e);
        }
    }

    private static boolean looksLikeASource(String subject) {
        if (subject.equals("-") || subject.matches("[a-z-]{2,}:.*")) {
            return true;
        }
        try {
            return Files.exists(Path.of(subject));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
