package dev.riskdex.crawler.net;

/**
 * A value that must not be seen.
 *
 * @param value the value itself; never to be printed or stored
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
