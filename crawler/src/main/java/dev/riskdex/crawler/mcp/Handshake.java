package dev.riskdex.crawler.mcp;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds out which era of the protocol a server speaks: it is asked in the stateless way first; any answer but one of
 * that era, and silence too, means the handshake of the older revisions.
 */
final class Handshake {

    /** Errors that only servers of the stateless era give: other revision, missing capability, header mismatch. */
    private static final Set<Integer> MODERN_ERRORS = Set.of(-32020, -32021, -32022);

    private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    private static final String REVISION = "[\\x21-\\x7e]{1,64}";

    private final McpLimits limits;

    Handshake(McpLimits limits) {
        this.limits = limits;
    }

    /** Tries the stateless era, then the other. */
    Session open(Transport transport) throws McpException {
        Optional<RpcAnswer> answer = discover(transport);
        if (answer.isPresent() && MODERN_ERRORS.contains(answer.get().code()) && offersModern(answer.get())) {
            answer = discover(transport);
        }
        Optional<Session> modern = answer.flatMap(Handshake::modern);
        if (modern.isPresent()) {
            return modern.get();
        }
        try {
            return initialize(transport);
        } catch (McpException e) {
            boolean askedTooEarly = answer.isEmpty() && e.code().equals(McpException.ERROR_RESPONSE);
            return (askedTooEarly ? discover(transport).flatMap(Handshake::modern) : Optional.<Session>empty())
                    .orElseThrow(() -> e);
        }
    }

    private Optional<RpcAnswer> discover(Transport transport) throws McpException {
        try {
            return Optional.of(transport.ask("server/discover", Revisions.modernParameters(), limits.probe()));
        } catch (McpException e) {
            if (!e.mayBeOtherEra()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** A server that names no revision at all is asked once more, too. */
    private static boolean offersModern(RpcAnswer answer) {
        JsonNode supported = answer.error()
                .map(error -> error.path("data").path("supported"))
                .orElseThrow();
        return !supported.isArray() || names(supported, Revisions.MODERN);
    }

    private static boolean names(JsonNode array, String wanted) {
        for (JsonNode name : array) {
            if (name.asString("").equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Session> modern(RpcAnswer answer) {
        JsonNode result = answer.result().filter(JsonNode::isObject).orElse(null);
        if (result == null) {
            return Optional.empty();
        }
        JsonNode supported = result.path("supportedVersions");
        if (!supported.isArray() || !names(supported, Revisions.MODERN)) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                true,
                Revisions.MODERN,
                object(result.path("_meta").path(SERVER_INFO)),
                text(result.path("instructions")),
                object(result.path("capabilities"))));
    }

    /** The handshake of the revisions up to 2025-11-25. */
    Session initialize(Transport transport) throws McpException {
        String newest = Revisions.LEGACY.get(0);
        RpcAnswer answer = transport.ask("initialize", Revisions.initializeParameters(newest), limits.answer());
        if (answer.error().isPresent()) {
            JsonNode supported = answer.error().get().path("data").path("supported");
            Optional<String> other = Revisions.LEGACY.stream()
                    .filter(name -> names(supported, name))
                    .findFirst();
            if (other.isEmpty()) {
                throw answer.failure();
            }
            answer = transport.ask("initialize", Revisions.initializeParameters(other.get()), limits.answer());
        }
        Session session = agreed(transport, answer);
        transport.agreed(session.protocolVersion());
        transport.tell("notifications/initialized");
        return session;
    }

    private static Session agreed(Transport transport, RpcAnswer answer) throws McpException {
        JsonNode result = answer.result().filter(JsonNode::isObject).orElseThrow(answer::failure);
        String revision = result.path("protocolVersion").asString("");
        if (!revision.matches(REVISION)) {
            throw new McpException("bad-handshake", "the server named no revision of the protocol");
        }
        if (!Revisions.LEGACY.contains(revision)) {
            transport
                    .conversation()
                    .warn("unknown-protocol-version", "the server answers in the unknown revision " + revision);
        }
        return new Session(
                false,
                revision,
                object(result.path("serverInfo")),
                text(result.path("instructions")),
                object(result.path("capabilities")));
    }

    private static Optional<JsonNode> object(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isObject);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("")).filter(text -> !text.isBlank());
    }
}
