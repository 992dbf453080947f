package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.catalog.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server over a real catalogue of three servers, and a client. */
final class WebFixture implements AutoCloseable {

    static final String KESTRA = "/servers/kestra-io-mcp-server-python";

    private final Catalogue catalogue;
    private final CatalogueServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    WebFixture(Path home) {
        catalogue = Catalogue.open(home, () -> Samples.CLASSIFIER, Samples.CLOCK);
        catalogue.putAll(List.of(Samples.kestra(), Samples.payments(), Samples.hostile()));
        server = CatalogueServer.start(catalogue, Samples.CLASSIFIER, ServerSettings.of("127.0.0.1", 0));
    }

    CatalogueServer server() {
        return server;
    }

    /** Handlers of their own, to list the routes. */
    Pages pages() {
        return new Pages(catalogue, Samples.CLASSIFIER, Optional::empty, ServerSettings.REPORT);
    }

    Api api() {
        return new Api(catalogue, Samples.CLASSIFIER, PostedDefinition::read, Optional::empty);
    }

    PolicyApi policies() {
        return new PolicyApi(catalogue, Samples.CLASSIFIER, PostedDefinition::read);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.address().toString().replaceAll("/$", "") + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    Document page(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return Jsoup.parse(answer.body(), server.address().toString());
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path).body());
    }

    @Override
    public void close() {
        server.close();
        catalogue.close();
    }
}
