package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.CrawlReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code riskdex index [FILE…]}: definitions into the catalogue, or new verdicts on what is there. */
@Command(
        name = "index",
        description = "Store and index files of definitions; without a file, judge anew what is stored.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  riskdex index definitions.jsonl.gz", "  riskdex index        after an upgrade"})
final class IndexCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "definitions.jsonl, plain or gzipped, or any source.")
    private List<String> files = List.of();

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        Classifier classifier = Classifier.standard();
        try (Catalogue catalogue = options.openCatalogue(() -> classifier)) {
            if (files.isEmpty()) {
                int changed = catalogue.reclassify();
                terminal.message(changed + " servers judged anew with ruleset " + classifier.rulesetVersion() + ".");
                return ExitCode.FINE.number();
            }
            SourceReader reader = SourceReader.apart(options, terminal);
            CrawlReport report =
                    reader.read(SourceReader.parse(files), new CatalogueFeed(catalogue, classifier, terminal));
            new CrawlSummary(report).print(terminal);
            return SourceReader.exitCode(report).number();
        }
    }
}
