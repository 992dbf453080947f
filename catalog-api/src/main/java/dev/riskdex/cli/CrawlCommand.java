package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.data.DefaultSources;
import dev.riskdex.model.DefinitionCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code riskdex crawl [SOURCE…]}: reads sources into the catalogue, or into a file. */
@Command(
        name = "crawl",
        description = "Read sources into the catalogue, or with --out into a file of definitions.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  riskdex crawl                                     the default sources, into the catalogue",
            "  riskdex crawl npm:chrome-devtools-mcp@1.11.0      one package",
            "  riskdex crawl npm:@eslint/mcp --out definitions.jsonl",
            "  riskdex crawl https://mcp.example.org/mcp         a remote server, asked for its tools",
            "  riskdex crawl -- node server.js --stdio           a server, started in the sandbox"
        })
final class CrawlCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "SOURCE",
            description = "As for classify; without one, the default sources.")
    private List<String> sources = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Write definitions.jsonl instead of storing.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        SourceReader reader = SourceReader.apart(options, reading, terminal);
        List<String> notations = sources.isEmpty() ? DefaultSources.sources() : reading.notations(sources);
        CrawlReport report = file == null
                ? store(reader, notations, terminal)
                : reader.read(SourceReader.parse(notations), CrawlListener.SILENT);
        if (file != null && report.reached() > 0) {
            Output.writeFile(
                    file, out -> report.servers().forEach(server -> out.println(DefinitionCodec.writeLine(server))));
        }
        new CrawlSummary(report).print(terminal);
        return SourceReader.exitCode(report).number();
    }

    private CrawlReport store(SourceReader reader, List<String> notations, Terminal terminal) {
        Classifier classifier = Classifier.standard();
        try (Catalogue catalogue = options.openCatalogue(() -> classifier)) {
            return reader.read(SourceReader.parse(notations), new CatalogueFeed(catalogue, classifier, terminal));
        }
    }
}
