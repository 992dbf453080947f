package dev.riskdex.crawler.source;

import dev.riskdex.crawler.SourceContext;
import dev.riskdex.crawler.net.FetchException;
import dev.riskdex.crawler.net.FetchRequest;
import dev.riskdex.crawler.net.Fetched;
import dev.riskdex.crawler.net.RegistryNotConfiguredException;
import dev.riskdex.crawler.net.TrustedOrigin;
import dev.riskdex.crawler.parse.JsonDocument;
import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import dev.riskdex.crawler.parse.Texts;
import dev.riskdex.model.Sha256;
import dev.riskdex.model.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Downloads packages from the npm registry that the user configured; nothing is installed or run. */
final class NpmPackages {

    /** The short form of a registry's document, where the registry has one. */
    private static final String MEDIA_TYPES = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8";

    /** Documents of packages with thousands of versions have some megabytes. */
    private static final int METADATA_BYTES = 32 << 20;

    private final SourceContext context;
    private final JsonTreeReader json;

    NpmPackages(SourceContext context) {
        this.context = context;
        this.json = JsonTreeReader.strict(new ReadLimits(METADATA_BYTES, METADATA_BYTES, 64, 4_000_000, 0, 0, 0, 10));
    }

    /**
     * Downloads, verifies and unpacks a package.
     *
     * @param warnings takes what is wrong with it but does not keep it from being read
     */
    NpmPackage download(PackageSpec spec, List<Warning> warnings) throws UnreadableException {
        String where = "npm:" + spec;
        if (context.offline()) {
            throw UnreadableException.offline(where);
        }
        TrustedOrigin registry = registry(spec, where);
        NpmMetadata metadata = new NpmMetadata(json(
                fetch(metadataRequest(registry, spec.name()), where).bytes(), "the registry's answer", where));
        NpmMetadata.Release release = metadata.find(spec.version())
                .orElseThrow(() -> new UnreadableException(
                        "no-such-version",
                        "the registry has no such version; the newest are " + metadata.someVersions(),
                        where));
        byte[] tarball = tarball(registry, spec, release, where);
        verify(release, tarball, where, warnings);
        Map<String, byte[]> files = unpack(tarball, "npm:" + spec.name() + "@" + release.version(), warnings);
        byte[] manifest = files.getOrDefault("package.json", new byte[0]);
        return new NpmPackage(
                spec.name(),
                release.version(),
                Sha256.hex(tarball),
                new PackageManifest(
                        manifest.length == 0 ? noManifest(where, warnings) : json(manifest, "package.json", where)),
                files);
    }

    private TrustedOrigin registry(PackageSpec spec, String where) throws UnreadableException {
        try {
            return context.registries().npm(spec.name());
        } catch (RegistryNotConfiguredException e) {
            throw new UnreadableException("no-registry", String.valueOf(e.getMessage()), where);
        }
    }

    private static FetchRequest metadataRequest(TrustedOrigin registry, String name) {
        String address = registry.base() + name.replace("/", "%2f");
        return FetchRequest.trusted(registry, address, METADATA_BYTES).accepting(MEDIA_TYPES);
    }

    /**
     * The archive, from the address that the registry names. A mirror may hand out addresses of the place that it
     * mirrors; where that one is not reachable, the mirror itself is asked for the same path.
     */
    private byte[] tarball(TrustedOrigin registry, PackageSpec spec, NpmMetadata.Release release, String where)
            throws UnreadableException {
        int maxBytes = context.limits().archives().archiveBytes();
        FetchRequest named = FetchRequest.trusted(registry, release.tarball(), maxBytes);
        try {
            return context.fetcher().fetch(named).bytes();
        } catch (FetchException failure) {
            if (registry.sameHost(release.tarball()) || failure.reason() == FetchException.Reason.INTERRUPTED) {
                throw unreadable(failure, where);
            }
            String bareName = spec.name().substring(spec.name().indexOf('/') + 1);
            String onMirror = registry.base() + spec.name() + "/-/" + bareName + "-" + release.version() + ".tgz";
            return fetch(FetchRequest.trusted(registry, onMirror, maxBytes), where)
                    .bytes();
        }
    }

    private Fetched fetch(FetchRequest request, String where) throws UnreadableException {
        try {
            return context.fetcher().fetch(request);
        } catch (FetchException e) {
            throw unreadable(e, where);
        }
    }

    private static UnreadableException unreadable(FetchException e, String where) {
        String message = e.status() == 404
                ? "the registry has no such package (" + e.url() + ")"
                : e.getMessage() + " (" + e.url() + ")";
        return new UnreadableException(e.reason().code(), message, where);
    }

    private JsonNode json(byte[] bytes, String what, String where) throws UnreadableException {
        JsonDocument document = json.read(Texts.decode(bytes, bytes.length, where, new ArrayList<>()), where);
        JsonNode root = document.root().orElse(JsonNodeFactory.instance.nullNode());
        if (document.broken() || !root.isObject()) {
            throw new UnreadableException("not-json", what + " is no JSON object", where);
        }
        return root;
    }

    private static JsonNode noManifest(String where, List<Warning> warnings) {
        warnings.add(new Warning("no-manifest", "the archive holds no package.json", where));
        return JsonNodeFactory.instance.objectNode();
    }

    private static void verify(NpmMetadata.Release release, byte[] tarball, String where, List<Warning> warnings)
            throws UnreadableException {
        if (release.integrity().isEmpty()) {
            warnings.add(new Warning("no-integrity", "the registry promises no hash for the archive", where));
        } else if (!release.integrity().get().matches(tarball)) {
            throw new UnreadableException(
                    "wrong-integrity",
                    "the archive does not have the " + release.integrity().get().algorithm()
                            + " hash that the registry promises",
                    where);
        }
    }

    private Map<String, byte[]> unpack(byte[] tarball, String where, List<Warning> warnings)
            throws UnreadableException {
        try {
            return TarballReader.read(tarball, context.limits().archives(), where, warnings);
        } catch (IOException e) {
            throw new UnreadableException("bad-archive", "the archive cannot be read: " + e.getMessage(), where);
        }
    }
}
