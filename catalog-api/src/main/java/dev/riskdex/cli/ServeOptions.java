package dev.riskdex.cli;

import dev.riskdex.catalog.Catalogue;
import dev.riskdex.classifier.Classifier;
import dev.riskdex.crawler.parse.DefinitionFiles;
import dev.riskdex.crawler.parse.DefinitionReading;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.web.CatalogueServer;
import dev.riskdex.web.ServerSettings;
import java.io.ByteArrayInputStream;
import java.net.SocketException;
import picocli.CommandLine.Option;

/** Where the pages are served, and how serving starts and ends. */
final class ServeOptions {

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--report-link",
            paramLabel = "URL",
            description = "Where \"Report a wrong label\" leads; {page} stands for the page (default: a text to copy).")
    private String reportLink = ServerSettings.REPORT;

    /**
     * Starts to serve a catalogue.
     *
     * @throws CommandFailure when the port is taken or none
     */
    CatalogueServer start(Catalogue catalogue, Classifier classifier) {
        try {
            return CatalogueServer.start(
                    catalogue, classifier, new ServerSettings(host, port, ServeOptions::readPosted, reportLink));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            if (portTaken(e)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "port " + port + " of " + host + " cannot be opened; another program may have it: try --port",
                        e);
            }
            throw e;
        }
    }

    private static boolean portTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                return true;
            }
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("already in use") || message.contains("bind");
    }

    private static ServerDefinition readPosted(byte[] body) {
        DefinitionReading reading =
                new DefinitionFiles(ReadLimits.DEFAULT).read(new ByteArrayInputStream(body), "posted", "posted");
        if (reading.servers().size() != 1) {
            throw new IllegalArgumentException(
                    reading.servers().isEmpty()
                            ? reading.warnings().get(0).toString()
                            : "Post one server; this has " + reading.servers().size() + ".");
        }
        return reading.servers().get(0);
    }
}
