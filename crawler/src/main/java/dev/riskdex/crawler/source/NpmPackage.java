package dev.riskdex.crawler.source;

import dev.riskdex.crawler.extract.files.SourceTree;
import java.util.List;
import java.util.Map;

/**
 * A downloaded and verified package.
 *
 * @param name its name
 * @param version the version that was downloaded
 * @param sha256 hash of its tarball
 * @param manifest its {@code package.json}
 * @param files the files that are worth reading, by path
 */
record NpmPackage(String name, String version, String sha256, PackageManifest manifest, Map<String, byte[]> files) {

    /** {@code npm:NAME@VERSION}. */
    String location() {
        return "npm:" + name + "@" + version;
    }

    SourceTree tree() {
        return SourceTree.of(files);
    }

    /** The entry points that really are among the files, with the extensions that Node would try. */
    List<String> entryPoints() {
        return manifest.entryPoints().stream()
                .flatMap(path -> List.of(path, path + ".js", path + ".mjs", path + ".cjs", path + "/index.js").stream()
                        .filter(files::containsKey)
                        .limit(1))
                .toList();
    }
}
