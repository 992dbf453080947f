package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.FetchRequest;
import dev.riskdex.crawler.net.Fetched;
import dev.riskdex.crawler.net.RegistryNotConfiguredException;
import dev.riskdex.crawler.net.TrustedOrigin;
import dev.riskdex.model.ServerDefinition;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Downloads Python packages from the index that the user configured and reads the server in them. */
final class PypiServerReader {

    /** JSON first, which is exact; HTML is what every index has. */
    private static final String MEDIA_TYPES =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.5, text/html; q=0.1";

    /** Pages of packages with thousands of files have some megabytes. */
    private static final int PAGE_BYTES = 32 << 20;

    private final SourceContext context;

    PypiServerReader(SourceContext context) {
        this.context = context;
    }

    /**
     * Reads the server of a package.
     *
     * @param version an exact version; absent for the newest
     */
    ServerDefinition read(String name, Optional<String> version) throws UnreadableException {
        String where = "pypi:" + name + version.map(wanted -> "@" + wanted).orElse("");
        if (context.offline()) {
            throw UnreadableException.offline(where);
        }
        TrustedOrigin index = index(where);
        String normalized = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
        Fetched page = fetch(
                FetchRequest.trusted(index, index.base() + normalized + "/", PAGE_BYTES)
                        .accepting(MEDIA_TYPES),
                where);
        PypiIndex files = PypiIndex.read(page.bytes(), page.url(), where);
        PypiIndex.Archive archive = files.find(version)
                .orElseThrow(() -> new UnreadableException(
                        "no-such-version",
                        "the index has no such version; the newest are " + files.someVersions(),
                        where));
        byte[] bytes = fetch(
                        FetchRequest.trusted(
                                index,
                                archive.url(),
                                context.limits().archives().archiveBytes()),
                        where)
                .bytes();
        List<Warning> noted = new ArrayList<>();
        verify(archive, bytes, where, noted);
        String location = "pypi:" + normalized + "@" + archive.version().text();
        CheckoutReader.Origin origin = new CheckoutReader.Origin(
                "pypi",
                "pypi:" + normalized,
                normalized,
                Optional.of(archive.version().text()),
                Optional.empty(),
                location,
                Optional.of(context.clock().instant()),
                Optional.of(Sha256.hex(bytes)));
        Map<String, byte[]> unpacked = unpack(archive, bytes, location, noted);
        ServerRoot root = new ServerRoot("", Set.of(normalized), Optional.empty(), Optional.empty(), true, "");
        return new CheckoutReader(context.extractor()).server(unpacked, root, origin, noted);
    }

    private TrustedOrigin index(String where) throws UnreadableException {
        try {
            return context.registries().pypi();
        } catch (RegistryNotConfiguredException e) {
            throw new UnreadableException("no-registry", String.valueOf(e.getMessage()), where);
        }
    }

    private Fetched fetch(FetchRequest request, String where) throws UnreadableException {
        try {
            return context.fetcher().fetch(request);
        } catch (FetchException e) {
            String message = e.status() == 404
                    ? "the index has no such package (" + e.url() + ")"
                    : e.getMessage() + " (" + e.url() + ")";
            throw new UnreadableException(e.reason().code(), message, where);
        }
    }

    private static void verify(PypiIndex.Archive archive, byte[] bytes, String where, List<Warning> warnings)
            throws UnreadableException {
        if (archive.sha256().isEmpty()) {
            warnings.add(new Warning("no-integrity", "the index promises no hash for the archive", where));
        } else if (!archive.sha256().get().equals(Sha256.hex(bytes))) {
            throw new UnreadableException(
                    "wrong-integrity", "the archive does not have the SHA-256 hash that the index promises", where);
        }
    }

    private Map<String, byte[]> unpack(PypiIndex.Archive archive, byte[] bytes, String where, List<Warning> warnings)
            throws UnreadableException {
        try {
            return archive.zip()
                    ? ZipReader.read(bytes, context.limits().archives(), where, warnings)
                    : TarballReader.read(bytes, context.limits().archives(), where, warnings);
        } catch (IOException e) {
            throw new UnreadableException("bad-archive", "the archive cannot be read: " + e.getMessage(), where);
        }
    }
}
