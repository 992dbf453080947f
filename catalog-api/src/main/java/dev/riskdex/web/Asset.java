package dev.riskdex.web;

import dev.riskdex.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that ships with the pages.
 *
 * @param name below {@code /assets/}
 * @param contentType media type
 * @param bytes contents
 * @param hash beginning of their SHA-256, as entity tag and as version in addresses
 */
record Asset(String name, String contentType, byte[] bytes, String hash) {

    /** All of them by name: nothing else is ever read for a request. */
    static final Map<String, Asset> ALL = Stream.of(
                    load("style.css", "text/css; charset=utf-8"),
                    load("site.js", "text/javascript; charset=utf-8"),
                    load("policy-model.js", "text/javascript; charset=utf-8"),
                    load("policy-editor.js", "text/javascript; charset=utf-8"),
                    load("policy.js", "text/javascript; charset=utf-8"),
                    load("icon.svg", "image/svg+xml"))
            .collect(Collectors.toUnmodifiableMap(Asset::name, asset -> asset));

    /** The address of a file, which changes with its contents, so that it may be kept for ever. */
    static String address(String name) {
        return "/assets/" + name + "?v=" + Objects.requireNonNull(ALL.get(name)).hash();
    }

    static Asset load(String name, String contentType) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + name + " in this build");
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(name, contentType, bytes, Sha256.hex(bytes).substring(0, 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
