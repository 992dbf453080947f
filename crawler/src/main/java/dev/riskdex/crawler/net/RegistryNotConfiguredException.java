package dev.riskdex.crawler.net;

/** No package registry is configured on this machine; the message says how to configure one. */
public final class RegistryNotConfiguredException extends Exception {

    private static final long serialVersionUID = 1;

    RegistryNotConfiguredException(String message) {
        super(message);
    }
}
