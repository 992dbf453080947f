package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.web.CatalogueServer;
import java.util.concurrent.CompletableFuture;

/**
 * A catalogue that is open for writing, and its pages.
 *
 * @param catalogue what is shown
 * @param classifier judges for it
 * @param server answers
 */
record Site(Catalogue catalogue, Classifier classifier, CatalogueServer server) implements AutoCloseable {

    /**
     * Opens the catalogue while the classifier is loaded, starts to serve, and prints where.
     *
     * @throws CommandFailure when the port is taken or none
     */
    static Site open(CommonOptions options, ServeOptions serving, Terminal terminal) {
        CompletableFuture<Classifier> loading = CompletableFuture.supplyAsync(Classifier::standard);
        Catalogue catalogue = options.openCatalogue(loading::join);
        try {
            Classifier classifier = loading.join();
            CatalogueServer server = serving.start(catalogue, classifier);
            terminal.result("Riskdex is at " + server.address());
            terminal.out().flush();
            return new Site(catalogue, classifier, server);
        } catch (RuntimeException e) {
            catalogue.close();
            throw e;
        }
    }

    @Override
    public void close() {
        server.close();
        catalogue.close();
    }
}
