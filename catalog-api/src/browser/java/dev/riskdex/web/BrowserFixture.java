package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.Samples;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.parse.DefinitionFiles;
import dev.riskdex.model.ServerDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A server over the bundled snapshot and one hostile server, all judged by the classifier, and a Chromium. */
final class BrowserFixture implements AutoCloseable {

    static final String KESTRA = "/servers/kestra-io-mcp-server-python";
    static final String KESTRA_TOOL = KESTRA + "/tools/change_taskrun_state";
    static final String HOSTILE_TOOL = "/servers/hostile/tools/delete_everything";

    private final Catalogue catalogue;
    private final CatalogueServer server;
    private final Chromium chromium;

    BrowserFixture(Path home) {
        Classifier classifier = Samples.CLASSIFIER;
        chromium = Chromium.launch();
        catalogue = Catalogue.open(home, () -> classifier, Samples.CLOCK);
        catalogue.putAll(
                DefinitionFiles.snapshots().stream().map(classifier::classify).toList());
        catalogue.putAll(List.of(classifier.classify(hostile())));
        server = CatalogueServer.start(catalogue, classifier, ServerSettings.of("127.0.0.1", 0));
    }

    /** Where the pages are, without a slash at the end. */
    String origin() {
        return server.address().toString().replaceAll("/$", "");
    }

    /** A window of its own: nothing is kept from another one. */
    Window window(WindowKind kind) {
        return new Window(chromium.browser(), origin(), kind);
    }

    private static ServerDefinition hostile() {
        String text = JsonMapper.shared().writeValueAsString(Samples.HOSTILE + " " + "long".repeat(200));
        String json = "{\"server\":{\"id\":\"hostile\",\"title\":" + text + ",\"description\":" + text
                + "},\"tools\":[{\"name\":\"delete_everything\",\"title\":" + text + ",\"description\":" + text
                + ",\"inputSchema\":{\"type\":\"object\",\"properties\":{" + text
                + ":{\"type\":\"string\",\"description\":"
                + text + ",\"enum\":[" + text + "]}}}},{\"name\":" + text + "}]}";
        return PostedDefinition.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
        catalogue.close();
        chromium.close();
    }
}
