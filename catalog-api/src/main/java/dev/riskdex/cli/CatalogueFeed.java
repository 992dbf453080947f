package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.StoreResult;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.CrawlListener;
import dev.riskdex.crawler.Source;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ServerRisk;
import dev.riskdex.model.VisibleText;
import java.util.List;

/** Judges and stores what a crawl reads, source by source; what is stored stays, whatever happens to the crawl. */
final class CatalogueFeed implements CrawlListener {

    private final Catalogue catalogue;
    private final Classifier classifier;
    private final Terminal terminal;

    CatalogueFeed(Catalogue catalogue, Classifier classifier, Terminal terminal) {
        this.catalogue = catalogue;
        this.classifier = classifier;
        this.terminal = terminal;
    }

    @Override
    public void finished(Source source, SourceReading reading) {
        store(source.notation(), reading.servers());
    }

    /**
     * Judges and stores servers.
     *
     * @param from where they were read, for the message about one that is refused
     */
    void store(String from, List<ServerDefinition> servers) {
        List<ServerRisk> risks = servers.stream().map(classifier::classify).toList();
        for (StoreResult result : catalogue.putAll(risks)) {
            result.refusal()
                    .ifPresent(reason -> terminal.message(
                            VisibleText.line(from) + ": the server '" + result.slug() + "' is not stored: " + reason));
        }
    }
}
