package dev.riskdex.crawler.mcp;

import dev.riskdex.model.Warning;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What those who give out tokens for a server say of how a client becomes known to them. */
final class AuthIssuer {

    /** Issuers of one server that are asked; more than one is rare. */
    private static final int MOST_ISSUERS = 3;

    private final PublicDocuments documents;
    private final String where;

    AuthIssuer(PublicDocuments documents, String where) {
        this.documents = documents;
        this.where = where;
    }

    /**
     * Adds {@code authRegistration}: {@code dynamic} where anybody may register a client, {@code client-id-document}
     * where a client is known by the address of its description, {@code none} where neither is offered.
     */
    void describe(List<String> issuers, Map<String, String> details, List<Warning> warnings) {
        TreeSet<String> ways = new TreeSet<>();
        boolean found = false;
        for (String issuer : issuers.subList(0, Math.min(MOST_ISSUERS, issuers.size()))) {
            Optional<JsonNode> document = places(issuer).stream()
                    .flatMap(place -> documents.object(place).stream())
                    .findFirst();
            if (document.isPresent()
                    && !document.get().path("issuer").asString("").equals(issuer)) {
                warnings.add(new Warning(
                        "auth-issuer-mismatch", "who gives out tokens calls itself otherwise than the server", where));
            } else if (document.isPresent()) {
                found = true;
                addWays(document.get(), ways);
            }
        }
        if (found) {
            details.put("authRegistration", ways.isEmpty() ? "none" : String.join(" ", ways));
        }
    }

    private static void addWays(JsonNode document, TreeSet<String> ways) {
        if (document.path("registration_endpoint").isString()) {
            ways.add("dynamic");
        }
        if (document.path("client_id_metadata_document_supported").asBoolean(false)) {
            ways.add("client-id-document");
        }
    }

    /** Where the description of an issuer may lie, in the order in which clients look. */
    private static List<String> places(String issuer) {
        List<String> places = new ArrayList<>();
        try {
            URI uri = URI.create(issuer);
            String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("/+$", "");
            for (String name : List.of("oauth-authorization-server", "openid-configuration")) {
                places.add(uri.resolve("/.well-known/" + name + path).toString());
            }
            if (!path.isEmpty()) {
                places.add(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return places;
    }
}
