package dev.riskdex.crawler.mcp;

import dev.riskdex.crawler.net.FetchException;
import java.io.IOException;
import java.util.Set;

/** Why a question to a server brought no answer. */
final class McpException extends IOException {

    private static final long serialVersionUID = 1;

    /** The server answered with an error of the protocol. */
    static final String ERROR_RESPONSE = "error-response";

    /** Troubles after which asking in another way is of no use. */
    private static final Set<String> FINAL = Set.of(
            "refused",
            "unreachable",
            "certificate",
            "redirects",
            "interrupted",
            "process-ended",
            "stdout-flood",
            "notification-flood",
            "too-large",
            "auth-required");

    private final String code;
    private final int status;

    McpException(String code, String message) {
        this(code, message, 0);
    }

    private McpException(String code, String message, int status) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** The connection failed, or the address is one that may not be asked. */
    static McpException of(FetchException failure) {
        return new McpException(failure.reason().code(), String.valueOf(failure.getMessage()), failure.status());
    }

    /** An HTTP server answered with a status and without a message of the protocol. */
    static McpException refused(int status) {
        String code = switch (status) {
            case 401 -> "auth-required";
            case 403 -> "forbidden";
            case 404, 410 -> "not-found";
            case 408, 425, 429, 500, 502, 503, 504 -> "unavailable";
            default -> "status";
        };
        return new McpException(code, "the server answered with status " + status, status);
    }

    /** Stable id of the kind of trouble, usable as the code of a warning. */
    String code() {
        return code;
    }

    /** The status that an HTTP server refused with; 0 for every other trouble. */
    int status() {
        return status;
    }

    /** Whether the server may only have been asked in a way that it does not know. */
    boolean mayBeOtherEra() {
        boolean busy = status == 429 || status >= 502;
        return !busy && !FINAL.contains(code);
    }
}
