package dev.riskdex.crawler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A registry's document about a package: its versions and tags. */
final class NpmMetadata {

    private final JsonNode document;

    NpmMetadata(JsonNode document) {
        this.document = document;
    }

    /**
     * A version that can be downloaded.
     *
     * @param version its number
     * @param tarball address of its archive
     * @param integrity what the archive must hash to, where the registry promises it
     */
    record Release(String version, String tarball, Optional<Integrity> integrity) {}

    /**
     * The version that npm would install.
     *
     * @param wanted an exact version, a tag or a range; absent for the tag {@code latest}
     */
    Optional<Release> find(Optional<String> wanted) {
        String asked = wanted.orElse("latest");
        Optional<Release> exact = release(asked.replaceFirst("^[v=]+(?=\\d)", ""));
        if (exact.isPresent()) {
            return exact;
        }
        JsonNode tagged = document.path("dist-tags").path(asked);
        if (tagged.isString()) {
            return release(tagged.stringValue());
        }
        if (asked.equals("latest")) {
            return highest(VersionRange.find("*").orElseThrow());
        }
        return VersionRange.find(asked).flatMap(this::bestMatch);
    }

    /** The tag {@code latest} where it lies in the range, as npm prefers it; else the highest version in the range. */
    private Optional<Release> bestMatch(VersionRange range) {
        JsonNode latest = document.path("dist-tags").path("latest");
        return Version.find(latest.asString(""))
                .filter(range::contains)
                .flatMap(version -> release(latest.stringValue()))
                .or(() -> highest(range));
    }

    private Optional<Release> highest(VersionRange range) {
        List<Map.Entry<Version, String>> matching = new ArrayList<>();
        for (String name : document.path("versions").propertyNames()) {
            Version.find(name).filter(range::contains).ifPresent(version -> matching.add(Map.entry(version, name)));
        }
        return matching.stream()
                .max(Comparator.comparing(Map.Entry<Version, String>::getKey))
                .flatMap(entry -> release(entry.getValue()));
    }

    private Optional<Release> release(String version) {
        JsonNode dist = document.path("versions").path(version).path("dist");
        String tarball = dist.path("tarball").asString("");
        return tarball.isEmpty()
                ? Optional.empty()
                : Optional.of(new Release(
                        version,
                        tarball,
                        Integrity.strongest(
                                dist.path("integrity").asString(""),
                                dist.path("shasum").asString(""))));
    }

    /** Some of the newest versions, for a message. */
    String someVersions() {
        return document.path("versions").propertyNames().stream()
                .flatMap(name -> Version.find(name).map(version -> Map.entry(version, name)).stream())
                .sorted(Map.Entry.<Version, String>comparingByKey().reversed())
                .limit(5)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }
}
