package dev.riskdex.cli.report;

import dev.riskdex.model.Provenance;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.ToolOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where a result stands. GitHub takes only paths below the repository, so the notation of a source that is no file becomes
 * one: {@code npm:@scope/name@1.2.3} is {@code npm/@scope/name@1.2.3}.
 *
 * @param uri a relative reference, or a {@code file:} address for what lies outside of the working directory
 * @param line from 1, where known
 */
record SarifPlace(String uri, OptionalInt line) {

    /** The place of a tool, or of a whole server. */
    static SarifPlace of(ServerDefinition server, ToolOrigin origin) {
        Provenance provenance = server.provenance();
        boolean local =
                provenance.source().equals("file") || provenance.source().equals("directory");
        String base = local ? provenance.location() : notation(server);
        String whole = origin.file().map(file -> join(base, file)).orElse(base);
        return new SarifPlace(local ? local(whole) : encoded(whole), origin.line());
    }

    private static String notation(ServerDefinition server) {
        String location = server.provenance().location();
        String notation =
                location.contains(":") ? location : server.provenance().source() + ":" + location;
        return notation.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*):/*", "$1/");
    }

    private static String join(String base, String file) {
        return base.isEmpty() || base.equals(".") ? file : base.replaceFirst("/+$", "") + "/" + file;
    }

    private static String local(String name) {
        try {
            Path here = Path.of("").toAbsolutePath();
            Path path = here.resolve(name).normalize();
            return path.startsWith(here)
                    ? encoded(here.relativize(path).toString().replace('\\', '/'))
                    : path.toUri().toString();
        } catch (InvalidPathException e) {
            return encoded(name);
        }
    }

    /** A path as a relative reference; what a reference must not hold is percent-encoded, and a first colon too. */
    private static String encoded(String path) {
        try {
            String uri = new URI(null, null, "/" + path, null).toASCIIString().substring(1);
            return uri.isEmpty() ? "." : uri.replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }
}
