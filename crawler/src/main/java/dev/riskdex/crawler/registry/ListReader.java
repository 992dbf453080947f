package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.SourceReading;
import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.FetchRequest;
import dev.riskdex.crawler.net.Manners;
import dev.riskdex.crawler.net.RegistryNotConfiguredException;
import dev.riskdex.crawler.net.Secret;
import dev.riskdex.crawler.net.ServerDirectories;
import dev.riskdex.crawler.parse.JsonDocument;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Fetches documents of a list that the user named, with the headers and keys that belong to it. */
final class ListReader {

    private final SourceContext context;
    private final String notation;
    private final Optional<Secret> authorization;
    private final String keyVariable;

    /**
     * @param notation of the source, for warnings
     * @param authorization value of the {@code Authorization} header, where the list wants one
     * @param keyVariable variable of the environment that holds what the list wants of a client
     */
    ListReader(SourceContext context, String notation, Optional<Secret> authorization, String keyVariable) {
        this.context = context;
        this.notation = notation;
        this.authorization = authorization;
        this.keyVariable = keyVariable;
    }

    /** The document at an address. */
    JsonNode fetch(String address) throws UnreadableListException {
        return fetch(address, address);
    }

    /**
     * The document at an address.
     *
     * @param simpler asked instead when the registry knows none of the parameters (status 400 or 422)
     */
    JsonNode fetch(String address, String simpler) throws UnreadableListException {
        if (context.offline()) {
            throw unreadable("offline", "not downloaded, because nothing may be fetched now");
        }
        try {
            return json(bytes(address));
        } catch (FetchException e) {
            boolean refused = e.status() == 400 || e.status() == 422;
            if (!refused || simpler.equals(address)) {
                throw failed(e);
            }
        }
        try {
            return json(bytes(simpler));
        } catch (FetchException e) {
            throw failed(e);
        }
    }

    private byte[] bytes(String address) throws FetchException, UnreadableListException {
        try {
            return context.fetcher()
                    .fetch(FetchRequest.trusted(
                                    new ServerDirectories(context.environment()).origin(address, authorization),
                                    address,
                                    context.limits().files().documentBytes())
                            .accepting("application/json")
                            .with(Manners.IN_TURN)
                            .kept())
                    .bytes();
        } catch (RegistryNotConfiguredException e) {
            throw unreadable("registry-not-configured", String.valueOf(e.getMessage()));
        }
    }

    private JsonNode json(byte[] bytes) throws UnreadableListException {
        List<Warning> noted = new ArrayList<>();
        JsonDocument document = JsonTreeReader.strict(context.limits().files())
                .read(Texts.decode(bytes, bytes.length, notation, noted), notation);
        if (document.root().isEmpty() || document.broken()) {
            throw unreadable("not-json", "the answer is no whole JSON document");
        }
        return document.root().get();
    }

    private UnreadableListException failed(FetchException e) {
        String message = e.getMessage() + " (" + e.url() + ")";
        return unreadable(
                e.reason().code(),
                e.reason() == FetchException.Reason.UNAUTHORIZED
                        ? message + "; set " + keyVariable + " in the environment"
                        : message);
    }

    /** A reason for which this source cannot be read. */
    UnreadableListException unreadable(String code, String message) {
        return new UnreadableListException(new Warning(code, message, notation));
    }

    /** A list could not be read. */
    static final class UnreadableListException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Warning warning;

        private UnreadableListException(Warning warning) {
            super(warning.message());
            this.warning = warning;
        }

        SourceReading reading() {
            return SourceReading.failure(warning);
        }
    }
}
