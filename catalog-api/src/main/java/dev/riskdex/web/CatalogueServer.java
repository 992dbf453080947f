package dev.riskdex.web;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages and API over HTTP. Nothing that it answers changes the catalogue. */
public final class CatalogueServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueServer.class);

    /** Bytes of a request's body: several times the longest list of tools that was ever seen. */
    private static final long MAX_BODY = 16L << 20;

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Javalin javalin;
    private final ServerSettings settings;
    private final AtomicReference<Optional<String>> note;

    private CatalogueServer(Javalin javalin, ServerSettings settings, AtomicReference<Optional<String>> note) {
        this.javalin = javalin;
        this.settings = settings;
        this.note = note;
    }

    /**
     * Starts to answer; returns once the port is open.
     *
     * @param catalogue what is shown; stays open until the server is closed
     * @param classifier judges what is posted
     * @param settings where to listen
     */
    public static CatalogueServer start(Catalogue catalogue, Classifier classifier, ServerSettings settings) {
        AtomicReference<Optional<String>> note = new AtomicReference<>(Optional.empty());
        Pages pages = new Pages(catalogue, classifier, note::get, settings.reportLink());
        Api api = new Api(catalogue, classifier, settings.definitions(), note::get);
        PolicyApi policies = new PolicyApi(catalogue, classifier, settings.definitions());
        Thread preparing = new Thread(() -> prepare(pages), "prepare-pages");
        preparing.setDaemon(true);
        preparing.start();
        Javalin javalin = Javalin.create(config -> configure(config, pages, api, policies));
        javalin.start(settings.host(), settings.port());
        return new CatalogueServer(javalin, settings, note);
    }

    /** Where the pages are, such as {@code http://127.0.0.1:8080/}. */
    public URI address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create("http://" + host + ":" + javalin.port() + "/");
    }

    /** Shows a sentence on every page, such as that a crawl goes on; empty takes it away. */
    public void note(Optional<String> sentence) {
        note.set(sentence);
    }

    @Override
    public void close() {
        javalin.stop();
    }

    /** Loads what the first page needs while the port is being opened. */
    private static void prepare(Pages pages) {
        try {
            pages.prepare();
        } catch (RuntimeException e) {
            LOG.warn("the first page could not be prepared", e);
        }
    }

    private static void configure(JavalinConfig config, Pages pages, Api api, PolicyApi policies) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY;
        config.router.ignoreTrailingSlashes = true;
        config.router.treatMultipleSlashesAsSingleSlash = false;
        // Names with slashes and dots are looked up in the catalogue, never in a file system.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setSendServerVersion(false);
        });
        config.routes.before(CatalogueServer::protect);
        Routes.of(pages, api, policies)
                .forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
        config.routes.exception(Failure.class, (failure, request) -> fail(request, failure, pages, api));
        config.routes.exception(
                HttpResponseException.class,
                (failure, request) -> fail(request, Failure.of(failure.getStatus()), pages, api));
        config.routes.exception(Exception.class, (failure, request) -> {
            LOG.error("{} {} failed", request.method(), request.path(), failure);
            fail(request, Failure.of(500), pages, api);
        });
    }

    private static void fail(Context request, Failure failure, Pages pages, Api api) {
        if (request.path().startsWith("/api/")) {
            api.failure(request, failure);
        } else {
            pages.failure(request, failure);
        }
    }

    private static void protect(Context answer) {
        answer.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-cache");
    }
}
