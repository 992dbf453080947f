package dev.riskdex.crawler.config;

import java.util.Optional;

/**
 * What a configured command or address stands for.
 *
 * @param kind what sort of thing it is
 * @param name package, image, address or path; never empty
 * @param version the version that is asked for, where one is
 */
public record ServerIdentity(Kind kind, String name, Optional<String> version) {

    /** The canonical identity of the server, such as {@code npm:@scope/name}. */
    public String id() {
        return kind.prefix + name;
    }

    /** {@code NAME@VERSION}, or the name alone. */
    public String spec() {
        return name + version.map(wanted -> "@" + wanted).orElse("");
    }

    /** What a configured server can be. */
    public enum Kind {
        /** A package of the npm registry. */
        NPM("npm:"),
        /** A package of the Python registry. */
        PYPI("pypi:"),
        /** A package of the .NET registry. */
        NUGET("nuget:"),
        /** A container image. */
        IMAGE("docker:"),
        /** A server somewhere else, reached by its address. */
        REMOTE(""),
        /** A program or script on this machine. */
        LOCAL("local:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }
}
