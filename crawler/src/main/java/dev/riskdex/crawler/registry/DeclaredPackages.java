package dev.riskdex.crawler.registry;

import dev.riskdex.crawler.config.CommandIdentity;
import dev.riskdex.crawler.config.ServerIdentity;
import dev.riskdex.crawler.config.ServerIdentity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages of one {@code server.json}: which server each is, and where it can be read. An image, a .NET or a Rust
 * package is known by its name but not read, and a warning says so.
 */
final class DeclaredPackages {

    private final List<String> identities = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private final Set<String> registries = new TreeSet<>();
    private final Set<String> transports = new TreeSet<>();

    void read(DocumentPart declared) {
        declared.text("registryBaseUrl").ifPresent(registries::add);
        declared.at("transport").text("type").ifPresent(transports::add);
        String kind = declared.text("registryType")
                .or(() -> declared.text("registryName"))
                .orElse("");
        Optional<String> identifier = declared.text("identifier").or(() -> declared.text("name"));
        if (identifier.isEmpty()) {
            declared.warn("package-without-name", "the package has no identifier");
            return;
        }
        Optional<String> version = declared.text("version");
        named.add(
                kind + ":" + identifier.get() + version.map(text -> "@" + text).orElse(""));
        accept(declared, kind, identifier.get(), version);
    }

    private void accept(DocumentPart declared, String kind, String name, Optional<String> version) {
        switch (kind) {
            case "npm" -> readable(declared, "npm:", "npx", Kind.NPM, name, version);
            case "pypi" -> readable(declared, "pypi:", "uvx", Kind.PYPI, name, version);
            case "mcpb" -> bundle(declared, name);
            case "nuget" -> unreadable(declared, identity(List.of("dnx", name), Kind.NUGET), "a .NET package");
            case "oci", "docker" ->
                unreadable(
                        declared,
                        identity(List.of("docker", "run", name), Kind.IMAGE),
                        "a container image, which could only be read by running it");
            case "cargo" -> unreadable(declared, Optional.empty(), "a Rust package");
            default -> declared.warn("unknown-package", "a package of an unknown kind is not read");
        }
    }

    private void readable(
            DocumentPart declared, String scheme, String launcher, Kind kind, String name, Optional<String> version) {
        Optional<String> identity = identity(List.of(launcher, name), kind);
        String notation = scheme + name + version.map(text -> "@" + text).orElse("");
        if (identity.isEmpty() || !Places.canBeParsed(notation)) {
            declared.at("identifier").warn("package-unusable", "this can be no name and version of such a package");
            return;
        }
        identities.add(identity.get());
        places.add(notation);
    }

    /** The identity that a command line which starts the package has, too. */
    private static Optional<String> identity(List<String> command, Kind kind) {
        ServerIdentity found = CommandIdentity.of(command);
        return found.kind() == kind ? Optional.of(found.id()) : Optional.empty();
    }

    private void bundle(DocumentPart declared, String address) {
        if (!address.matches("(?i)https?://[^#\\s]{1,2000}")) {
            declared.at("identifier").warn("package-unusable", "a bundle must be an https address");
            return;
        }
        Optional<String> hash = declared.text("fileSha256");
        boolean right = hash.filter(text -> text.matches("[0-9a-fA-F]{64}")).isPresent();
        if (!right) {
            declared.warn("no-integrity", "no SHA-256 is promised for the bundle, so it cannot be verified");
        }
        places.add("mcpb:" + address + (right ? "#sha256=" + hash.get() : ""));
    }

    private void unreadable(DocumentPart declared, Optional<String> identity, String what) {
        identity.ifPresent(identities::add);
        declared.warn("not-read-package", "it is " + what + ", so its tools are not read from there");
    }

    List<String> identities() {
        return identities;
    }

    List<String> places() {
        return places;
    }

    void addTo(Facts facts) {
        facts.put("packages", named);
        facts.put("packageRegistries", registries);
        facts.put("packageTransports", transports);
    }
}
