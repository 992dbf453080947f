package dev.riskdex.crawler.mcp;

import dev.riskdex.model.Warning;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How one would have to log in to a server, as far as it says so to everybody. No client is registered, no login is
 * begun; the server is described at its own origin only, and its issuers at theirs.
 */
final class AuthPosture {

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final int MOST_NAMES = 20;
    private static final int LONGEST_NAME = 200;

    private final PublicDocuments documents;
    private final URI server;
    private final String where;
    private final AuthChallenge challenge;

    AuthPosture(PublicDocuments documents, URI server, String where, AuthChallenge challenge) {
        this.documents = documents;
        this.server = server;
        this.where = where;
        this.challenge = challenge;
    }

    /** A server that listed its tools to somebody without a login. */
    void ofOpen(Map<String, String> details, List<Warning> warnings) {
        details.put("auth", challenge.seen() ? "optional" : "none");
        if (challenge.seen()) {
            describe(details, warnings);
        }
    }

    /** A server that refused, with its status. */
    void ofRefusal(int status, Map<String, String> details, List<Warning> warnings) {
        if (status == 403) {
            details.put("auth", "403");
        }
        if (status == 401) {
            boolean described = describe(details, warnings);
            boolean oauth = described || challenge.bearer();
            details.put("auth", oauth ? "oauth" : challenge.seen() ? "header-key" : "unknown");
        }
    }

    /** Reads the description of the protected resource; false where there is none. */
    private boolean describe(Map<String, String> details, List<Warning> warnings) {
        challenge.parameter("scope").ifPresent(scope -> details.put("authScopes", shortened(scope)));
        for (String place : places(warnings)) {
            Optional<JsonNode> document = documents.object(place);
            if (document.isPresent()) {
                take(document.get(), details, warnings);
                return true;
            }
        }
        return false;
    }

    private List<String> places(List<Warning> warnings) {
        List<String> places = new ArrayList<>();
        Optional<URI> named = challenge.parameter("resource_metadata").flatMap(this::resolved);
        if (named.isPresent() && sameOrigin(named.get())) {
            places.add(named.get().toString());
        } else if (named.isPresent()) {
            warnings.add(new Warning(
                    "auth-metadata-elsewhere",
                    "the server describes how to log in at another origin, which is not asked",
                    where));
        }
        String path = Optional.ofNullable(server.getRawPath()).orElse("").replaceFirst("/+$", "");
        places.add(server.resolve(WELL_KNOWN + path).toString());
        if (!path.isEmpty()) {
            places.add(server.resolve(WELL_KNOWN).toString());
        }
        return places;
    }

    private Optional<URI> resolved(String address) {
        try {
            return Optional.of(server.resolve(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean sameOrigin(URI other) {
        return String.valueOf(server.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(server.getRawAuthority()).equalsIgnoreCase(other.getRawAuthority());
    }

    private void take(JsonNode document, Map<String, String> details, List<Warning> warnings) {
        List<String> issuers = names(document.path("authorization_servers"));
        List<String> scopes = names(document.path("scopes_supported"));
        if (!issuers.isEmpty()) {
            details.put("authIssuers", String.join(" ", issuers));
            new AuthIssuer(documents, where).describe(issuers, details, warnings);
        }
        if (!scopes.isEmpty()) {
            details.put("authScopes", String.join(" ", scopes));
        }
        if (issuers.stream().anyMatch(issuer -> !issuer.startsWith("https://"))) {
            warnings.add(new Warning("auth-issuer-not-https", "logins would go over plain http", where));
        }
        Optional<URI> resource = resolved(document.path("resource").asString(""));
        if (resource.isEmpty() || !sameOrigin(resource.get())) {
            warnings.add(new Warning(
                    "auth-resource-mismatch", "the description of the login is one of another resource", where));
        }
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        for (JsonNode node : array) {
            if (names.size() < MOST_NAMES && node.isString()) {
                names.add(shortened(node.stringValue()));
            }
        }
        return names.stream().filter(name -> !name.isBlank()).collect(Collectors.toList());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }
}
