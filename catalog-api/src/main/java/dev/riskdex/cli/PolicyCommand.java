package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CatalogueException;
import dev.riskdex.catalog.CataloguedServer;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.classifier.policy.PolicyRecommender;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.policy.Policy;
import dev.riskdex.policy.PolicyCodec;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex policy SERVER|SOURCE}: the recommended {@code policy.json}. */
@Command(
        name = "policy",
        description = "Recommend a policy.json for a catalogued server, or for the one server of a source.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex policy kestra-io-mcp-server-python > policy.json",
            "  riskdex policy kestra-io-mcp-server-python --tool change_taskrun_state",
            "  riskdex policy tools.json --out policy.json"
        })
final class PolicyCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "SERVER|SOURCE", description = "Slug of a catalogued server, or a source.")
    private String subject = "";

    @Option(names = "--tool", paramLabel = "TOOL", description = "Only for this tool; everything else is denied.")
    private @Nullable String tool;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        Optional<ServerRisk> catalogued = looksLikeASource(subject) ? Optional.empty() : fromCatalogue();
        if (catalogued.isPresent()) {
            write(catalogued.get(), terminal);
            return ExitCode.FINE.number();
        }
        SourceReader reader = SourceReader.here(options, reading, terminal);
        CrawlReport report = reader.read(SourceReader.parse(List.of(subject)), CrawlListener.SILENT);
        reader.printWarnings(report);
        if (report.servers().size() != 1) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "a policy is for one server, but '" + subject + "' has "
                            + report.servers().size());
        }
        ServerRisk own = Classifier.standard().classify(report.servers().get(0));
        write(CommonOptions.apply(options.overrides(), own), terminal);
        return SourceReader.exitCode(report).number();
    }

    private void write(ServerRisk server, Terminal terminal) {
        Policy policy = recommend(server);
        output.write(terminal, out -> out.print(PolicyCodec.writeText(policy)));
    }

    private Policy recommend(ServerRisk server) {
        PolicyRecommender recommender = new PolicyRecommender();
        if (tool == null) {
            return recommender.forServer(server);
        }
        return server.tools().stream()
                .filter(risk -> risk.tool().equals(tool))
                .sorted(ServerRisk.RISKIEST_FIRST)
                .findFirst()
                .map(recommender::forTool)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "the server '" + server.definition().server().slug() + "' has no tool '" + tool + "'"));
    }

    private Optional<ServerRisk> fromCatalogue() {
        try (Catalogue catalogue = options.readCatalogue()) {
            return Optional.of(CataloguedLookup.get(catalogue, subject)).map(CataloguedServer::risk);
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
