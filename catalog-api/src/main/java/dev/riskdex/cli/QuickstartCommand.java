package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.CatalogueCounts;
import dev.riskdex.crawler.CrawlReport;
import dev.riskdex.crawler.parse.DefinitionFiles;
import dev.riskdex.data.DefaultSources;
import dev.riskdex.web.CatalogueServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskdex quickstart}: from nothing to searchable risk pages of real servers. */
@Command(
        name = "quickstart",
        description = "Crawl the default sources, judge, index and serve them; start here.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  riskdex quickstart --port 9090")
final class QuickstartCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Mixin
    private ServeOptions serving = new ServeOptions();

    @Option(names = "--refresh", description = "Read the default sources again, even if they are in the catalogue.")
    private boolean refresh;

    @Override
    public Integer call() {
        Terminal terminal = options.terminal();
        try (Shutdown shutdown = Shutdown.hooked();
                Site site = Site.open(options, serving, terminal)) {
            CatalogueFeed feed = new CatalogueFeed(site.catalogue(), site.classifier(), terminal);
            feed.store("bundled snapshots", DefinitionFiles.snapshots());
            site.catalogue().reclassify();
            List<String> missing = missingSources(site.catalogue());
            if (!missing.isEmpty()) {
                shutdown.interruptibly(() -> crawl(missing, feed, site.server(), terminal));
            }
            if (!shutdown.asked()) {
                whereToLook(site.catalogue().counts(), site.server(), terminal);
            }
            shutdown.await();
        }
        return ExitCode.FINE.number();
    }

    private void crawl(List<String> missing, CatalogueFeed feed, CatalogueServer server, Terminal terminal) {
        server.note(Optional.of("The default sources are being read; more servers appear as they arrive."));
        SourceReader reader = SourceReader.apart(options, terminal);
        CrawlReport report = reader.read(SourceReader.parse(missing), feed);
        new CrawlSummary(report).print(terminal);
        if (report.interrupted()) {
            terminal.message("Stopped; the next start reads the rest.");
        }
        server.note(
                report.failed() == 0
                        ? Optional.empty()
                        : Optional.of(report.failed() + " of the default sources could not be reached; "
                                + "the catalogue shows what was read."));
    }

    /** The default sources whose pinned version is not in the catalogue yet. */
    private List<String> missingSources(Catalogue catalogue) {
        Set<String> there = catalogue.servers().stream()
                .map(server -> server.provenance().location())
                .collect(Collectors.toSet());
        return DefaultSources.sources().stream()
                .filter(source -> refresh || !there.contains(source))
                .toList();
    }

    private static void whereToLook(CatalogueCounts counts, CatalogueServer server, Terminal terminal) {
        String at = server.address().toString();
        terminal.result("");
        terminal.result(counts.servers() + " servers with " + counts.tools() + " tools are catalogued. Where to look:");
        terminal.result("  search          " + at + "search?q=task+run+state");
        terminal.result("  a risk page     " + at + "servers/kestra-io-mcp-server-python/tools/change_taskrun_state");
        terminal.result("  its policy      riskdex policy kestra-io-mcp-server-python > policy.json");
        terminal.result("  your own        riskdex classify config:");
        terminal.result("Stop with Ctrl-C; the catalogue stays.");
        terminal.out().flush();
    }
}
