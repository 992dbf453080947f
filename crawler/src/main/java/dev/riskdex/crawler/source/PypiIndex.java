package dev.riskdex.crawler.source;

import dev.riskdex.crawler.parse.JsonTreeReader;
import dev.riskdex.crawler.parse.ReadLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** A Python index's page about a package: its files, as JSON (PEP 691) or HTML (PEP 503). */
final class PypiIndex {

    private static final Pattern WHEEL =
            Pattern.compile("(?<name>[^-]+)-(?<version>[^-]+)(?:-\\d[^-]*)?-[^-]+-[^-]+-(?<platform>[^-]+)\\.whl");
    private static final Pattern SOURCES = Pattern.compile("(?<name>.+)-(?<version>[^-]+)\\.(?:tar\\.gz|tgz|zip)");
    private static final Pattern HASH = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    private final List<Archive> archives;

    private PypiIndex(List<Archive> archives) {
        this.archives = archives;
    }

    /**
     * A file that can be downloaded.
     *
     * @param version it holds
     * @param url its address
     * @param sha256 what it must hash to, where the index promises it
     * @param wheel whether it is a zip archive of the installed form, else of the sources
     * @param universal whether it is the same for all platforms
     * @param yanked whether its authors withdrew it
     */
    record Archive(
            PythonVersion version,
            String url,
            Optional<String> sha256,
            boolean wheel,
            boolean universal,
            boolean yanked) {

        boolean zip() {
            return wheel || url.replaceFirst("[?#].*", "").endsWith(".zip");
        }
    }

    /**
     * Reads an answer in either form.
     *
     * @param page address of the page, which addresses in it may be relative to
     * @throws UnreadableException when it has neither form
     */
    static PypiIndex read(byte[] bytes, String page, String where) throws UnreadableException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<Archive> archives = new ArrayList<>();
        if (text.stripLeading().startsWith("{")) {
            JsonNode files = JsonTreeReader.strict(ReadLimits.DEFAULT)
                    .read(text, where)
                    .root()
                    .orElseThrow(() -> new UnreadableException("not-json", "the index's answer is no JSON", where))
                    .path("files");
            for (JsonNode file : files) {
                archive(
                                file.path("filename").asString(""),
                                file.path("url").asString(""),
                                file.path("hashes").path("sha256").asString(""),
                                file.path("yanked").isString()
                                        || file.path("yanked").asBoolean(false),
                                page)
                        .ifPresent(archives::add);
            }
        } else {
            for (Element link : Jsoup.parse(text, page).select("a[href]")) {
                Matcher hash = HASH.matcher(link.attr("href"));
                archive(
                                link.text().strip(),
                                link.attr("href"),
                                hash.find() ? hash.group(1) : "",
                                link.hasAttr("data-yanked"),
                                page)
                        .ifPresent(archives::add);
            }
        }
        return new PypiIndex(archives);
    }

    private static Optional<Archive> archive(String name, String href, String sha256, boolean yanked, String page) {
        Matcher wheel = WHEEL.matcher(name);
        Matcher sources = SOURCES.matcher(name);
        boolean isWheel = wheel.matches();
        if (!isWheel && !sources.matches()) {
            return Optional.empty();
        }
        boolean universal = isWheel && wheel.group("platform").equals("any");
        Optional<String> hash = Optional.of(sha256.toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        return PythonVersion.find(isWheel ? wheel.group("version") : sources.group("version"))
                .flatMap(version ->
                        resolved(page, href).map(url -> new Archive(version, url, hash, isWheel, universal, yanked)));
    }

    private static Optional<String> resolved(String page, String href) {
        try {
            return Optional.of(URI.create(page).resolve(href.strip()).toString().replaceFirst("#.*", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The file to read: of the version that pip would install, a wheel for all platforms before the sources before any
     * other wheel.
     *
     * @param wanted an exact version; absent for the newest
     */
    Optional<Archive> find(Optional<String> wanted) {
        Optional<PythonVersion> exact = wanted.flatMap(PythonVersion::find);
        if (wanted.isPresent() && exact.isEmpty()) {
            return Optional.empty();
        }
        Optional<PythonVersion> version = exact.or(this::newest);
        return version.flatMap(chosen -> archives.stream()
                .filter(archive -> archive.version().sameAs(chosen))
                .max(Comparator.comparing(Archive::universal).thenComparing(archive -> !archive.wheel())));
    }

    private Optional<PythonVersion> newest() {
        List<Archive> offered =
                archives.stream().filter(archive -> !archive.yanked()).toList();
        return offered.stream()
                .map(Archive::version)
                .filter(version -> !version.prerelease())
                .max(Comparator.naturalOrder())
                .or(() -> offered.stream().map(Archive::version).max(Comparator.naturalOrder()));
    }

    /** The newest versions, for messages. */
    String someVersions() {
        List<String> newest = archives.stream()
                .map(Archive::version)
                .sorted(Comparator.reverseOrder())
                .map(PythonVersion::text)
                .distinct()
                .limit(5)
                .toList();
        return newest.isEmpty() ? "(none)" : String.join(", ", newest);
    }
}
