package dev.riskdex.web;

/** A request that cannot be answered as asked. Title and message are for the person who asked. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    private Failure(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    static Failure notFound(String detail) {
        return new Failure(404, "Not found", detail);
    }

    static Failure badRequest(String detail) {
        return new Failure(400, "This request cannot be read", detail);
    }

    /** A status that the server itself gave. */
    static Failure of(int status) {
        return switch (status) {
            case 404 -> notFound("There is no page at this address.");
            case 405 -> new Failure(405, "Not possible here", "This address does not take requests of this method.");
            case 413 -> new Failure(413, "Too large", "This request is larger than the server takes.");
            default ->
                status >= 500
                        ? new Failure(status, "Something went wrong", "The server could not answer. It wrote down why.")
                        : new Failure(status, "This request cannot be answered", "The server does not understand it.");
        };
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
